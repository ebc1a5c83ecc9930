// Archives from the master were unpacked without a look at their paths: ../evil was written outside the target.
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { platform } from "#platform";
import { UnsafeArchiveError } from "../../../src/errors/index.js";
import { downloadRequest } from "./download-request.js";

test("an entry that leads out of the target is refused and nothing is written", async () => {
  const root = await mkdtemp(join(tmpdir(), "regression-"));
  const request = downloadRequest(join(root, "target"), [
    { name: "a", body: "1" },
    { name: "../evil", body: "2" },
  ]);
  await expect(platform.downloadCheckpoint(request)).rejects.toThrow(UnsafeArchiveError);
  expect(await readdir(root)).toEqual([]);
});
