import { cp, mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScriptIn, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder.path, path)), { recursive: true });
  await writeFile(join(folder.path, path), text);
}
const read = (name: string) => readFile(join(folder.path, "dist", name), "utf8");
const build = () => runScriptIn(folder.path, "build", "--no-types");

/** A small package of the same shape: entries, two sides of #platform, a part that is loaded on demand. */
beforeAll(async () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  for (const name of ["package.json", "tsup.config.ts", "tsconfig.json", "scripts/sides.mjs"])
    await cp(root + name, join(folder.path, name));
  await symlink(`${root}node_modules`, join(folder.path, "node_modules"));
  await write("src/index.ts", 'export * from "./api/index.js";\n');
  await write("src/api/index.ts", 'export { platform } from "#platform";\nexport class Shared {}\n');
  await write("src/platform/lazy.ts", 'export const lazy = "loaded";\n');
  await write(
    "src/platform/node/index.ts",
    'import { readFile } from "node:fs/promises";\nexport const platform = { name: "node", read: readFile,\n' +
      '  tar: () => import("modern-tar"), lazy: () => import("../lazy.js"), any: (name) => import(name) };\n',
  );
  await write(
    "src/platform/web/index.ts",
    'export const platform = { name: "web", tar: () => import("modern-tar") };\n',
  );
  await write("src/testing.ts", "export const testing = 1;\n");
  await write("src/operations.ts", "export const operations = {};\n");
  await write("src/msw.ts", "export const msw = 1;\n");
  await write("src/cli/index.ts", "#!/usr/bin/env node\nconsole.log(1);\n");
  expect(await build()).toMatchObject({ code: 0 });
});

test("each build has its side of #platform inlined", async () => {
  const bundled = async (path: string) => (await import(join(folder.path, path))) as { platform: { name: string } };
  expect((await bundled("dist/index.js")).platform.name).toBe("node");
  expect((await bundled("dist/web/index.js")).platform.name).toBe("web");
});

test("CommonJS holds the package that is an ES module only, and requires its own parts on demand", async () => {
  const require = createRequire(join(folder.path, "package.json"));
  const { platform } = require("./dist/index.cjs") as {
    platform: { tar(): Promise<object>; lazy(): Promise<{ lazy: string }> };
  };
  const names = await readdir(join(folder.path, "dist"));
  const textOf = async (end: string) =>
    (await Promise.all(names.filter((name) => name.endsWith(end)).map(read))).join();
  const text = await textOf(".cjs");
  expect(text).not.toMatch(/(import|require)\("modern-tar"\)/);
  expect(text).toContain("import(name)");
  expect(text).not.toContain("imporT");
  expect(await textOf(".js")).toMatch(/import\("modern-tar"\)/);
  expect(await read("modern-tar-LICENSE.txt")).toMatch(/^MIT License/);
  expect(Object.keys(await platform.tar())).toContain("unpackTar");
  expect((await platform.lazy()).lazy).toBe("loaded");
});

test("a class is the same through both entries", () => {
  const require = createRequire(join(folder.path, "package.json"));
  const shared = (path: string) => (require(path) as { Shared: unknown }).Shared;
  expect(shared("./dist/index.cjs")).toBe(shared("./dist/api.cjs"));
});

test("node: stays node:, and the command keeps its first line", async () => {
  const files = (await readdir(join(folder.path, "dist"))).filter((name) => name.endsWith(".js"));
  expect((await Promise.all(files.map(read))).join()).toContain('"node:fs/promises"');
  expect(await read("cli.js")).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test.each([
  ["a Node built-in", 'import "node:fs";', 'must not reach "node:fs"'],
  ["a Node built-in without its prefix", 'import "fs/promises";', 'must not reach "fs/promises"'],
  ["undici, even by import()", 'export const u = () => import("undici");', 'must not reach "undici"'],
  ["the YAML parser, even by import()", 'export const y = () => import("yaml");', 'must not reach "yaml"'],
  [
    "tar in every page",
    'import { unpackTar } from "modern-tar";\nexport { unpackTar };',
    'Load "modern-tar" with import()',
  ],
])("the web build fails on %s", async (_, code, message) => {
  const path = "src/platform/web/index.ts";
  const good = await readFile(join(folder.path, path), "utf8");
  await write(path, `${code}\n${good}`);
  const { code: exit, stderr } = await build();
  await write(path, good);
  expect(exit).toBe(1);
  expect(stderr).toContain(message);
});

test("a file that package.json promises and the build does not write is an error", async () => {
  const manifest = await readFile(join(folder.path, "package.json"), "utf8");
  await write("package.json", manifest.replace("./dist/testing.js", "./dist/tasting.js"));
  const { code, stderr } = await build();
  await write("package.json", manifest);
  expect(code).toBe(1);
  expect(stderr).toContain("./dist/tasting.js");
});
