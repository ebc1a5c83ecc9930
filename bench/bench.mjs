/**
 * What do the low level and the facade cost? One GET of an experiment, by either, by plain openapi-fetch and by bare fetch,
 * against the same loopback server in another thread. Needs a build. `BENCH_ROUNDS` and `BENCH_REQUESTS` change how long it takes.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import createClient from "openapi-fetch";
import { interleave, printRatios } from "./measure.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 41);
const requests = Number(process.env.BENCH_REQUESTS ?? 150);

const worker = new Worker(new URL("./server.mjs", import.meta.url));
const [{ port, bytes }] = await once(worker, "message");
const calls = await makeCalls(`http://127.0.0.1:${port}`);
const contenders = Object.fromEntries(
  Object.entries(calls).map(([name, call]) => [
    name,
    async () => {
      const began = performance.now();
      for (let request = 0; request < requests; request += 1) await call();
      return (performance.now() - began) / requests;
    },
  ]),
);
const times = await interleave(contenders, { rounds, warmUp: 4 });
await worker.terminate();
printRatios(`GET of one experiment (${bytes} bytes), ${requests} requests a round`, times, [
  "plain openapi-fetch",
  "bare fetch",
]);

async function makeCalls(baseUrl) {
  const { Determined } = await import("../dist/index.js");
  const { createApiClient } = await import("../dist/api.js");
  const token = "bench";
  const headers = { authorization: `Bearer ${token}` };
  const determined = new Determined({ master: baseUrl, token });
  const api = createApiClient({ master: baseUrl, token });
  const plain = createClient({ baseUrl, headers, fetch: (request) => globalThis.fetch(request) });
  const path = "/api/v1/experiments/{experimentId}";
  const init = { params: { path: { experimentId: 1 } } };
  return {
    facade: async () => expectId((await determined.getExperiment(1)).id),
    "low level": async () => expectId((await api.GET(path, init)).data.experiment.id),
    "plain openapi-fetch": async () => expectId((await plain.GET(path, init)).data.experiment.id),
    "bare fetch": async () => {
      const response = await fetch(`${baseUrl}/api/v1/experiments/1`, { headers });
      expectId(JSON.parse(await response.text()).experiment.id);
    },
  };
}

function expectId(id) {
  if (id !== 1) throw new Error(`wrong answer: ${id}`);
}
