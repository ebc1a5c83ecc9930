// Reading a certificate rewrote certs.json and needed a lock file, and keys of older releases were not found.
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tlsSettings } from "../../../src/platform/node/tls-settings.js";

test("a certificate under an old key is found, and reading it leaves no trace", async () => {
  const folder = await mkdtemp(join(tmpdir(), "regression-"));
  const text = '{"https://host": "pem"}';
  await writeFile(join(folder, "certs.json"), text);
  const found = tlsSettings({ master: "https://host:443" }, folder, () => undefined);
  expect(found).toEqual({ certificates: "pem", name: undefined, verify: true });
  expect(await readdir(folder)).toEqual(["certs.json"]);
  expect(await readFile(join(folder, "certs.json"), "utf8")).toBe(text);
});
