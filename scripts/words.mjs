/**
 * Prints words of comments, messages, titles of tests and documents that a reader stumbles over, with better ones, and messages
 * that are not sentences. docs/style-guide.md says what to write.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { findOddMessages } from "./words/find-odd-messages.mjs";
import { findOddWords } from "./words/find-odd-words.mjs";
import { proseOf } from "./words/prose.mjs";
import { hasOurMessages, isOurs, isRead } from "./words/what-is-read.mjs";

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
    .split("\n")
    .filter(isRead);
  let count = 0;
  for (const path of paths) {
    const text = readFileSync(path, "utf8");
    const words = findOddWords(proseOf(path, text), (one) => isOurs(path, one));
    for (const { line, word, say } of hasOurMessages(path) ? [...words, ...findOddMessages(path, text)] : words) {
      console.error(`${path}:${line} "${word}" Say: ${say}`);
      count += 1;
    }
  }
  console.log(`${paths.length} files were read; ${count} odd words and messages.`);
  return count ? 1 : 0;
}

if (isMain(import.meta.url)) await runScript(main);
