/**
 * Is the fake master quick enough for tests? First ten simulated hours of 200 experiments, then requests to a server with
 * 10,000 experiments, each beside a bare node:http server in the same thread that answers the same bytes.
 * `BENCH_ROUNDS` changes how long it takes.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { importSource, interleave, median, ratio } from "./measure.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 15);
const EXPERIMENTS = 10_000;
const GOALS = { hours: 500, request: 50 };
const list = (query) => `/api/v1/experiments?${query}`;
const PATHS = {
  "first page": list("limit=200"),
  "last page": list("offset=9800&limit=200"),
  "one state": list("states=STATE_ERROR&limit=200"),
  "label and name": list("labels=group-7&name=sweep&limit=200"),
  "by name": list("sortBy=SORT_BY_NAME&orderBy=ORDER_BY_DESC&limit=200"),
  "by start": list("sortBy=SORT_BY_START_TIME&limit=200"),
  "by state, of a user": list("sortBy=SORT_BY_STATE&users=determined&limit=200"),
  "by best metric": list("sortBy=SORT_BY_SEARCHER_METRIC_VAL&limit=200"),
  "by checkpoint size": list("sortBy=SORT_BY_CHECKPOINT_SIZE&orderBy=ORDER_BY_DESC&limit=200"),
  "one experiment": "/api/v1/experiments/5000",
};

const cold = coldStart();
const hours = await tenHours();
const worker = new Worker(new URL("./fake-server.mjs", import.meta.url), {
  workerData: { experiments: EXPERIMENTS, paths: Object.values(PATHS) },
});
const [{ fake, bare, authorization, seeding }] = await once(worker, "message");
// The first request of a program loads `fetch` itself, which is not the master's doing.
await (await fetch(bare + PATHS["one experiment"])).arrayBuffer();
const rows = [];
for (const [name, path] of Object.entries(PATHS)) rows.push(await measure(name, path));
await worker.terminate();
report();

/** Milliseconds that Node takes to start and do nothing: how quick the machine is just now. */
function coldStart() {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    spawnSync(process.execPath, ["-e", "0"]);
    return performance.now() - began;
  });
  return median(times);
}

/** Times of ten simulated hours with 200 experiments that train, in milliseconds, the creation of the experiments included. */
async function tenHours() {
  const { createFakeMaster } = await importSource('export { createFakeMaster } from "./src/testing.ts";');
  const times = [];
  for (let round = 0; round < Math.min(rounds, 7); round += 1) {
    const master = await createFakeMaster({ slots: 200 });
    const began = performance.now();
    master.experiments.add({ runsFor: "10h", steps: 100 }, 200);
    await master.clock.advance("10h");
    times.push(performance.now() - began);
    await master.close();
  }
  return times;
}

async function measure(name, path) {
  let bytes = 0;
  const ask = async (url) => {
    const response = await fetch(url + path, { headers: { authorization } });
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  };
  // The first request of its kind is the one that a test makes: it counts.
  const began = performance.now();
  await ask(fake);
  const first = performance.now() - began;
  const times = await interleave({ fake: () => ask(fake), bare: () => ask(bare) }, { rounds, warmUp: 2 });
  return {
    name,
    bytes,
    first: round(first),
    median: round(median(times.fake)),
    slowest: round(Math.max(first, ...times.fake)),
    bare: round(median(times.bare)),
    toBare: round(ratio(times, "fake", "bare")),
  };
}

function round(value) {
  return Number(value.toFixed(2));
}

function report() {
  console.log(`Node ${process.version} starts in ${cold.toFixed(0)} ms (median of 5)`);
  console.log("Ten simulated hours of 200 experiments");
  console.log(`median ${median(hours).toFixed(0)} ms (${(median(hours) / cold).toFixed(1)} starts of Node), slowest ${Math.max(...hours).toFixed(0)} ms; goal: below ${GOALS.hours} ms${median(hours) < GOALS.hours ? "" : " (missed)"}`); // prettier-ignore
  console.log(`\nRequests to a fake with ${EXPERIMENTS} experiments (seeded in ${(seeding / 1000).toFixed(1)} s), ms, ${rounds} rounds`); // prettier-ignore
  const heads = ["bytes", "first", "median", "slowest", "bare", "/bare"];
  console.log(`${"".padEnd(22)}${heads.map((head) => head.padStart(10)).join("")}`);
  for (const { name, ...cells } of rows) {
    console.log(`${name.padEnd(22)}${Object.values(cells).map((cell) => String(cell).padStart(10)).join("")}`); // prettier-ignore
  }
  const slowest = Math.max(...rows.map((row) => row.slowest));
  console.log(`goal: no request above 50 ms; slowest ${slowest} ms${slowest <= GOALS.request ? "" : " (missed)"}`);
  console.log(JSON.stringify({ title: "fake master", node: process.version, cold: round(cold), hours: hours.map(round), experiments: EXPERIMENTS, seeding: round(seeding), rows })); // prettier-ignore
}
