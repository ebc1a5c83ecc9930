// `await_first_trial` read the experiment and all of its trials ten times a second.
import { expect } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("trials are listed once there is one, and then only the first", async ({ fake, determined, run }) => {
  const [seed] = fake.experiments.add({ trials: 30, runsFor: "1m" });
  await run(determined.experiment(seed!.id).awaitFirstTrial());
  const listed = fake.requests({ operation: "GetExperimentTrials" });
  expect(listed.map(({ query }) => query.get("limit"))).toEqual(["1"]);
});
