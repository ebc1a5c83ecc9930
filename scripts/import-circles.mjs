/**
 * Prints the circles of imports in src/, `#platform` included, and refuses those that are not allowed. At run time none is, but
 * for two files whose classes return each other: whichever is loaded first would see half of the other. With types a circle may
 * have a few files; a larger one cannot be read in parts.
 */
import { findCircles } from "./circles/find-circles.mjs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/** The most files of a circle with types. */
const mostFilesWithTypes = 4;
/** How many files are in circles that wait to be broken. Only ever make it smaller; the goal is 0. */
const waiting = { "at run time": 11, "with types": 11 };

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const { atRunTime, withTypes, pairs } = findCircles(process.cwd());
  for (const pair of pairs) console.log(`Classes that return each other: ${pair.join(", ")}.`);
  const large = withTypes.filter(({ length }) => length > mostFilesWithTypes);
  const excess = [report("at run time", atRunTime), report("with types", large)].some(Boolean);
  return excess ? 1 : 0;
}

/** Whether there are more files in circles than wait to be broken. */
function report(kind, found) {
  const count = found.flat().length;
  const limit = kind === "with types" ? ` of more than ${mostFilesWithTypes} files` : "";
  for (const circle of found) console.log(`A circle ${kind}, ${circle.length} files:\n  ${circle.join("\n  ")}`);
  if (count > waiting[kind]) {
    console.error(`${count} files are in circles${limit} ${kind}, at most ${waiting[kind]} may be.`);
    return true;
  }
  console.log(`${count} files are in circles${limit} ${kind}.`);
  if (count < waiting[kind]) console.log(`Lower waiting["${kind}"] in scripts/import-circles.mjs to ${count}.`);
  return false;
}

if (isMain(import.meta.url)) await runScript(main);
