// `get_checkpoints` with the deprecated name for descending sorted ascending.
import { expect } from "vitest";
import { CheckpointOrderBy, OrderBy, TrialOrderBy } from "../../../src/index.js";
import { onEachFake } from "../../contract/master.js";

onEachFake("every name for descending sorts descending", async ({ fake, run, train }) => {
  fake.train(() => ({ steps: 3, checkpoint: () => true, validationMetrics: ({ step }) => ({ loss: step }) }));
  const experiment = await train({
    checkpoint_storage: { save_trial_best: 9, save_trial_latest: 9 },
  });
  await run(experiment.wait());
  const trial = await experiment.awaitFirstTrial();
  for (const orderBy of [
    CheckpointOrderBy.DESC,
    TrialOrderBy.DESCENDING,
    OrderBy.DESC,
    "DESC",
    "DESCENDING",
  ] as const) {
    const found = await trial.getCheckpoints({ sortBy: "loss", orderBy });
    expect(found.map(({ training }) => training?.validationMetrics.avgMetrics["loss"])).toEqual([3, 2, 1]);
  }
});
