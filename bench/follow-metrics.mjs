/**
 * What does following the metrics of a long run cost? Twelve virtual hours with a report every ten seconds (4,320), in requests
 * and megabytes, beside what reading the whole series every 5 s would be: its size at the end, times half the polls.
 */
import { importSource } from "./measure.mjs";

const { createFakeMaster, Determined } = await importSource(
  'export { createFakeMaster } from "./src/testing.ts"; export { Determined } from "./src/index.ts";',
);
const hours = Number(process.env.BENCH_HOURS ?? 12);
const steps = hours * 360;
const fake = await createFakeMaster();
fake.train(() => ({ steps, stepDuration: "10s", validationMetrics: () => undefined, checkpoint: () => false }));
const [{ trialIds }] = fake.experiments.add({});
let requests = 0;
let bytes = 0;
const counting = async (input, init) => {
  const response = await fake.fetch(input, init);
  requests += 1;
  const body = response.body?.pipeThrough(
    new TransformStream({
      transform(piece, sink) {
        bytes += piece.length;
        sink.enqueue(piece);
      },
    }),
  );
  return new Response(body, response);
};
const { url: master, clock } = fake;
const determined = new Determined({
  master,
  fetch: counting,
  clock,
  token: fake.token("determined"),
  tokenStore: false,
});
const trial = determined.trial(trialIds[0]);

/** Reads, and gives what it cost. */
async function measure(options) {
  [requests, bytes] = [0, 0];
  const began = process.cpuUsage();
  let reports = 0;
  const read = async () => {
    for await (const report of trial.iterMetrics({ group: "training", ...options })) if (report) reports += 1;
  };
  await clock.runUntil(read());
  const { user, system } = process.cpuUsage(began);
  if (reports !== steps) throw new Error(`${reports} reports instead of ${steps}`);
  return { requests, megabytes: Number((bytes / 1e6).toFixed(2)), cpu: Math.round((user + system) / 1000) };
}

const followed = await measure({ follow: true });
const once = await measure({});
await fake.close();
const polls = hours * 720;
const rows = {
  "whole series every 5 s": { requests: polls * 2, megabytes: Math.round((once.megabytes * polls) / 2) },
  "iterMetrics({ follow })": followed,
  "iterMetrics() once": once,
};
console.log(`Following ${hours} hours of metrics, ${steps} reports, Node ${process.version}`);
console.table(rows);
console.log(JSON.stringify({ title: "following metrics", node: process.version, hours, rows }));
