// A configuration given as a mapping was written as YAML 1.2, which the master read as 1.1: `yes` became true.
import { expect } from "vitest";
import { configOf, onEachFake } from "../../contract/master.js";

onEachFake("a configuration object is sent as JSON", async ({ fake, determined }) => {
  await determined.createExperiment({ config: configOf({ description: "yes", labels: ["no", "on"] }) });
  const [request] = fake.requests({ operation: "CreateExperiment" });
  const { config } = request!.body as { config: string };
  expect(config).toContain('"description":"yes"');
  expect(JSON.parse(config)).toMatchObject({ description: "yes", labels: ["no", "on"] });
});
