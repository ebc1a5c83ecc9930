// `includes` without `model_dir` were dropped without a word.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { configOf, onEachFake } from "../../contract/master.js";

onEachFake("includes are sent without a directory too", async ({ fake, determined }) => {
  const file = join(mkdtempSync(join(tmpdir(), "determined-client-")), "extra.py");
  writeFileSync(file, "x = 1\n");
  await determined.createExperiment({ config: configOf(), includes: [file] });
  const [request] = fake.requests({ operation: "CreateExperiment" });
  expect(request!.body).toMatchObject({ modelDefinition: [{ path: "extra.py" }] });
});
