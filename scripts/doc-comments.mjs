import { resolve, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments, runScript } from "./spec/arguments.mjs";
import { findUndocumented } from "./surface/doc-comments.mjs";
import { entries } from "./surface/entries.mjs";
import { createModules } from "./surface/modules.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Fails when an export, or a public member of an exported class, says nothing about itself, or not what Python calls it. */
await runScript((argv) => {
  readArguments(argv, {});
  const modules = createModules();
  const complaints = new Set();
  for (const { page, file } of entries) {
    const found = findUndocumented(modules, resolve(root, file), { answersPython: page === "index" });
    for (const { path, line, what } of found) complaints.add(`${relative(root, path)}:${line} ${what}`);
  }
  for (const complaint of [...complaints].sort()) console.error(complaint);
  return complaints.size ? 1 : 0;
});
