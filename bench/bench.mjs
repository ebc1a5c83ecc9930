/**
 * What does the facade cost? One GET of an experiment, by the facade, by the low level, by plain openapi-fetch and by
 * bare fetch, against the same loopback server in another thread. Ratios are medians over interleaved rounds.
 * Needs a build. `BENCH_ROUNDS` and `BENCH_REQUESTS` change how long it takes.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import createClient from "openapi-fetch";

const rounds = Number(process.env.BENCH_ROUNDS ?? 40);
const requests = Number(process.env.BENCH_REQUESTS ?? 150);
const warmUp = Math.max(3, Math.ceil(rounds / 10));

const worker = new Worker(new URL("./server.mjs", import.meta.url));
const [{ port, bytes }] = await once(worker, "message");
const master = `http://127.0.0.1:${port}`;
const contenders = await makeContenders(master);

/** Times of each contender, one a round, in milliseconds a request. */
const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
const names = Object.keys(contenders);
for (let round = -warmUp; round < rounds; round += 1) {
  for (let turn = 0; turn < names.length; turn += 1) {
    // The order rotates: what the first of a round pays (a collection, a busy core) each pays as often.
    const name = names[(turn + round + warmUp) % names.length];
    const began = performance.now();
    for (let request = 0; request < requests; request += 1) await contenders[name]();
    if (round >= 0) times[name].push((performance.now() - began) / requests);
  }
}
await worker.terminate();
report();

async function makeContenders(baseUrl) {
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

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median over the rounds of the ratio within a round, so that a slow second of the machine weighs on both. */
function ratio(name, rival) {
  return median(times[name].map((time, round) => time / times[rival][round]));
}

function report() {
  const rows = names.map((name) => ({
    name,
    milliseconds: Number(median(times[name]).toFixed(4)),
    toOpenapiFetch: Number(ratio(name, "plain openapi-fetch").toFixed(3)),
    toBareFetch: Number(ratio(name, "bare fetch").toFixed(3)),
  }));
  console.log(
    `GET of one experiment (${bytes} bytes), ${rounds} rounds of ${requests} requests, Node ${process.version}`,
  );
  console.log(
    `${"".padEnd(20)} ${"ms/request".padStart(11)} ${"/openapi-fetch".padStart(15)} ${"/bare fetch".padStart(12)}`,
  );
  for (const row of rows) {
    const cells = [
      row.milliseconds.toFixed(4).padStart(11),
      row.toOpenapiFetch.toFixed(3).padStart(15),
      row.toBareFetch.toFixed(3).padStart(12),
    ];
    console.log(`${row.name.padEnd(20)} ${cells.join(" ")}`);
  }
  const facade = rows[0].toOpenapiFetch;
  console.log(
    `goal: facade at most 1.10 of plain openapi-fetch; measured ${facade.toFixed(3)}${facade <= 1.1 ? "" : " (missed)"}`,
  );
  console.log(JSON.stringify({ node: process.version, rounds, requests, bytes, rows }));
}
