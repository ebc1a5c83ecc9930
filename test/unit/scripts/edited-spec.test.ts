import { execFile } from "node:child_process";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript, temporaryFolder } from "./run-script.js";

interface Spec {
  components: { schemas: Record<string, { properties: Record<string, object> }> };
  paths: Record<string, Record<string, { parameters: object[] }>>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = await temporaryFolder();
afterAll(folder.cleanUp);
const at = (...parts: string[]): string => join(folder.path, ...parts);

/** Lines of the source that the compiler points at. */
let places: string[];

// One compilation for all edits: it takes longer than everything else.
beforeAll(async () => {
  for (const name of ["openapi", "src", "generated", "package.json", "tsconfig.json"]) {
    await cp(join(root, name), at(name), { recursive: true });
  }
  await symlink(join(root, "node_modules"), at("node_modules"));
  const file = at("openapi", "0.38.1.json");
  const spec = JSON.parse(await readFile(file, "utf8")) as Spec;
  edit(spec);
  await writeFile(file, JSON.stringify(spec));
  expect(await runScript("generate", "--openapi", at("openapi"), "--out", at("generated"))).toMatchObject({ code: 0 });
  const config = JSON.parse(await readFile(at("tsconfig.json"), "utf8")) as { include: string[] };
  await writeFile(at("tsconfig.json"), JSON.stringify({ ...config, include: ["src/facade", "src/index.ts"] }));
  const compiler = join(root, "node_modules", "typescript7", "bin", "tsc");
  const compiling = promisify(execFile)(process.execPath, [compiler, "-p", "."], { cwd: folder.path });
  const { stdout = "" } = await compiling.then(() => ({ stdout: "" })).catch((error: { stdout?: string }) => error);
  places = [];
  for (const [, name = "", line = ""] of stdout.matchAll(/^(src\/facade\/[^(]+)\((\d+),/gm)) {
    const source = (await readFile(at(name), "utf8")).split("\n");
    places.push(`${name}: ${source[Number(line) - 1]!.trim()}`);
  }
}, 180_000);

function edit({ components: { schemas }, paths }: Spec): void {
  const trial = schemas["trialv1Trial"]!.properties;
  trial["batchesDone"] = trial["totalBatchesProcessed"]!;
  delete trial["totalBatchesProcessed"];
  schemas["v1Model"]!.properties["archived"] = { type: "string" };
  delete paths["/api/v1/experiments/{id}/kill"];
  paths["/api/v1/users/{id}"] = paths["/api/v1/users/{userId}"]!;
  delete paths["/api/v1/users/{userId}"];
  const named = paths["/api/v1/users/{id}"]["get"]!.parameters[0] as { name: string };
  named.name = "id";
  const query = { in: "query", name: "shard", required: true, schema: { type: "string" } };
  paths["/api/v1/experiments/{id}/checkpoints"]!["get"]!.parameters.push(query);
}

test.each([
  ["a renamed field", "src/facade/trials/trial-record.ts: ", "totalBatchesProcessed"],
  ["a field of another type", "src/facade/registry/model-record.ts: ", '"archived"'],
  ["an operation that is gone", "src/facade/experiments/experiment.ts: ", "/api/v1/experiments/{id}/${action}"],
  ["a renamed path parameter", "src/facade/users/", "/api/v1/users/{userId}"],
  ["a new required query parameter", "src/facade/checkpoints/list-checkpoints.ts: ", "owner.fetch({"],
])("the compiler points at the line of the object model that %s breaks", (_, file, words) => {
  expect(places.filter((place) => place.startsWith(file) && place.includes(words))).not.toEqual([]);
});

test("it points at no file that has nothing to do with them", () => {
  const folders = new Set(places.map((place) => place.split("/")[2]));
  expect([...folders].sort()).toEqual(["checkpoints", "experiments", "registry", "trials", "users"]);
});
