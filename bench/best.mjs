/**
 * The best 10 checkpoints of 200 experiments with 20 trials each: `topNCheckpoints()` against a loop of `topNCheckpoints()` of
 * each experiment, on a fake master behind a real socket. `BENCH_EXPERIMENTS` and `BENCH_ROUNDS` change how much it does.
 */
import { importSource, interleave, median, ratio } from "./measure.mjs";

const experiments = Number(process.env.BENCH_EXPERIMENTS ?? 200);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const trials = 20;
const { createFakeMaster, Determined } = await importSource(
  'export { createFakeMaster } from "./src/testing.ts"; export { Determined } from "./src/index.ts";',
);
const fake = await createFakeMaster({ slots: 100_000, clock: "virtual" });
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

async function counted(name, work) {
  const before = fake.requests().length;
  const best = await work();
  requests[name] = fake.requests().length - before;
  return best.map(({ uuid }) => uuid).join();
}

const seen = new Set();
const times = await interleave(
  {
    "topNCheckpoints of all": async () =>
      void seen.add(
        await counted("topNCheckpoints of all", () => determined.topNCheckpoints(10, { experiments: sweep })),
      ),
    "loop over experiments": async () =>
      void seen.add(
        await counted("loop over experiments", async () => {
          const all = [];
          for (const { id } of sweep) all.push(...(await determined.experiment(id).topNCheckpoints(10)));
          const loss = ({ training }) => training.validationMetrics.avgMetrics.loss;
          return all.sort((one, other) => loss(one) - loss(other)).slice(0, 10);
        }),
      ),
  },
  { rounds },
);
await fake.close();
if (seen.size !== 1) throw new Error("The two ways give different checkpoints.");
console.log(
  `The best 10 checkpoints of ${experiments} experiments with ${trials} trials, ${rounds} rounds, Node ${process.version}`,
);
for (const name of Object.keys(times)) {
  console.log(
    `${name.padEnd(26)} ${median(times[name]).toFixed(0).padStart(7)} ms ${String(requests[name]).padStart(5)} requests`,
  );
}
const faster = ratio(times, "loop over experiments", "topNCheckpoints of all");
console.log(
  `topNCheckpoints of all is ${faster.toFixed(1)} times as fast and sends ${requests["topNCheckpoints of all"]} requests`,
);
console.log(
  JSON.stringify({ title: "best checkpoints", node: process.version, experiments, trials, rounds, requests, faster }),
);
