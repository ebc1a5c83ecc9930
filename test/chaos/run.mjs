/**
 * `npm run chaos`: what nights do to a program, in two minutes. 200 experiments are launched, 500 waits, 100 followed logs and
 * 20 followed series of metrics go on over loopback, while a fifth of all requests fails, a fifth of the streams is cut, and
 * the server goes away twice for 20 s. Nothing may be lost, come twice, or be left behind. `CHAOS_SEED` draws other weather.
 */
import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { importSource } from "../../bench/measure.mjs";

const seed = Number(process.env.CHAOS_SEED ?? 13);
const size = { experiments: 200, waiters: 500, logFollowers: 100, metricFollowers: 20 };
const restarts = [30_000, 75_000];
const away = 20_000;
/** The fake's time passes this many times as fast as the clients'. */
const speed = 60;

const { createFakeMaster, Determined, runChaos, chance, Weather } = await importSource(
  `export { createFakeMaster } from "./src/testing.ts"; export { Determined } from "./src/index.ts";
   export { runChaos } from "./test/chaos/chaos.ts"; export { chance } from "./test/unit/facade/dedupe-weather.ts";
   export { Weather } from "./test/chaos/weather.ts";`,
);
const bound = setTimeout(() => fail("it did not end within four minutes"), 240_000);

const fake = await createFakeMaster({ seed, slots: 2 * size.experiments, clock: "real", speed });
fake.train(({ random }) => {
  const pace = 20_000 + random() * 60_000;
  return { steps: 60, stepDuration: () => pace, logs: ({ step }) => [`line ${step}`, `step ${step} is over`] };
});
const weather = new Weather(fake.fetch, chance(seed));
const server = createServer(answer);
const port = await listen(0);
const master = `http://127.0.0.1:${port}`;

const counts = {};
for (const name of ["request", "retry", "outage", "resume", "error"]) {
  counts[name] = 0;
  subscribe(`determined-client:${name}`, ({ phase }) => (counts[name] += phase === "end" ? 0 : 1));
}
const login = { master, token: fake.token("determined"), tokenStore: false };
const clients = Array.from({ length: 10 }, () => new Determined(login));
const witness = new Determined({ ...login, fetch: fake.fetch, clock: fake.clock });

const began = performance.now();
const restarting = restart();
const work = runChaos({ clients, witness, size, pause: () => sleep(1000) });
const figures = await work.catch((error) => fail(String(error)));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
await restarting;
const { openStreams, damage } = weather;
await close();
await fake.close();
clearTimeout(bound);
await sleep(500);
const left = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|Immediate/.test(name));

const { calledAgain, experiments, waits, lines, reports, ...faults } = figures;
console.log(`Chaos of ${seconds} s, seed ${seed}, Node ${process.version}`);
console.table({ experiments, waits, "lines followed": lines, "reports followed": reports });
console.table({ ...damage, restarts: restarts.length });
console.table({ ...counts, "calls made again": calledAgain });
console.table({ ...faults, openStreams, "timers and sockets left": left.length });
console.log(JSON.stringify({ title: "chaos", seed, seconds, size, figures, damage, counts, openStreams, left }));
const isClean = Object.values(faults).every((count) => count === 0) && openStreams === 0 && left.length === 0;
console.log(isClean ? "Nothing lost, nothing twice, nothing left." : "NOT CLEAN.");
process.exitCode = isClean ? 0 : 1;

async function restart() {
  let at = 0;
  for (const time of restarts) {
    await sleep(time - at);
    weather.stop();
    await close();
    await sleep(away);
    weather.start();
    await listen(port);
    at = time + away;
  }
}

async function listen(wanted) {
  server.listen(wanted, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

function close() {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** Puts the weather behind a socket: what it throws breaks the connection. */
async function answer(incoming, outgoing) {
  const left = new AbortController();
  outgoing.on("close", () => left.abort());
  try {
    const pieces = [];
    for await (const piece of incoming) pieces.push(piece);
    const { method, headers, url } = incoming;
    const body = pieces.length ? Buffer.concat(pieces) : undefined;
    const response = await weather.fetch(`${fake.url}${url}`, { method, headers, body, signal: left.signal });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.flushHeaders();
    if (response.body) {
      for await (const piece of response.body) {
        if (!outgoing.write(piece)) await once(outgoing, "drain", { signal: left.signal });
      }
    }
    outgoing.end();
  } catch {
    incoming.socket.destroy();
  }
}

function fail(reason) {
  console.error(`Chaos: ${reason}.`);
  process.exit(1);
}
