// Broken YAML ended the process with status 1.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Determined, InvalidArgumentError } from "../../../src/index.js";

test("broken YAML rejects with file, line and column", async () => {
  const config = join(mkdtempSync(join(tmpdir(), "determined-client-")), "broken.yaml");
  writeFileSync(config, "name: x\nsearcher: {name: single\n");
  const error = await new Determined({ master: "http://x.localhost", token: "t" })
    .createExperiment({ config })
    .catch((error: unknown) => error);
  expect(error).toBeInstanceOf(InvalidArgumentError);
  expect((error as Error).message).toMatch(/broken\.yaml:\d+:\d+/);
});
