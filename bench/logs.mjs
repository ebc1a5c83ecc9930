/**
 * What does following a log cost? Reading lines of a log from a loopback server in another thread, by `logs()`,
 * `logEntries()` and the low level, against the bare loop: fetch, decode, split, JSON.parse. The goal is 0.9 of its speed for
 * `logs()`, and a heap that does not grow with the log. `BENCH_LINES` and `BENCH_ROUNDS` change how long it takes.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { importSource, interleave, report } from "./measure.mjs";

const lines = Number(process.env.BENCH_LINES ?? 100_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 10);

const worker = new Worker(new URL("./log-server.mjs", import.meta.url), { workerData: { lines } });
const [{ port }] = await once(worker, "message");
const master = `http://127.0.0.1:${port}`;
const { Determined, createApiClient } = await importSource(
  'export { Determined } from "./src/index.js"; export { createApiClient } from "./src/api/index.js";',
);
const trial = new Determined({ master, token: "t", tokenStore: false, allowInsecureAuth: true }).trial(1);
const api = createApiClient({ master, token: "t", allowInsecureAuth: true });

const count = async (items) => {
  let found = 0;
  for await (const item of items) if (item) found += 1;
  if (found !== lines) throw new Error(`${found} lines instead of ${lines}`);
};
const bare = async function* () {
  const decoder = new TextDecoder();
  let rest = "";
  const response = await fetch(`${master}/api/v1/trials/1/logs`);
  for await (const bytes of response.body) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part).result.message;
  }
};

const times = await interleave(
  {
    "logs()": () => count(trial.logs()),
    "logEntries()": () => count(trial.logEntries()),
    "api.stream": () => count(api.stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 1 } } })),
    "bare loop": () => count(bare()),
    "bare loop, no iterator": async () => {
      let found = 0;
      const decoder = new TextDecoder();
      let rest = "";
      const response = await fetch(`${master}/api/v1/trials/1/logs`);
      for await (const bytes of response.body) {
        const parts = (rest + decoder.decode(bytes, { stream: true })).split("\n");
        rest = parts.pop();
        for (const part of parts) if (JSON.parse(part).result.message) found += 1;
      }
      if (found !== lines) throw new Error(`${found} lines instead of ${lines}`);
    },
  },
  { rounds },
);
const heap = await measureHeap();
await worker.terminate();
report({
  title: `Reading ${lines} lines of a log`,
  times,
  ours: "logs()",
  rival: "bare loop, no iterator",
  goal: 0.9,
  facts: { heap },
});

/** Megabytes of heap in use after each tenth of a million lines, collected before. */
async function measureHeap() {
  const used = [];
  for (let read = 0; read < 1_000_000; read += lines) {
    await count(trial.logs());
    globalThis.gc?.();
    used.push(Number((process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)));
  }
  return used;
}
