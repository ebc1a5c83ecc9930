/**
 * What does waiting cost? One `wait()` of ten hours on the fake master's clock, with the times between polls that the client
 * chooses and with 5 s throughout, beside the same hours without anybody who waits; in milliseconds of CPU. `BENCH_ROUNDS`
 * changes how long it takes.
 */
import { importSource, median } from "./measure.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const GOAL = 500;
const { createFakeMaster, Determined } = await importSource(
  'export { createFakeMaster } from "./src/testing.ts"; export { Determined } from "./src/index.ts";',
);

/** CPU of ten simulated hours, and how many requests they were. */
async function tenHours(options) {
  const fake = await createFakeMaster();
  const [{ id }] = fake.experiments.add({ runsFor: "10h" });
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, token: fake.token("determined"), tokenStore: false });
  const began = process.cpuUsage();
  if (options === undefined) await clock.advance("10h");
  else await clock.runUntil(determined.experiment(id).wait(options));
  const { user, system } = process.cpuUsage(began);
  const requests = fake.requests().length;
  await fake.close();
  return { cpu: (user + system) / 1000, requests };
}

const contenders = { "nobody waits": undefined, default: {}, 'interval: "5s"': { interval: "5s" } };
const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = -1; round < rounds; round += 1) {
  for (const [name, options] of Object.entries(contenders)) {
    const result = await tenHours(options);
    if (round >= 0) results[name].push(result);
  }
}
const idle = median(results["nobody waits"].map(({ cpu }) => cpu));
const rows = Object.entries(results).map(([name, all]) => {
  const cpu = median(all.map((each) => each.cpu));
  const { requests } = all[0];
  return { name, cpu: Math.round(cpu), requests, perPoll: requests ? Number(((cpu - idle) / requests).toFixed(3)) : 0 };
});
console.log(`A wait of ten virtual hours, CPU, medians of ${rounds} rounds, Node ${process.version}`);
console.log(`${"".padEnd(18)}${["CPU ms", "requests", "ms / poll"].map((head) => head.padStart(12)).join("")}`);
for (const { name, cpu, requests, perPoll } of rows) {
  console.log(`${name.padEnd(18)}${[cpu, requests, perPoll].map((cell) => String(cell).padStart(12)).join("")}`);
}
const { cpu } = rows.find(({ name }) => name === "default");
console.log(`goal: the default below ${GOAL} ms; measured ${cpu}${cpu < GOAL ? "" : " (missed)"}`);
console.log(JSON.stringify({ title: "ten hours of waiting", node: process.version, goal: GOAL, rows }));
