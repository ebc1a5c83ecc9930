import { resolve, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments, runScript } from "./spec/arguments.mjs";
import { findUndocumented } from "./surface/doc-comments.mjs";
import { entries } from "./surface/entries.mjs";
import { createModules } from "./surface/modules.mjs";
import { findMissingPromises } from "./surface/promises.mjs";
import { keyOf, reachedFrom } from "./surface/render.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Fails when an export, or a public member of an exported class, says nothing about itself, or not what Python calls it; when a
 * method that sends names no error, an option no default, a length of time or bytes no unit.
 */
await runScript((argv) => {
  readArguments(argv, {});
  const modules = createModules();
  const complaints = new Set();
  for (const { page, file } of entries) {
    const entry = resolve(root, file);
    const found = findUndocumented(modules, entry, { answersPython: page === "index" });
    const exported = [...modules.exportsOf(entry).values()].filter((one) => one && !one.outside);
    const reached = reachedFrom(modules, exported, new Set(exported.map(keyOf)));
    // The fake sends nothing.
    found.push(...findMissingPromises([...exported, ...reached], { throws: page === "index" || page === "api" }));
    for (const { path, line, what } of found) complaints.add(`${relative(root, path)}:${line} ${what}`);
  }
  for (const complaint of [...complaints].sort()) console.error(complaint);
  return complaints.size ? 1 : 0;
});
