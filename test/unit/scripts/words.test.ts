import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
// @ts-expect-error a script without types
import { findOddMessages as untypedMessages } from "../../../scripts/words/find-odd-messages.mjs";
// @ts-expect-error a script without types
import { findOddWords as untypedFind } from "../../../scripts/words/find-odd-words.mjs";
// @ts-expect-error a script without types
import { proseOf as untypedProse } from "../../../scripts/words/prose.mjs";
import { runScriptIn, temporaryFolder } from "./run-script.js";

interface Prose {
  readonly line: number;
  readonly kind: string;
  readonly text: string;
}
const proseOf = untypedProse as (path: string, text: string) => Prose[];
const findOddWords = untypedFind as (prose: Prose[]) => { line: number; word: string; say: string }[];
const findOddMessages = untypedMessages as (path: string, text: string) => { line: number; word: string }[];

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

const wordsOf = (text: string, path = "a.md"): string[] => findOddWords(proseOf(path, text)).map(({ word }) => word);

test.each([
  ["It must be a text.", "a text"],
  ["This is no error.", "is no"],
  ["It sends one request a poll.", "request a poll"],
  ["The caller is told.", "told"],
  ["Whoever asks gets it.", "Whoever"],
  ["Polls come at each look.", "each look"],
  ["It waits for ever.", "for ever"],
])("%j holds an odd word", (text, word) => expect(wordsOf(text)).toEqual([word]));

test.each([
  "There is no such file; it is no longer there, and there must be no other.",
  "Once a request has succeeded, look at the text of the answer in a text file.",
  "The two are told apart by an id.",
  "Code is not prose: `whoever is told` and [here](is-no-text.md).",
  "```ts\nconst whoever = told;\n```",
])("%j holds none", (text) => expect(wordsOf(text)).toEqual([]));

test("comments, strings of several words and titles are read, with their lines; code is not", () => {
  const code = [
    "/** A text. */",
    'const told = "told";',
    "throw new Error(`It is no ${told}.`); // whoever",
    'test("a look", () => {});',
  ].join("\n");
  expect(findOddWords(proseOf("a.ts", code)).map(({ line, word }) => [line, word])).toEqual([
    [1, "A text"],
    [3, "is no"],
    [3, "whoever"],
    [4, "a look"],
  ]);
});

test("the message of an error begins with a capital or a value, and ends as a sentence does", () => {
  const code = [
    "new DownloadError(`the file ${name} is broken.`, {});",
    'new InvalidArgumentError("The file is broken");',
    "new DeterminedError(`${file} is broken. Is it yours?`);",
    "new DeterminedError(`checkpoint_storage.${name} is missing.`);",
    'new Error("internal");',
  ].join("\n");
  expect(findOddMessages("src/a.ts", code).map(({ line, word }) => [line, word])).toEqual([
    [1, "the file ${…} is broken."],
    [2, "The file is broken"],
  ]);
});

test("the script prints file, line, word and what to write, and fails", async () => {
  execFileSync("git", ["init", "-q"], { cwd: folder.path });
  await writeFile(join(folder.path, "a.md"), "Fine.\nIt is told.\n");
  const found = await runScriptIn(folder.path, "words");
  expect(found.code).toBe(1);
  expect(found.stderr).toMatch(/^a\.md:2 "told" Say: .*notified/);
  await writeFile(join(folder.path, "a.md"), "Fine.\n");
  expect((await runScriptIn(folder.path, "words")).code).toBe(0);
});
