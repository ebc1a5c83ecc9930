// AUTO fell back to the master only for some codes of S3: not for a missing checkpoint, nor for a server that is down.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { platform } from "#platform";
import { downloadRequest } from "./download-request.js";

test.each([
  { type: "directory", container_path: "/nowhere" },
  { type: "s3", bucket: "b", endpoint_url: "http://127.0.0.1:9", access_key: "k", secret_key: "s" },
  { type: "made-up" },
])("AUTO goes through the master when %j does not give the checkpoint", async (storage) => {
  const target = join(await mkdtemp(join(tmpdir(), "regression-")), "target");
  const request = downloadRequest(target, [{ name: "a", body: "1" }], { mode: "AUTO", storage, resources: { a: 1 } });
  await platform.downloadCheckpoint(request);
  expect(await readFile(join(target, "a"), "utf8")).toBe("1");
});
