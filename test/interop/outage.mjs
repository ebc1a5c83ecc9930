import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const here = path.dirname(fileURLToPath(import.meta.url));
const away = 20_000;

/**
 * The Python SDK and this client wait for the same experiment while nobody listens at the master's address for 20 s. Gives how
 * many steps that were; rejects with what the one that failed says.
 */
export async function outlastOutage(python) {
  const [{ createFakeMaster }, { Determined }] = await Promise.all(
    ["testing", "index"].map((entry) => import(path.join(here, `../../dist/${entry}.js`))),
  );
  const fake = await createFakeMaster();
  const { port } = await fake.listen();
  const [{ id }] = fake.experiments.add({ runsFor: "45s" });
  const gate = await openGate(port);
  try {
    const env = { ...process.env, DET_MASTER: gate.url, EXPERIMENT: String(id), PYTHONWARNINGS: "ignore" };
    const child = spawn(python, [path.join(here, "outage.py")], { env, cwd: here, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const ended = once(child, "close");
    const told = [];
    const say = (message) => told.push(message);
    const logger = { debug() {}, info: say, warn: say, error: say };
    const determined = new Determined({ master: gate.url, token: fake.token("admin"), tokenStore: false, logger });
    const ours = determined.experiment(id).wait();
    // Theirs asks once for the experiment and then polls; the outage comes behind the first poll of both.
    const isBehind = () => countPolls(fake, "admin") >= 1 && countPolls(fake, "determined") >= 2;
    while (child.exitCode === null && !isBehind()) await sleep(50);
    // Their answers are on the way still: cut, they would be asked for again at once.
    await sleep(1_000);
    await gate.close();
    await sleep(away);
    await gate.open();
    const [state, [status]] = await Promise.all([ours, ended]);
    if (state !== "STATE_COMPLETED" || told.length !== 2) throw new Error(`This client saw ${state} and said ${told}`);
    if (status !== 0) throw new Error(`outage.py: ${output.split("\n").slice(-15).join("\n")}`);
    return 2;
  } finally {
    await gate.close();
    await fake.close();
  }
}

/** Answers about the experiment that have gone out to a user. */
function countPolls(fake, user) {
  const requests = fake.requests({ operation: "GetExperiment" });
  return requests.filter(({ status, username }) => status === 200 && username === user).length;
}

/** Passes connections on to a port as long as it is open; the address stays the same. */
async function openGate(target) {
  const sockets = new Set();
  const server = net.createServer((incoming) => {
    const outgoing = net.connect(target, "127.0.0.1");
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => (sockets.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  const open = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await open(0);
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    open: () => open(port),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}
