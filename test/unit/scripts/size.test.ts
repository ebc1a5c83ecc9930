import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { runScriptIn, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder.path, path)), { recursive: true });
  await writeFile(join(folder.path, path), text);
}
const size = () => runScriptIn(folder.path, "size");
/** Text that gzip cannot shrink: a linear congruential sequence. */
function noise(length: number): string {
  let state = 7;
  return Array.from({ length }, () => ((state = (state * 48271) % 2147483647) % 36).toString(36)).join("");
}

beforeEach(async () => {
  const entry = (name: string) => ({ browser: { default: `./dist/web/${name}.js` } });
  const exports = { ".": entry("index"), "./api": entry("api") };
  await write("package.json", JSON.stringify({ name: "p", version: "1.0.0", files: ["dist", "generated"], exports }));
  await write("generated/schema.d.ts", "interface schemas {\n  v1Experiment: { id: number };\n}");
  await write("dist/index.d.ts", "export {};");
  await write("dist/web/index.js", 'export * from "./api.js"; export const later = () => import("./later.js");');
  await write("dist/web/api.js", "export const api = 1;");
  await write("dist/web/later.js", `export const text = "${noise(40_000)}";`);
  await write("node_modules/yaml/index.js", "export const parse = Math.random();");
});

test("what is loaded on demand does not count", async () => {
  expect(await size()).toMatchObject({ code: 0, stderr: "" });
});

test("an entry over its budget is refused, with the bytes to save", async () => {
  await write("dist/web/api.js", `export const api = "${noise(18_000)}";`);
  const { code, stderr } = await size();
  expect(code).toBe(1);
  expect(stderr).toMatch(/\.\/api is \d+ bytes over its budget/);
});

test("a Node built-in is refused wherever it is, with who imports it", async () => {
  await write("dist/web/later.js", 'import { readFile } from "fs"; export const read = readFile;');
  expect((await size()).stderr).toMatch(/Node built-in "fs", imported by .*later\.js/);
});

test("the YAML parser in the first load is refused, on demand it is not", async () => {
  await write("dist/web/later.js", 'export { parse } from "yaml";');
  expect((await size()).stderr).toBe("");
  await write("dist/web/api.js", 'export { parse } from "yaml";');
  expect((await size()).stderr).toContain("yaml is in the first load");
});

test("the unpickler in the first load is refused", async () => {
  await write("dist/web/chunk-A.js", "// src/checkpoint-files/unpickle.ts\nexport const unpickle = Math.random();");
  await write("dist/web/api.js", 'export { unpickle } from "./chunk-A.js";');
  expect((await size()).stderr).toContain("src/checkpoint-files/unpickle");
});

test("generated types that are packed twice are refused", async () => {
  await write("dist/index.d.ts", "interface schemas {\n  v1Experiment: { id: number };\n}");
  expect((await size()).stderr).toContain("packed 2 times");
});
