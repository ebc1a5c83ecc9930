// `Trial.list_checkpoints` promised completed ones only, and listed deleted ones too.
import { expect } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("a trial lists completed checkpoints only", async ({ fake, run, train }) => {
  fake.train(() => ({ steps: 4, checkpoint: () => true }));
  const experiment = await train({
    checkpoint_storage: {
      save_experiment_best: 0,
      save_trial_best: 1,
      save_trial_latest: 1,
    },
  });
  await run(experiment.wait());
  // The master deletes surplus checkpoints some seconds after the end.
  await fake.clock.advance("1m");
  const trial = await experiment.awaitFirstTrial();
  const listed = await trial.listCheckpoints();
  expect(listed.length).toBeLessThan(4);
  expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(["STATE_COMPLETED"]));
});
