import { mkdir, readFile, writeFile } from "node:fs/promises";
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
  await write(
    "dist/web/index.js",
    'export * from "./api.js"; export class NotFoundError {} export class Determined {}\n' +
      'export const files = () => import("modern-tar");',
  );
  await write("dist/web/api.js", "export const createApiClient = () => 1; export const unwrap = (value) => value;");
  await write("node_modules/modern-tar/index.js", `export const text = "${noise(40_000)}";`);
  await write("node_modules/yaml/index.js", "export const parse = Math.random();");
});

const last = "export const unwrap = (value) => value;";

test("what a page loads until its first answer is without what only other calls load", async () => {
  const { code, stdout, stderr } = await size();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/first answer, main +0\.\d+ kB/);
  expect(stdout).toMatch(/with all it may load +2\d\.\d+ kB/);
});

test.each([
  ["/api in one file", 17_500, "dist/web/api.js", "createApiClient"],
  ["main in one file, without tar", 70_000, "dist/web/index.js", "Determined"],
  ["main in one file, with all it may load", 76_000, "node_modules/modern-tar/index.js", "text"],
  ["a page with NotFoundError only", 1_200, "dist/web/index.js", "NotFoundError"],
])("%s over its limit is refused, with the bytes to save", async (name, limit, file, variable) => {
  const { path } = folder;
  const rest = (await readFile(join(path, file), "utf8")).replace(new RegExp(`(class|const) ${variable}`), "$1 _");
  await write(file, `${rest}\nexport const ${variable} = "${noise(limit * 2)}";`);
  const { code, stderr } = await size();
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`"${name}" is \\d+ bytes over its limit`));
});

test("a Node built-in is refused wherever it is, with who imports it", async () => {
  await write("node_modules/modern-tar/index.js", 'import { readFile } from "fs"; export const read = readFile;');
  expect((await size()).stderr).toMatch(/Node built-in "fs", imported by .*modern-tar/);
});

test("tar that a page loads at once is refused", async () => {
  await write(
    "dist/web/index.js",
    'import { text } from "modern-tar"; export class NotFoundError {} export class Determined { tar = text }',
  );
  expect((await size()).stderr).toContain("modern-tar is loaded before any call needs it");
});

test("the YAML parser in a web build is refused, by import() too", async () => {
  await write("dist/web/later.js", 'export { parse } from "yaml";');
  await write("dist/web/api.js", `export const createApiClient = () => import("./later.js"); ${last}`);
  expect((await size()).stderr).toContain("The web build holds yaml.");
});

test("the reader of PyTorch files in a web build is refused", async () => {
  await write("dist/web/chunk-A.js", "// src/state-dict/read-pickle.ts\nexport const createApiClient = () => 2;");
  await write("dist/web/api.js", `export { createApiClient } from "./chunk-A.js"; ${last}`);
  expect((await size()).stderr).toContain("The web build holds src/state-dict/read-pickle.ts.");
});

test("generated types that are packed twice are refused", async () => {
  await write("dist/index.d.ts", "interface schemas {\n  v1Experiment: { id: number };\n}");
  expect((await size()).stderr).toContain("packed 2 times");
});
