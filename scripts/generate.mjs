/** Writes generated/ from openapi/: types of the current release, the tables of operations and of releases. Offline, byte for byte. */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { isMain, readArguments, runScript, UsageError } from "./spec/arguments.mjs";
import { operationsTable } from "./spec/operations-table.mjs";
import { applyOverlay } from "./spec/overlay.mjs";
import { checkRelease, compareReleases } from "./spec/release.mjs";
import { readHistory, releasesTable } from "./spec/releases-table.mjs";

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { values: ["release", "out", "openapi"], flags: ["check"] });
  const folder = String(given.openapi ?? "openapi");
  const out = String(given.out ?? "generated");
  const source = await readJson(join(folder, "SOURCE.json"));
  const release = checkRelease(given.release ?? source.current);

  const files = await generate(folder, release, Object.keys(source.releases).sort(compareReleases));
  if (given.check) return await check(out, files);
  await mkdir(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text);
  console.log(`Wrote ${Object.keys(files).join(" and ")} of release ${release} to ${out}/.`);
  return 0;
}

/** @returns {Promise<Record<string, string>>} file name -> text */
async function generate(folder, release, known) {
  const overlay = await readJson(join(folder, "overlay.json"));
  const specs = new Map();
  for (const name of known) {
    const spec = await readJson(join(folder, `${name}.json`));
    specs.set(
      name,
      forRelease(name, () => applyOverlay(spec, overlay, { legacy: false })),
    );
  }
  const spec = await readJson(join(folder, `${release}.json`));
  const document = forRelease(release, () => applyOverlay(spec, overlay));
  const head = `// Written by scripts/generate.mjs from openapi/${release}.json and openapi/overlay.json: do not edit.\n\n`;
  return {
    "schema.d.ts": head + (await schemaTypes(document)),
    "operations.ts": head + operationsTable(document),
    "releases.ts":
      "// Written by scripts/generate.mjs from openapi/: do not edit.\n\n" +
      releasesTable(document, specs, await historyIn(folder), movedPaths(overlay)),
  };
}

/** A folder without a history knows the releases at hand only. */
async function historyIn(folder) {
  return readHistory(await readFile(join(folder, "operations-by-release.tsv"), "utf8").catch(() => ""));
}

function movedPaths(overlay) {
  return Object.assign({}, ...overlay.corrections.map(({ moved }) => moved ?? {}));
}

function forRelease(release, apply) {
  try {
    return apply();
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`Release ${release}: ${error.message}`) : error;
  }
}

async function schemaTypes(document) {
  const nodes = await openapiTS(document, {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
    transform: (schema) =>
      // Bytes are not a string: the caller says with `parseAs` how to read them.
      schema.format === "binary" ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined,
  });
  return astToString(nodes.map(acceptUndefined));
}

/** Under exactOptionalPropertyTypes `{ limit: options.limit }` must compile: an absent field may be written as undefined. */
function acceptUndefined(root) {
  const { factory } = ts;
  const visit = (node) => {
    const visited = ts.visitEachChild(node, visit, undefined);
    const optional = ts.isPropertySignature(visited) && visited.questionToken && visited.type;
    if (!optional || visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
    const type = factory.createUnionTypeNode([
      visited.type,
      factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ]);
    const property = factory.updatePropertySignature(
      visited,
      visited.modifiers,
      visited.name,
      visited.questionToken,
      type,
    );
    return ts.setSyntheticLeadingComments(property, ts.getSyntheticLeadingComments(node));
  };
  return visit(root);
}

async function check(out, files) {
  const present = (await readdir(out).catch(() => [])).filter((name) => name !== "README.md");
  const stale = [];
  for (const [name, text] of Object.entries(files)) {
    if ((await readFile(join(out, name), "utf8").catch(() => "")) !== text) stale.push(name);
  }
  const unknown = present.filter((name) => !(name in files));
  for (const name of stale) console.error(`${join(out, name)} is stale: run npm run generate and commit the result.`);
  for (const name of unknown)
    console.error(`${join(out, name)} is not written by scripts/generate.mjs: move it elsewhere.`);
  if (stale.length + unknown.length === 0) console.log(`${out}/ is what openapi/ says.`);
  return stale.length + unknown.length === 0 ? 0 : 1;
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error.message}. Is the release pulled? npm run spec:pull`);
  }
}

if (isMain(import.meta.url)) await runScript(main);
