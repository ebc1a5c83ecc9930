import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  clientFiles,
  generateClient,
  loadTypeGenerator,
  packKnowledge,
  readKnowledge,
  readPackedKnowledge,
  type Knowledge,
} from "../../../src/generator/index.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const spec = path.join(root, "test/unit/scripts/fixtures/nasty.swagger.json");
let knowledge: Knowledge;
let place: string;
let out: string;
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), "generate-client-"));
  knowledge = await readKnowledge(path.join(root, "openapi"));
});
afterAll(() => rm(place, { recursive: true, force: true }));
beforeEach(() => (out = path.join(place, String(Math.random()).slice(2))));

const load = () => Promise.resolve(knowledge);
const generate = (more: { from?: string; release?: string; check?: boolean } = {}) =>
  generateClient({ from: spec, out, check: false, ...more }, load, [root]);
const read = (name: string) => readFile(path.join(out, name), "utf8");

test("a folder has the types and a client with them; the corrections that fit are applied", async () => {
  expect(await generate()).toMatchObject({ release: undefined, files: ["schema.d.ts", "index.ts"], stale: [] });
  const schema = await read("schema.d.ts");
  expect(schema).toMatch(/^\/\/ Written by `determined-client generate` for Determined: do not edit\.\n/);
  expect(schema).toContain('"/oauth2/clients"');
  expect(schema).toContain('components["schemas"]["GatewayError"]');
  const index = await read("index.ts");
  expect(index).toContain('  ThingLogs: { method: "GET", path: "/api/v1/things/{thingId}/logs", streaming: true },');
  expect(index).toContain('  "get-thing": { method: "GET", path: "/things/{thing_uuid}" },');
});

test("--check writes nothing and names what is stale, whatever names the release", async () => {
  expect(await generate({ check: true })).toMatchObject({ stale: ["schema.d.ts", "index.ts"] });
  expect(existsSync(out)).toBe(false);
  await generate({ release: "0.38.1" });
  expect(await read("index.ts")).toContain("for Determined 0.38.1: do not edit.");
  expect(await generate({ check: true })).toMatchObject({ stale: [] });
  await writeFile(path.join(out, "index.ts"), `${await read("index.ts")}// mine\n`);
  expect(await generate({ check: true })).toMatchObject({ stale: ["index.ts"] });
});

test("what is refused leaves no folder", async () => {
  await expect(generate({ from: path.join(root, "package.json") })).rejects.toThrow("is not a Swagger 2.0 document");
  await expect(generate({ from: root })).rejects.toThrow("is a folder; --from takes a file");
  await expect(generate({ from: "no-such-host" })).rejects.toThrow(
    "give http://no-such-host:8080; a release has three numbers, such as 0.38.1.",
  );
  await expect(generate({ from: "0.27.1", release: "0.28.0" })).rejects.toThrow("Leave one of them out");
  expect(existsSync(out)).toBe(false);
});

test("what is quick to see is refused before anything is loaded", async () => {
  const neither = (): never => {
    throw new Error("Loaded.");
  };
  const refused = (question: { from?: string; out?: string; check?: boolean }, folders = [root]) =>
    expect(generateClient({ from: spec, out, check: false, ...question }, neither, folders)).rejects;
  await refused({ from: "none.json" }).toThrow("There is no file none.json.");
  await refused({ from: root }).toThrow("is a folder");
  await refused({ from: "ftp://master" }).toThrow("is not an http address");
  await refused({ out: root }).toThrow("which is not ours");
  await refused({ out: spec }).toThrow("is a file; --out takes a folder.");
  await refused({}, [place]).toThrow("which is not installed");
  // What could not be written cannot be up to date either.
  await refused({ out: root, check: true }).toThrow("which is not ours");
  await refused({ check: true }).toThrow("Loaded.");
});

test("what the corrections need and the spec lacks is said with the place of the spec, and nothing is printed beside it", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const types = loadTypeGenerator([root]);
  const document = await knowledge.spec("0.38.1");
  const broken = structuredClone(document);
  broken.components.schemas["v1Thing"] = { properties: { a: { $ref: "#/components/schemas/v1No" } } };
  const made = clientFiles(broken, "spec.json", { overlay: { corrections: [] }, release: undefined, types });
  await expect(made).rejects.toThrow(
    'The spec from spec.json: It refers to "#/components/schemas/v1No", which it does not have.',
  );
  const throwing = { ...types, openapiTS: () => Promise.reject(new TypeError("Cannot use 'in' operator")) };
  const other = clientFiles(document, "spec.json", {
    overlay: { corrections: [] },
    release: undefined,
    types: throwing,
  });
  await expect(other).rejects.toThrow(
    "The spec from spec.json: openapi-typescript makes no types of it: Cannot use 'in' operator.",
  );
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("without openapi-typescript the message names what to install, before anything is read", async () => {
  const question = { from: "http://nobody.invalid", out, check: false };
  await expect(generateClient(question, load, [place])).rejects.toThrow(
    "Types are made by openapi-typescript 7, which is not installed: npm install --save-dev openapi-typescript@7 typescript@5",
  );
});

/** A folder where `node_modules` has these packages, each with the text of its index.js. */
async function folderWith(packages: Record<string, { version: string; code: string }>): Promise<string> {
  const folder = await mkdtemp(path.join(place, "project-"));
  for (const [name, { version, code }] of Object.entries(packages)) {
    const own = path.join(folder, "node_modules", name);
    await mkdir(own, { recursive: true });
    await writeFile(path.join(own, "package.json"), JSON.stringify({ name, version, main: "index.js" }));
    await writeFile(path.join(own, "index.js"), code);
  }
  return folder;
}

const install = "npm install --save-dev openapi-typescript@7 typescript@5";
const seven = { version: "7.4.0", code: 'require("typescript");' };
test.each([
  ["openapi-typescript 6", { "openapi-typescript": { version: "6.7.6", code: "" } }, "7, but 6.7.6 is installed"],
  ["no typescript", { "openapi-typescript": seven }, "works with typescript 5, which is not installed"],
  [
    "a typescript without its API",
    { "openapi-typescript": seven, typescript: { version: "7.0.0", code: "" } },
    "works with typescript 5, and the one that is installed lacks its compiler API",
  ],
])("%s is refused with what to install", async (_, packages, words) => {
  const folder = await folderWith(packages);
  expect(() => loadTypeGenerator([folder])).toThrow(words);
  expect(() => loadTypeGenerator([folder])).toThrow(install);
});

test("the packed file gives what the folder gives, and says which releases it has", async () => {
  const file = path.join(place, "specs.br");
  const bytes = await packKnowledge(path.join(root, "openapi"));
  await writeFile(file, bytes);
  expect(bytes.length).toBeLessThan(40_000);
  const packed = await readPackedKnowledge(pathToFileURL(file));
  expect(packed).toMatchObject({ overlay: knowledge.overlay, history: knowledge.history, current: knowledge.current });
  expect(await packed.spec("0.27.1")).toEqual(await knowledge.spec("0.27.1"));
  await expect(packed.spec("0.28.0")).rejects.toThrow(
    /brings the specs of 0\.19\.10, .*0\.38\.1, not that of 0\.28\.0/,
  );
});
