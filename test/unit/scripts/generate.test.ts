import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, runScript, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);
const openapi = join(folder.path, "openapi");
const generated = join(folder.path, "generated");
const generate = (...args: string[]) => runScript("generate", "--openapi", openapi, "--out", generated, ...args);
const overlayFile = join(openapi, "overlay.json");

let types: string;
let table: string;
beforeAll(async () => {
  await runScript("spec-pull", "--out", openapi, "--from", fixture("nasty.swagger.json"), "--release", "0.38.1");
  await cp(fixture("overlay.json"), overlayFile);
  expect(await generate()).toMatchObject({ code: 0, stderr: "" });
  types = await readFile(join(generated, "schema.d.ts"), "utf8");
  table = await readFile(join(generated, "operations.ts"), "utf8");
});
const typeOf = (name: string) => new RegExp(` ${name}: \\{[^]*?\\n        \\};`).exec(types)?.[0] ?? "";

test("a stream is typed as lines that hold a result or an error", () => {
  expect(types).toMatch(/"application\/x-ndjson": \{\s+result: [^;]+;\s+\} \| components\["schemas"\]\["ErrorLine"\]/);
});

test("free objects are open, empty answers hold nothing, bytes are unknown", () => {
  expect(typeOf("v1Thing")).toMatch(/config: \{\s+\[key: string\]: unknown;\s+\} \| null;/);
  expect(types).toContain("v1PatchThingResponse: Record<string, never>;");
  expect(types).toContain('"application/gzip": unknown;');
});

test("a body need not repeat what the path says, nor what the overlay frees", () => {
  expect(typeOf("v1PatchThing")).toContain("id?: number | undefined;");
  expect(typeOf("v1File")).toContain("mode?: number | undefined;");
  expect(typeOf("v1File")).toContain("path: string;");
});

test("parameters with dots, lists and defaults keep their names and stay optional", () => {
  expect(types).toContain('"thing.id": number;');
  expect(types).toContain('states?: ("title" | "description")[] | undefined;');
  expect(types).toContain('orderBy?: ("ASC" | "DESC") | undefined;');
});

test("the table has method, path, streaming and body of every operation", () => {
  expect(table).toContain(
    'PatchThing: { method: "PATCH", path: "/api/v1/things/{thing.id}", streaming: false, body: true }',
  );
  expect(table).toMatch(/ThingLogs: .*streaming: true, body: false/);
  expect(table).toMatch(/"get-thing": .*path: "\/things\/\{thing_uuid\}"/);
});

test("an operation that only other releases have is typed, and no release is said to have it", () => {
  expect(types).toContain('get: operations["OldThings"];');
  expect(table).toMatch(/OldThings: /);
});

test("a folder without a history knows the releases at hand", async () => {
  expect(await readFile(join(generated, "releases.ts"), "utf8")).toContain(
    'export const releases = [\n  "0.38.1",\n] as const;',
  );
});

test("the history says which release brought an operation, and which routes are gone", async () => {
  const history = join(openapi, "operations-by-release.tsv");
  await writeFile(
    history,
    [
      "# releases 0.37.0 0.38.1 0.39.0 0.40.0",
      "operation\tmethod\tpath\treleases",
      "PatchThing\tPATCH\t/api/v1/things/{id}\t0.39.0..0.40.0",
      "ThingLogs\tGET\t/api/v1/things/{id}/logs\t0.37.0..0.39.0",
      "ThingLogs\tGET\t/api/v1/logs/of-things\t0.37.0..0.38.1",
      "OlderThings\tGET\t/api/v1/older-things\t0.37.0",
      "",
    ].join("\n"),
  );
  expect(await generate()).toMatchObject({ code: 0 });
  const releases = await readFile(join(generated, "releases.ts"), "utf8");
  await rm(history);
  expect(await generate()).toMatchObject({ code: 0 });
  expect(releases).toContain('  "0.38.1",\n  "0.39.0",\n  "0.40.0",\n]');
  expect(releases).toContain('PatchThing: ["0.39.0", undefined]');
  expect(releases).toContain(
    '{ id: "ThingLogs", method: "GET", path: "/api/v1/logs/of-things", streaming: true, first: "0.38.1", last: "0.38.1" }',
  );
  expect(releases).not.toContain("OlderThings");
});

test("a history that names an unknown release is refused", async () => {
  const history = join(openapi, "operations-by-release.tsv");
  await writeFile(history, "# releases 0.38.1\nPatchThing\tPATCH\t/things\t0.38.1..0.9.9\n");
  const { code, stderr } = await generate("--check");
  await rm(history);
  expect(code).toBe(2);
  expect(stderr).toContain('PatchThing PATCH /things names the unknown release "0.9.9"');
});

test("a fresh folder passes the check, a touched or additional file does not", async () => {
  expect(await generate("--check")).toMatchObject({ code: 0 });
  await writeFile(join(generated, "schema.d.ts"), `${types} `);
  await writeFile(join(generated, "enums.ts"), "");
  const stale = await generate("--check");
  expect(stale.code).toBe(1);
  expect(stale.stderr).toMatch(/schema\.d\.ts is stale: run npm run generate/);
  expect(stale.stderr).toMatch(/enums\.ts is not written by/);
  expect(await readFile(join(generated, "schema.d.ts"), "utf8")).toBe(`${types} `);
  await rm(join(generated, "enums.ts"));
  await writeFile(join(generated, "schema.d.ts"), types);
});

test.each([
  ["a target that is absent", { reason: "x", optional: { v1Gone: ["id"] } }, "schema v1Gone is not in this release"],
  ["a field that is absent", { reason: "x", optional: { v1File: ["gid"] } }, "required field gid of v1File"],
  ["an addition that is there", { reason: "x", schemas: { v1File: {} } }, "schema v1File is there already"],
  [
    "a new field that is there",
    { reason: "x", newProperties: { v1File: { path: {} } } },
    "field path of schema v1File is there",
  ],
  ["a correction without reason", { schemas: { v1New: {} } }, "names no reason"],
  ["a correction of unknown kind", { reason: "x", rename: {} }, "does nothing"],
])("%s is an error that names the correction", async (_, correction, message) => {
  const overlay = await readFile(overlayFile, "utf8");
  await writeFile(overlayFile, JSON.stringify({ corrections: [correction] }));
  const { code, stderr } = await generate("--check");
  await writeFile(overlayFile, overlay);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain("overlay correction 1");
});

test("a correction may say that it skips what is absent or present", async () => {
  const overlay = await readFile(overlayFile, "utf8");
  const corrections = [
    ...(JSON.parse(overlay) as { corrections: object[] }).corrections,
    { reason: "x", absent: "skip", optional: { v1Gone: ["id"] }, answers: undefined },
    { reason: "x", present: "skip", schemas: { v1File: {} } },
  ];
  await writeFile(overlayFile, JSON.stringify({ corrections }));
  const result = await generate("--check");
  await writeFile(overlayFile, overlay);
  expect(result).toMatchObject({ code: 0, stderr: "" });
});

test("a correction may add a field to a known schema", async () => {
  const overlay = await readFile(overlayFile, "utf8");
  const { corrections } = JSON.parse(overlay) as { corrections: object[] };
  const added = { reason: "x", newProperties: { v1File: { owner: { type: "string" } } } };
  await writeFile(overlayFile, JSON.stringify({ corrections: [...corrections, added] }));
  await generate();
  const written = await readFile(join(generated, "schema.d.ts"), "utf8");
  await writeFile(overlayFile, overlay);
  await generate();
  expect(written).toContain("owner?: string");
  expect(await readFile(join(generated, "schema.d.ts"), "utf8")).toBe(types);
});

test("a release that was not pulled is named", async () => {
  const { code, stderr } = await generate("--release", "0.12.0");
  expect(code).toBe(2);
  expect(stderr).toContain("0.12.0.json");
});
