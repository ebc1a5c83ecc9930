/** Prints words of comments, messages, titles of tests and documents that a reader stumbles over, with better ones. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { findOddWords } from "./words/find-odd-words.mjs";
import { isOurs, isRead } from "./words/what-is-read.mjs";
import { proseOf } from "./words/prose.mjs";

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
    .split("\n")
    .filter(isRead);
  let count = 0;
  for (const path of paths) {
    const prose = proseOf(path, readFileSync(path, "utf8"));
    for (const { line, word, say } of findOddWords(prose, (one) => isOurs(path, one))) {
      console.error(`${path}:${line} "${word}" Say: ${say}`);
      count += 1;
    }
  }
  console.log(`${paths.length} files were read; ${count} odd words.`);
  return count ? 1 : 0;
}

if (isMain(import.meta.url)) await runScript(main);
