import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runScript, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

async function check(packages: object, manifest: object = {}) {
  await writeFile(join(folder.path, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder.path, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...packages } }));
  return await runScript("check-lock", "--dir", folder.path);
}
const integrity = "sha512-x";

test("the lock of this repository is complete", async () => {
  expect(await runScript("check-lock")).toMatchObject({ code: 0, stderr: "" });
});

test("a platform package that npm dropped is named with its holder", async () => {
  const { code, stderr } = await check({
    "node_modules/rollup": {
      version: "4.68.7",
      integrity,
      optionalDependencies: { "@rollup/rollup-darwin-arm64": "4.68.7" },
    },
  });
  expect(code).toBe(1);
  expect(stderr).toContain("@rollup/rollup-darwin-arm64 (optional, of rollup 4.68.7) is missing");
});

test("an optional dependency may lie beside, below or above its holder", async () => {
  const holder = { integrity, optionalDependencies: { "@a/x": "1", y: "1", z: "1" } };
  const { code } = await check({
    "node_modules/one": { integrity },
    "node_modules/one/node_modules/holder": holder,
    "node_modules/one/node_modules/holder/node_modules/@a/x": { integrity },
    "node_modules/one/node_modules/y": { integrity },
    "node_modules/z": { integrity },
  });
  expect(code).toBe(0);
});

test("an optional dependency of another package's folder does not count", async () => {
  const { code } = await check({
    "node_modules/one": { integrity, optionalDependencies: { y: "1" } },
    "node_modules/two/node_modules/y": { integrity },
  });
  expect(code).toBe(1);
});

test("ranges are refused, exact versions and aliases of them are not", async () => {
  const { code, stderr } = await check(
    {},
    {
      dependencies: { loose: "^1.0.0", exact: "1.0.0" },
      devDependencies: { alias: "npm:typescript@7.0.2", tag: "latest" },
    },
  );
  expect(code).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(2);
});

test("a package without an integrity hash is refused", async () => {
  expect(await check({ "node_modules/one": {} })).toMatchObject({ code: 1 });
});
