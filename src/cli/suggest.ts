import { closeNames } from "../values/close-names.js";
import type { Entry } from "./commands.js";
import { WrongUse } from "./wrong-use.js";

/** Ends a message about a name that does not exist. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : ` Did you mean ${suggestions.slice(0, 2).join(" or ")}?`;
}

/** The names that begin with this one, else those that resemble it. */
export function closest(name: string, names: readonly string[]): readonly string[] {
  const longer = startingWith(name, names);
  return longer.length > 0 ? longer : closeNames(name, names);
}

/** The names that begin with this one, in upper or lower case; none with the empty string. */
export const startingWith = (start: string, names: readonly string[]): string[] =>
  start === "" ? [] : names.filter((each) => each.toLowerCase().startsWith(start.toLowerCase()));

/** The error for a command that does not exist; `next` is the word behind it, which completes a command of `det`. */
export function unknownCommand(name: string, next: string | undefined, commands: readonly Entry[]): WrongUse {
  const names = commands.map((each) => each.name);
  const theirs = inFull(name, next);
  const same = commands.filter(({ det }) => det.some((words) => theirs.includes(words))).map((each) => each.name);
  let close: readonly string[] = same;
  if (close.length === 0) close = closest(name, [...names, ...noCommands.keys()]).map((each) => noCommands.get(each) ?? each); // prettier-ignore
  if (close.length === 0) close = speakingOf(name, commands);
  const hint = didYouMean(close) || ` The commands are ${names.join(", ")}.`;
  return new WrongUse(`There is no command ${JSON.stringify(name)}.${hint}`, close);
}

/** The error for a flag that does not exist. */
export function unknownFlag(given: string, known: readonly string[]): WrongUse {
  const close = given.startsWith("--") ? closest(given, known) : [];
  const hint = didYouMean(close) || ` It takes ${known.join(", ")}.`;
  return new WrongUse(`There is no flag ${given}.${hint}`, close);
}

/** What is asked for like a command, and how it is spelt. */
const noCommands: ReadonlyMap<string, string> = new Map([
  ["help", "help"],
  ["version", "--version"],
]);

/** The commands of which a word of `det` tells: `list` or `ls` of `experiment list`, `checkpoint` of all that do something with one. */
function speakingOf(name: string, commands: readonly Entry[]): string[] {
  const word = name === "ls" ? "list" : name.replace(/s$/, "");
  const having = (words: (phrase: string) => string[]): string[] =>
    commands.filter(({ det }) => det.some((phrase) => words(phrase).includes(word))).map((each) => each.name);
  const asVerb = having((phrase) => phrase.split(" ").slice(1));
  return asVerb.length > 0 ? asVerb : having((phrase) => phrase.split(/[ -]/).map((each) => each.replace(/s$/, "")));
}

const nouns = ["experiment", "trial", "checkpoint", "user", "deploy"];

/** What two words of `det` may stand for: it takes `e`, `exp` and `experiment` for the same. */
function inFull(name: string, next: string | undefined): string[] {
  const verb = next === "ls" ? "list" : next;
  return nouns.filter((noun) => noun.startsWith(name.replace(/s$/, ""))).map((noun) => `${noun} ${verb}`);
}
