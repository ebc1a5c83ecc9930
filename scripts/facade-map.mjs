/** Writes generated/facade-map.json: which methods of the object model use which operations and fields of the API, by the compiler. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deriveFacadeMap } from "./facade-map/derive.mjs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const usage = `Usage: npm run facade-map [-- --check]

Writes generated/facade-map.json, which spec-diff goes by.
  --check  write nothing; exit code 1 when it is not what would be written
`;
const file = fileURLToPath(new URL("../generated/facade-map.json", import.meta.url));

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { flags: ["check"], usage });
  const generator = await importGenerator();
  const knowledge = await generator.readKnowledge(fileURLToPath(new URL("../openapi", import.meta.url)));
  const facts = generator.correctedFacts(await knowledge.spec(knowledge.current), knowledge.overlay);
  const text = print({ release: knowledge.current, ...deriveFacadeMap(facts, knowledge.history.rows, generator) });
  if (!given.check) {
    await writeFile(file, text);
    return 0;
  }
  if ((await readFile(file, "utf8").catch(() => "")) === text) return 0;
  console.error("generated/facade-map.json is stale: run npm run facade-map and commit the result.");
  return 1;
}

/** A line for each method, so that a diff shows which ones changed. */
function print({ release, fields, methods }) {
  const rows = Object.entries(methods).map(([name, use]) => `    ${JSON.stringify(name)}: ${JSON.stringify(use)}`);
  const names = fields.map((field) => `    ${JSON.stringify(field)}`);
  return `{\n  "release": ${JSON.stringify(release)},\n  "fields": [\n${names.join(",\n")}\n  ],\n  "methods": {\n${rows.join(",\n")}\n  }\n}\n`;
}

if (isMain(import.meta.url)) await runScript(main);
