import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compare, countStatuses } from "./parity/compare.mjs";
import { renderParity } from "./parity/render.mjs";
import { listTypeScriptNames } from "./parity/typescript-names.mjs";
import { readArguments, runScript } from "./spec/arguments.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const readJson = async (path) => JSON.parse(await readFile(path, "utf8"));

/** Writes docs/parity.md; `--check` compares instead, `--summary` prints the counts. The other options are for tests. */
await runScript(async (argv) => {
  const known = { flags: ["check", "summary"], values: ["names", "decisions", "entry", "out"] };
  const given = readArguments(argv, known);
  const at = (path, standard) => resolve(path === undefined ? resolve(root, standard) : path);
  const page = at(given.out, "docs/parity.md");
  const python = await readJson(at(given.names, "scripts/parity/python-names.json"));
  const decisions = await readJson(at(given.decisions, "scripts/parity/decisions.json"));
  const ours = listTypeScriptNames(root, at(given.entry, "src/index.ts"));
  const { rows, problems } = compare(python, ours, decisions);
  if (given.summary)
    for (const [status, count] of countStatuses(rows)) console.log(`${String(count).padStart(4)} ${status}`);
  for (const problem of problems) console.error(problem);
  const text = renderParity(rows, Object.keys(python));
  if (given.check) {
    const stale = text !== (await readFile(page, "utf8").catch(() => ""));
    if (stale) console.error(`${page} is stale; run: npm run parity`);
    return stale || problems.length ? 1 : 0;
  }
  if (!given.summary) await writeFile(page, text);
  return problems.length ? 1 : 0;
});
