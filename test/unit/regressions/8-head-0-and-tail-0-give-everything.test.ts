// `head=0` and `tail=0` returned the whole log.
import { expect } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("head 0 and tail 0 give no line and ask for none", async ({ fake, run, train }) => {
  const experiment = await train();
  await run(experiment.wait());
  const trial = await experiment.awaitFirstTrial();
  for (const options of [{ head: 0 }, { tail: 0 }]) {
    for await (const line of trial.logs(options)) expect(line).toBeUndefined();
  }
  expect(fake.requests({ operation: "TrialLogs" })).toEqual([]);
});
