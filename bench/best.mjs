/**
 * The best 10 checkpoints of 200 experiments with 20 trials each, on a fake master behind a real socket: `topNCheckpoints()` against
 * loops over the experiments. A loop of `topCheckpoint()` gives the best of each experiment, so its counterpart is `perExperiment: 1`;
 * a loop of `topNCheckpoints()` gives what `topNCheckpoints()` of all does. The experiments differ, so that not all can have the best.
 * `BENCH_EXPERIMENTS` and `BENCH_ROUNDS` change how much it does, `BENCH_RELEASE` which release the master is.
 */
import { importSource, interleave, median, ratio } from "./measure.mjs";

const experiments = Number(process.env.BENCH_EXPERIMENTS ?? 200);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const trials = 20;
const { createFakeMaster, Determined } = await importSource(
  'export { createFakeMaster } from "./src/testing.ts"; export { Determined } from "./src/index.ts";',
);
const release = process.env.BENCH_RELEASE ?? "0.38.1";
const fake = await createFakeMaster({ slots: 100_000, clock: "virtual", version: release });
fake.train(({ hparams }) => ({
  steps: 2,
  checkpoint: () => true,
  validationMetrics: ({ step, random }) => ({ loss: hparams.lr + random() / step }),
}));
const options = { token: fake.token("determined"), tokenStore: false };
const setup = new Determined({ ...options, master: fake.url, fetch: fake.fetch, clock: fake.clock });
const sweep = [];
for (let count = 0; count < experiments; count += 1) {
  const config = {
    name: `sweep ${count}`,
    entrypoint: "python3 train.py",
    hyperparameters: { lr: { type: "double", minval: 0, maxval: 1 + count / 10 } },
    searcher: { name: "random", metric: "loss", max_trials: trials, max_length: { batches: 200 } },
  };
  sweep.push(await setup.createExperiment({ config }));
}
await fake.clock.runUntil(setup.waitAll(sweep));
const { url } = await fake.listen({ port: 0 });
const determined = new Determined({ ...options, master: url });
const requests = {};

const loss = ({ training }) => training.validationMetrics.avgMetrics.loss;
const best = (all) => all.sort((one, other) => loss(one) - loss(other)).slice(0, 10);

async function loop(bestOf) {
  const all = [];
  for (const { id } of sweep) all.push(...(await bestOf(determined.experiment(id))));
  return best(all);
}

/** The ways in pairs, each of which has to give the same checkpoints. */
const ways = {
  topNCheckpoints: () => determined.topNCheckpoints(10, { experiments: sweep }),
  "loop of topNCheckpoints": () => loop((experiment) => experiment.topNCheckpoints(10)),
  "one of each experiment": () => determined.topNCheckpoints(10, { experiments: sweep, perExperiment: 1 }),
  "loop of topCheckpoint": () => loop(async (experiment) => [await experiment.topCheckpoint()]),
};
const found = {};
const counted = (name) => async () => {
  const before = fake.requests().length;
  const uuids = (await ways[name]()).map(({ uuid }) => uuid).join();
  requests[name] = fake.requests().length - before;
  found[name] = uuids;
};

const names = Object.keys(ways);
const times = await interleave(Object.fromEntries(names.map((name) => [name, counted(name)])), { rounds });
await fake.close();
for (const [one, other] of [names.slice(0, 2), names.slice(2)]) {
  if (found[one] !== found[other]) throw new Error(`${one} and ${other} give different checkpoints.`);
}
console.log(
  `The best 10 checkpoints of ${experiments} experiments with ${trials} trials on ${release}, ${rounds} rounds, Node ${process.version}`,
);
for (const name of names) {
  const milliseconds = median(times[name]).toFixed(0).padStart(7);
  console.log(`${name.padEnd(26)} ${milliseconds} ms ${String(requests[name]).padStart(5)} requests`);
}
const faster = ratio(times, "loop of topNCheckpoints", "topNCheckpoints");
const fasterEach = ratio(times, "loop of topCheckpoint", "one of each experiment");
console.log(
  `topNCheckpoints is ${faster.toFixed(1)} times as fast as its loop, ${fasterEach.toFixed(1)} times with one of each`,
);
console.log(
  JSON.stringify({
    title: "best checkpoints",
    node: process.version,
    release,
    experiments,
    trials,
    rounds,
    requests,
    faster,
    fasterEach,
  }),
);
