/**
 * How fast are long lists and metrics read? 10,000 experiments, and 200,000 reports of metrics, from a loopback server that
 * answers each request after 20 ms, beside the official Python client on the same server. The goal is four times its speed. Beside
 * the metrics stands the loop `fetch → decode → split → JSON.parse`, which is the limit of what Node can do.
 * The CPU time of both is printed too: on a busy machine it says more than the time on the wall.
 * `BENCH_ROUNDS`, `BENCH_EXPERIMENTS`, `BENCH_REPORTS` and `BENCH_LATENCY` (milliseconds) change what is measured.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { importSource, interleave, median, report } from "./measure.mjs";
import { findPython, startPython } from "./rival.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const wanted = {
  experiments: Number(process.env.BENCH_EXPERIMENTS ?? 10_000),
  reports: Number(process.env.BENCH_REPORTS ?? 200_000),
  latency: Number(process.env.BENCH_LATENCY ?? 20),
};
const program = `
import json, sys, time, warnings
warnings.simplefilter("ignore")
from determined.experimental import client
determined = client.Determined(master=sys.argv[1], user="determined", password="")
trial = None
for line in sys.stdin:
    began, began_cpu = time.perf_counter(), time.process_time()
    if line.strip() == "list":
        found = len(determined.list_experiments())
    else:
        from determined.common.experimental.trial import Trial
        trial = trial or Trial(1, determined._session)
        found = sum(1 for _ in trial.iter_metrics("training"))
    taken, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    print(json.dumps({"milliseconds": taken * 1000, "cpu": cpu * 1000, "found": found}), flush=True)
`;

const python = findPython();
if (python === undefined) throw new Error("There is no Python with the package determined. Set DETERMINED_PYTHON.");
const server = fork(new URL("./list-server.mjs", import.meta.url), Object.values(wanted).map(String));
const [{ port, token }] = await once(server, "message");
const master = `http://127.0.0.1:${port}`;
const { Determined } = await importSource('export { Determined } from "./src/index.js";');
const determined = new Determined({ master, token, tokenStore: false });
const theirs = startPython(python, program, [master]);
try {
  await compare("list", "experiments", async () => (await determined.listExperiments()).length);
  await compare(
    "metrics",
    "reports",
    async () => {
      let found = 0;
      for await (const each of determined.trial(1).iterTrainingMetrics()) if (each.trialId === 1) found += 1;
      return found;
    },
    bareLoop,
  );
} finally {
  await theirs.stop();
  server.kill();
}

/** The least that a program can do: no check, no record, no second try. What it takes is the limit for every reader. */
async function bareLoop() {
  const url = `${master}/api/v1/trials/metrics/trial_metrics?trialIds=1&group=training`;
  const { body } = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const decoder = new TextDecoder();
  let [found, rest] = [0, ""];
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) for (const each of JSON.parse(line).result.metrics) if (each.trialId === 1) found += 1;
  }
  return found;
}

async function compare(task, what, read, readBare) {
  const expected = wanted[what];
  const cpu = { ours: [], "Python client": [] };
  const check = (found) => {
    if (found !== expected) throw new Error(`${found} ${what} were found instead of ${expected}.`);
  };
  const times = await interleave(
    {
      ours: async () => {
        const before = process.cpuUsage();
        check(await read());
        const { user, system } = process.cpuUsage(before);
        cpu.ours.push((user + system) / 1000);
      },
      ...(readBare && { "bare loop": async () => check(await readBare()) }),
      "Python client": async () => {
        const { milliseconds, found, cpu: used } = await theirs.ask(task);
        cpu["Python client"].push(used);
        check(found);
        return milliseconds;
      },
    },
    { rounds },
  );
  const title = `Reading ${expected} ${what} from a server with ${wanted.latency} ms latency`;
  report({ title, times, ours: "ours", rival: "Python client", goal: 4 });
  const [ours, rival] = [median(cpu.ours), median(cpu["Python client"])];
  console.log(
    `CPU: ours ${ours.toFixed(0)} ms, Python client ${rival.toFixed(0)} ms; ratio ${(rival / ours).toFixed(2)}`,
  );
}
