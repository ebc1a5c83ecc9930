// auth.json was written world-readable, its first write had version 1, and a newer version was deleted as corrupt.
import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAuthStore } from "../../../src/platform/node/auth-store.js";

const master = "https://m:443";

test("the first write is private and has the current version", async () => {
  const folder = await mkdtemp(join(tmpdir(), "regression-"));
  await createAuthStore(folder).set(master, { user: "a", token: "1" });
  const file = join(folder, "auth.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ version: 2 });
});

test("a newer version stays", async () => {
  const folder = await mkdtemp(join(tmpdir(), "regression-"));
  await writeFile(join(folder, "auth.json"), '{"version": 3}');
  const store = createAuthStore(folder);
  expect(await store.get(master, "a")).toBeUndefined();
  await store.set(master, { user: "a", token: "1" });
  expect(await readFile(join(folder, "auth.json"), "utf8")).toBe('{"version": 3}');
});
