import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
// @ts-expect-error a script without types
import { findCircles as untypedFind } from "../../../scripts/circles/find-circles.mjs";
import { runScriptIn, temporaryFolder } from "./run-script.js";

type Circles = Record<"atRunTime" | "withTypes" | "pairs", string[][]>;
const findCircles = untypedFind as (root: string) => Circles;

const folder = await temporaryFolder();
afterAll(folder.cleanUp);
beforeEach(() => rm(join(folder.path, "src"), { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder.path, "src", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
async function circlesOf(files: Record<string, string>): Promise<Circles> {
  await write(files);
  return findCircles(folder.path);
}
const circle = (line: (next: string) => string) => ({
  "a.ts": line("./b.js"),
  "b.ts": line("./a.js"),
  "c.ts": line("./a.js"),
});
const both = [["src/a.ts", "src/b.ts"]];

test.each([
  ["import", (next: string) => `import { x } from "${next}"; export const y = x;`],
  ["import for its effects", (next: string) => `import "${next}";`],
  ["export from", (next: string) => `export * from "${next}";`],
  ["import() in a function", (next: string) => `export const load = () => import("${next}");`],
  ["an import of a value beside a type", (next: string) => `import { type T, x } from "${next}"; export const y = x;`],
])("a circle by %s is one at run time", async (_, line) => {
  expect(await circlesOf(circle(line))).toEqual({ atRunTime: both, withTypes: both, pairs: [] });
});

test.each([
  ["import type", (next: string) => `import type { T } from "${next}"; export type U = T;`],
  ["types in braces", (next: string) => `import { type T } from "${next}"; export type U = T;`],
  ["export type", (next: string) => `export type * from "${next}";`],
  ["typeof import()", (next: string) => `export type U = typeof import("${next}");`],
])("a circle by %s is one with types only", async (_, line) => {
  expect(await circlesOf(circle(line))).toEqual({ atRunTime: [], withTypes: both, pairs: [] });
});

test.each(["node", "web"])("the %s side of #platform counts", async (side) => {
  const { atRunTime } = await circlesOf({
    "a.ts": 'import { platform } from "#platform"; export const a = platform;',
    [`platform/${side}/index.ts`]: 'import { a } from "../../a.js"; export const platform = a;',
  });
  expect(atRunTime).toEqual([["src/a.ts", `src/platform/${side}/index.ts`]]);
});

test("two classes that return each other are a pair and no circle, but not by way of a third file", async () => {
  const pair = {
    "cat.ts": 'import { Dog } from "./dog.js"; export class Cat { dog = () => new Dog(); }',
    "dog.ts": 'import { Cat } from "./cat.js"; export class Dog { cat = () => new Cat(); }',
  };
  expect(await circlesOf(pair)).toMatchObject({ atRunTime: [], pairs: [["src/cat.ts", "src/dog.ts"]] });
  const byThird = {
    ...pair,
    "dog.ts": 'import { cat } from "./make-cat.js"; export class Dog { cat = cat; }',
    "make-cat.ts": 'import { Cat } from "./cat.js"; export const cat = () => new Cat();',
  };
  expect(await circlesOf(byThird)).toMatchObject({
    atRunTime: [["src/cat.ts", "src/dog.ts", "src/make-cat.ts"]],
    pairs: [],
  });
});

test("a function that makes a class is not a pair with it", async () => {
  const { atRunTime } = await circlesOf({
    "cat.ts": 'import { dog } from "./dog.js"; export class Cat { dog = dog; }',
    "dog.ts": 'import { Cat } from "./cat.js"; export const dog = () => new Cat();',
  });
  expect(atRunTime).toEqual([["src/cat.ts", "src/dog.ts"]]);
});

/** The given number of files, each importing the next and the last the first. */
function ring(count: number, line: (next: string) => string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`f${index}.ts`, line(`./f${(index + 1) % count}.js`)]),
  );
}
const typeImport = (next: string): string => `export type * from "${next}";`;

test("a circle at run time is printed and refused", async () => {
  await write(ring(2, (next) => `export * from "${next}";`));
  const { code, stdout, stderr } = await runScriptIn(folder.path, "import-circles");
  expect(code).toBe(1);
  expect(stderr).toBe("A circle at run time, 2 files:\n  src/f0.ts\n  src/f1.ts\n");
  expect(stdout).toBe("1 circles at run time.\n0 circles of more than 4 files with types.\n");
});

test.each([
  [4, 0],
  [5, 1],
])("a circle of %i files with types gives the exit code %i", async (count, expected) => {
  await write(ring(count, typeImport));
  const { code, stderr } = await runScriptIn(folder.path, "import-circles");
  expect(code).toBe(expected);
  expect(stderr.includes("A circle of more than 4 files with types, 5 files:")).toBe(expected === 1);
});
