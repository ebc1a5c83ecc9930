// Ascending by the name of a metric, the master puts checkpoints without it first, so the "best" one could lack it.
import { expect } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("the first by a metric has that metric", async ({ fake, run, train }) => {
  fake.train(() => ({
    steps: 3,
    checkpoint: () => true,
    validationMetrics: ({ step }) => (step === 2 ? { loss: 1, rare: 7 } : { loss: 1 }),
  }));
  const experiment = await train({
    checkpoint_storage: { save_trial_best: 9, save_trial_latest: 9 },
  });
  await run(experiment.wait());
  for (const orderBy of ["ASC", "DESC"] as const) {
    const [first] = await experiment.listCheckpoints({ sortBy: "rare", orderBy, maxResults: 1 });
    expect(first!.training?.validationMetrics.avgMetrics["rare"]).toBe(7);
  }
});
