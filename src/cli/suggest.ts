import { closeNames } from "../values/close-names.js";
import type { Entry } from "./commands.js";
import { WrongUse } from "./wrong-use.js";

/** Ends a message about a name that does not exist. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : ` Did you mean ${suggestions.slice(0, 2).join(" or ")}?`;
}

/** The names that begin with this one, else those that resemble it. */
export function closest(name: string, names: readonly string[]): readonly string[] {
  const longer = names.filter((each) => each.startsWith(name.toLowerCase()));
  return longer.length > 0 ? longer : closeNames(name, names);
}

/** The error for a command that does not exist; `next` is the word behind it, which completes a command of `det`. */
export function unknownCommand(name: string, next: string | undefined, commands: readonly Entry[]): WrongUse {
  const names = commands.map((each) => each.name);
  const theirs = inFull(name, next);
  const same = commands.filter(({ det }) => det.some((words) => theirs.includes(words))).map((each) => each.name);
  const close = same.length > 0 ? same : closest(name, names);
  const hint = didYouMean(close) || ` The commands are ${names.join(", ")}.`;
  return new WrongUse(`There is no command ${JSON.stringify(name)}.${hint}`, close);
}

/** The error for a flag that does not exist. */
export function unknownFlag(given: string, known: readonly string[]): WrongUse {
  const close = given.startsWith("--") ? closest(given, known) : [];
  const hint = didYouMean(close) || ` It takes ${known.join(", ")}.`;
  return new WrongUse(`There is no flag ${given}.${hint}`, close);
}

const nouns = ["experiment", "trial", "checkpoint", "user", "deploy"];

/** What two words of `det` may stand for: it takes `e`, `exp` and `experiment` for the same. */
function inFull(name: string, next: string | undefined): string[] {
  const verb = next === "ls" ? "list" : next;
  return nouns.filter((noun) => noun.startsWith(name.replace(/s$/, ""))).map((noun) => `${noun} ${verb}`);
}
