import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FacadeMap } from "../../../../src/generator/report/facade-map.js";
import { scanFolder } from "../../../../src/generator/report/scan-folder.js";
import { scanSource } from "../../../../src/generator/report/scan-source.js";
import { usesOf } from "../../../../src/generator/report/uses.js";
import { factsOf } from "../diff/small-api.js";

const operation = (operationId: string): object => ({ operationId, responses: {} });
const facts = factsOf({
  paths: {
    "/api/v1/experiments": { get: operation("GetExperiments"), post: operation("CreateExperiment") },
    "/api/v1/experiments/{experimentId}": { get: operation("GetExperiment"), delete: operation("DeleteExperiment") },
    "/api/v1/experiments/preview": { get: operation("PreviewExperiment") },
    "/api/v1/trials/{trialId}/logs": { get: operation("TrialLogs") },
    "/info": { get: operation("get-info") },
  },
  components: { schemas: {} },
});
const use = { operations: [], fields: [] };
const map: FacadeMap = {
  release: "1.0.0",
  fields: [],
  methods: {
    "Determined.getExperiment": use,
    "Experiment.wait": use,
    "Experiment.delete": use,
    "Model.delete": use,
    iterTrialsMetrics: use,
  },
};

test.each([
  ["an unclosed template with many braces", "`" + "${a}".repeat(50_000)],
  ["unclosed templates", "` ${ ".repeat(50_000)],
  ["blanks after a name", `.a${" ".repeat(100_000)}/`],
  ["comments that do not end", "/* ".repeat(50_000)],
  ["quotes that do not end", `${'"'.repeat(1)}${"a".repeat(200_000)}`],
  ["slashes", "= / ".repeat(50_000)],
])("%s: the time that it takes goes by the length", (_, text) => {
  // Exponential or quadratic it would not end within the limit of a test.
  expect(scanSource(`${text}\napi.GET("/info")`).strings.map(({ value }) => value)).toContain("/info");
});

test("a backtick in the prose of a page hides nothing", () => {
  const page = "<p>the ` key</p>\n<script>api.GET('/info');</script>";
  expect(usesIn(page).operations).toEqual(["get-info"]);
});

function usesIn(text: string): { operations: string[]; methods: string[] } {
  const { operations, methods } = usesOf([scanSource(text)], [facts], map);
  return { operations: [...operations].sort(), methods: [...methods].sort() };
}

test.each<[string, string, string[]]>([
  ["a path and its method", 'await api.GET("/api/v1/experiments", {})', ["GetExperiments"]],
  ["single quotes, types, lines between", "api.POST<X>(\n  '/api/v1/experiments', {})", ["CreateExperiment"]],
  ["a stream", 'api.stream("/api/v1/trials/{trialId}/logs", init)', ["TrialLogs"]],
  ["a path without a method: all of it", 'const path = "/api/v1/experiments";', ["CreateExperiment", "GetExperiments"]],
  ["a path outside of /api/v1", 'api.GET("/info")', ["get-info"]],
  [
    "an address",
    "fetch(`${base}/api/v1/experiments/${id}?x=1`)",
    ["DeleteExperiment", "GetExperiment", "PreviewExperiment"],
  ],
  ["an address with a number", 'fetch("http://m:8080/api/v1/trials/7/logs")', ["TrialLogs"]],
  ["the name of an operation", 'await api.call("GetExperiment", {})', ["GetExperiment"]],
  ["a name in a constant", 'const id = "GetExperiment"; api.call(id)', ["GetExperiment"]],
  ["a word where nothing is called by name", 'console.log("get-info")', []],
  ["a word where something is", 'await api["call"]("get-info", {})', ["get-info"]],
  ["a name of which only types are taken", 'type Answer = operations["GetExperiment"]', ["GetExperiment"]],
  ["a method in brackets", 'api["GET"]("/api/v1/experiments")', ["GetExperiments"]],
  ["a method that may not be there", 'api?.GET?.("/api/v1/experiments")', ["GetExperiments"]],
  ["a path that is also a type", 'api.GET<"/api/v1/experiments">("/api/v1/experiments")', ["GetExperiments"]],
  ["a method that stands alone", 'const { GET } = api; GET("/api/v1/experiments")', ["GetExperiments"]],
  [
    "a renamed import",
    'import { createApiClient as make } from "determined-client/api"; make(o).GET("/info")',
    ["get-info"],
  ],
  [
    "a path that a function of one's own takes: all of it",
    'const get = (path) => api.GET(path); get("/api/v1/experiments")',
    ["CreateExperiment", "GetExperiments"],
  ],
  ["comments", '// api.GET("/info")\n/* api.GET("/info") */', []],
  ["an address in a comment behind one in code", 'const a = "http://x"; // "/info"', []],
  ["a backtick in a regular expression", 'a.replace(/`/g, ""); api.GET("/info"); b = "`"', ["get-info"]],
  ["quotes in a regular expression", "const q = /[\"'/]/;\napi.GET('/info')", ["get-info"]],
  ["a regular expression that is returned", "return /\\/`/.test(a); api.GET('/info')", ["get-info"]],
  ["one that begins a line behind a block", "if (a) { }\n/`/.test(a); api.GET('/info')", ["get-info"]],
  ["a division", "const a = (b + c) / d; api.GET('/info'); const e = f / g", ["get-info"]],
  ["a slash between braces of JSX", '<p>{a}/{api.GET("/info")}</p>', ["get-info"]],
  ["another path", 'api.GET("/api/v1/other")', []],
])("%s", (_, text, operations) => {
  expect(usesIn(text).operations).toEqual(operations);
});

const both = ["Determined.getExperiment", "Experiment.wait"];
test.each<[string, string, string[]]>([
  ["a method", "await experiment.wait({})", ["Experiment.wait"]],
  ["an optional one, with types", "experiment?.wait<X>()", ["Experiment.wait"]],
  ["in the braces of a template", "`${await experiment.wait()}`", ["Experiment.wait"]],
  ["a name in brackets", 'experiment?.["wait"]()', ["Experiment.wait"]],
  ["one that may not be there, and one that is bound", "a.wait?.(); b.wait.bind(b)", ["Experiment.wait"]],
  ["a name that is handed on", "ids.map(determined.getExperiment)", ["Determined.getExperiment"]],
  ["an alias", "const stop = experiment.wait; const get = determined['getExperiment'];", both],
  ["a pattern", "const { wait, getExperiment: get } = anything", both],
  [
    "a pattern with types, defaults and a rest",
    "let { wait = f, ...rest }: Experiment = anything",
    ["Experiment.wait"],
  ],
  ["a pattern in a pattern", "const { client: { getExperiment }, [0]: a, x: { y: { wait } } } = all", both],
  ["a pattern of a name in quotes", 'const { "wait": stop } = experiment', ["Experiment.wait"]],
  ["a pattern of a loop", "for (const { wait } of all) wait()", ["Experiment.wait"]],
  ["a pattern that is assigned", "({ wait } = experiment)", ["Experiment.wait"]],
  ["a parameter", "const run = ({ wait }) => wait()", ["Experiment.wait"]],
  [
    "a parameter with a type",
    "async function run(id, { wait, x = {} }: Experiment): Promise<void> {}",
    ["Experiment.wait"],
  ],
  ["a parameter of a method", "class A { run({ wait }, id) { } }", ["Experiment.wait"]],
  ["a pattern that is caught", "all.then(({ wait }) => wait())", ["Experiment.wait"]],
  ["an object is not a pattern", "const a = { wait: 1 }; f({ wait, b }); return { wait };", []],
  ["a block is not a pattern", "if (a) { wait, b } a = 1; x === { wait } === y", []],
  ["a name in a string that means hardly anything else", 'const name = "getExperiment"; determined[name](1)', []],
  [
    "one where the client is imported",
    'import { Determined } from "determined-client"; type A = Pick<Determined, "getExperiment"> | "wait"',
    ["Determined.getExperiment"],
  ],
  ["a name of the language, where the client is not imported", "map.delete(1)", []],
  [
    "a name of the language, where it is",
    'import type { Model } from "determined-client"; model.delete()',
    ["Experiment.delete", "Model.delete"],
  ],
  [
    "functions of the module",
    'import { getExperiment, iterTrialsMetrics as iter } from "determined-client";',
    ["Determined.getExperiment", "iterTrialsMetrics"],
  ],
  ["functions by require", 'const { getExperiment } = require("determined-client");', ["Determined.getExperiment"]],
  ["a function of that name from elsewhere", 'import { getExperiment } from "./mine.js";', []],
])("%s", (_, text, methods) => {
  expect(usesIn(text).methods).toEqual(methods);
});

test("a word is the name of an operation in one file where another calls by name", () => {
  const files = ["export const call = (id) => api.call(id);", 'call("get-info")'].map(scanSource);
  expect([...usesOf(files, [facts], map).operations]).toEqual(["get-info"]);
});

test("a name of the language counts in one file where another imports the client", () => {
  const files = ["export const stop = (one) => one.delete();", 'import { Determined } from "determined-client";'];
  expect([...usesOf(files.map(scanSource), [facts], map).methods]).toEqual(["Experiment.delete", "Model.delete"]);
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "uses-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a folder is read with what is in it, but for packages, declarations and what generate wrote", async () => {
  await mkdir(path.join(folder, "a/node_modules"), { recursive: true });
  await writeFile(path.join(folder, "a/one.tsx"), 'api.GET("/info")');
  await writeFile(path.join(folder, "a/node_modules/two.js"), 'api.GET("/api/v1/experiments")');
  await writeFile(path.join(folder, "types.d.ts"), '"/api/v1/experiments"');
  await writeFile(path.join(folder, "schema.ts"), '// Written by `determined-client generate`\n"/api/v1/experiments"');
  const { operations } = await scanFolder(folder, [facts], map);
  expect([...operations]).toEqual(["get-info"]);
});

test("a folder where nothing calls the client is a sentence, not a report that nothing differs", async () => {
  await writeFile(path.join(folder, "other.ts"), "console.log(1);");
  await expect(scanFolder(folder, [facts], map)).rejects.toThrow(
    `No file in ${folder} calls the client: give --uses the folder of the program's source.`,
  );
});

test("a folder that is not there, or holds no program, is a sentence", async () => {
  await expect(scanFolder(path.join(folder, "none"), [facts], map)).rejects.toThrow(
    /^Cannot read .*none: .* Give --uses the folder of the program's source\.$/,
  );
  await expect(scanFolder(folder, [facts], map)).rejects.toThrow(/holds no file of JavaScript or TypeScript/);
});
