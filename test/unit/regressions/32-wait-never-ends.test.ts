// `wait` went on forever when a delete failed, and had no time limit.
import { expect } from "vitest";
import { WaitTimeoutError } from "../../../src/index.js";
import { onEachFake } from "../../contract/master.js";

onEachFake("DELETE_FAILED ends a wait", async ({ fake, client, train }) => {
  const { id } = await train();
  const failing: typeof fetch = async (...input) => {
    const text = await (await fake.fetch(...input)).text();
    return new Response(text.replaceAll(/"state":"STATE_\w+"/g, '"state":"STATE_DELETE_FAILED"'), {
      headers: { "content-type": "application/json" },
    });
  };
  expect(await client({ fetch: failing }).experiment(id).wait()).toBe("STATE_DELETE_FAILED");
});

onEachFake("maxWait ends a wait", async ({ fake, determined, run }) => {
  const [seed] = fake.experiments.add({ runsFor: "10h" });
  await expect(run(determined.experiment(seed!.id).wait({ maxWait: "1m" }))).rejects.toThrow(WaitTimeoutError);
});
