// The default ranking of a trial took the smallest value for the best, and checkpoints without a value first.
import { expect } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("the best checkpoint of a trial goes by the direction of the search", async ({ fake, run, train }) => {
  fake.train(() => ({
    steps: 3,
    checkpoint: () => true,
    validationMetrics: ({ step }) => (step === 1 ? undefined : { accuracy: step / 10 }),
  }));
  const experiment = await train({
    searcher: { name: "single", metric: "accuracy", smaller_is_better: false, max_length: { batches: 300 } },
    checkpoint_storage: { save_trial_best: 9, save_trial_latest: 9 },
  });
  await run(experiment.wait());
  const trial = await experiment.awaitFirstTrial();
  const best = await trial.topCheckpoint();
  expect(best.training?.validationMetrics.avgMetrics["accuracy"]).toBe(0.3);
  expect((await trial.selectCheckpoint({ best: true })).uuid).toBe(best.uuid);
  expect((await trial.listCheckpoints())[0]!.uuid).toBe(best.uuid);
});
