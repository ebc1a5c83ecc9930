/**
 * Prints the circles of imports in src/, `#platform` included, and refuses those that are not allowed. At run time none is, but
 * for two files whose classes return each other: whichever is loaded first would see half of the other. With types a circle may
 * have a few files; a larger one cannot be read in parts.
 */
import { findCircles } from "./circles/find-circles.mjs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/** The most files of a circle with types. */
const mostFilesWithTypes = 4;

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const { atRunTime, withTypes, pairs } = findCircles(process.cwd());
  for (const pair of pairs) console.log(`Classes that return each other: ${pair.join(", ")}.`);
  const large = withTypes.filter(({ length }) => length > mostFilesWithTypes);
  report("at run time", atRunTime);
  report(`of more than ${mostFilesWithTypes} files with types`, large);
  return atRunTime.length || large.length ? 1 : 0;
}

function report(kind, circles) {
  for (const circle of circles) console.error(`A circle ${kind}, ${circle.length} files:\n  ${circle.join("\n  ")}`);
  console.log(`${circles.length} circles ${kind}.`);
}

if (isMain(import.meta.url)) await runScript(main);
