/** Writes generated/ from openapi/: types of the current release, the tables of operations and of releases. Offline, byte for byte. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const usage = `Usage: npm run generate -- [options]

Writes the types and tables of a release that was pulled into openapi/.
  --release <release>  default: the newest in openapi/SOURCE.json
  --out <folder>       default: generated
  --openapi <folder>   default: openapi
  --check              write nothing; exit code 1 when the folder is not what would be written
`;
const repository = fileURLToPath(new URL("..", import.meta.url));

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { values: ["release", "out", "openapi"], flags: ["check"], usage });
  const out = given.out ?? "generated";
  const generator = await importGenerator();
  const knowledge = await generator.readKnowledge(given.openapi ?? "openapi");
  const release = generator.checkRelease(given.release ?? knowledge.current);
  const files = await generator.repositoryFiles(knowledge, release, generator.loadTypeGenerator([repository]));
  if (given.check) return await check(out, files, generator);
  await generator.writeFiles(out, files);
  console.log(`Wrote ${Object.keys(files).join(" and ")} of release ${release} to ${out}/.`);
  return 0;
}

async function check(out, files, { staleFiles }) {
  const stale = await staleFiles(out, files);
  const others = ["README.md", "facade-map.json"];
  const present = (await readdir(out).catch(() => [])).filter((name) => !others.includes(name));
  const unknown = present.filter((name) => !(name in files));
  for (const name of stale) console.error(`${join(out, name)} is stale: run npm run generate and commit the result.`);
  for (const name of unknown)
    console.error(`${join(out, name)} is not written by scripts/generate.mjs: move it elsewhere.`);
  if (stale.length + unknown.length === 0) console.log(`${out}/ is what openapi/ says.`);
  return stale.length + unknown.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await runScript(main);
