// An interrupted direct download that had already copied metadata.json counted as complete the next time.
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { platform } from "#platform";
import { downloadRequest } from "./download-request.js";

test("an interrupted direct download leaves no metadata.json, and the next one completes", async () => {
  const root = await mkdtemp(join(tmpdir(), "regression-"));
  await mkdir(join(root, "store/u"), { recursive: true });
  for (const name of ["metadata.json", "b", "c"]) await writeFile(join(root, "store/u", name), "{}");
  const storage = { type: "directory", container_path: join(root, "store") };
  const resources = { "metadata.json": 2, b: 2, c: 2 };
  const target = join(root, "target");
  const controller = new AbortController();
  const onProgress = (): void => controller.abort(new Error("stop"));
  const request = downloadRequest(target, [], { mode: "DIRECT", storage, resources });
  await expect(platform.downloadCheckpoint({ ...request, onProgress, signal: controller.signal })).rejects.toThrow(
    "stop",
  );
  await expect.poll(() => readdir(root)).toEqual(["store"]);
  await platform.downloadCheckpoint(request);
  expect((await readdir(target)).sort()).toEqual(["b", "c", "metadata.json"]);
});
