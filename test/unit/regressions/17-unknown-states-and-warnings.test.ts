// A state or launch warning of a newer master raised, for creates after the experiment existed.
import { expect } from "vitest";
import { configOf, onEachFake } from "../../contract/master.js";

onEachFake("unknown states and warnings pass through", async ({ fake, client }) => {
  const newer: typeof fetch = async (...input) => {
    const text = await (await fake.fetch(...input)).text();
    const answer = text
      .replaceAll("STATE_QUEUED", "STATE_DREAMING")
      .replace('"warnings":[]', '"warnings":["LAUNCH_WARNING_MOON"]');
    return new Response(answer, { headers: { "content-type": "application/json" } });
  };
  const experiment = await client({ fetch: newer }).createExperiment({ config: configOf() });
  expect(experiment.state).toBe("STATE_DREAMING");
});
