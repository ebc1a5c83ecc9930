import { durationToMilliseconds } from "../time/duration.js";
import { isUuid } from "../values/check-basics.js";
import type { Argument, Flag } from "./command.js";
import { closest, didYouMean, startingWith } from "./suggest.js";
import { WrongUse } from "./wrong-use.js";

type Form = Exclude<Flag, { type: "boolean" }> | Argument;

/**
 * Reads the value of a flag or an argument.
 *
 * @throws WrongUse that says what it should be.
 */
export function readValue(name: string, form: Form, text: string): string | number {
  const wrong = (wanted: string, hint = ""): WrongUse =>
    new WrongUse(`${name} is ${wanted}, not ${JSON.stringify(text)}.${hint}`);
  switch (form.type) {
    case "integer": {
      const { least = 0, most = Number.MAX_SAFE_INTEGER } = form;
      const value = Number(text);
      if (/^\d+$/.test(text) && value >= least && value <= most) return value;
      const top = most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`;
      throw wrong(`an integer from ${least}${top}`, isUuid(text) ? " A UUID names a checkpoint." : "");
    }
    case "number": {
      const { above = -Infinity } = form;
      const value = Number(text);
      if (text.trim() !== "" && Number.isFinite(value) && value > above) return value;
      throw wrong(above === -Infinity ? "a number" : `a number above ${above}`);
    }
    case "duration":
      if (durationToMilliseconds(text) !== undefined) return text;
      throw wrong("a time with a unit, such as 30s, 10m or 1h30m");
    case "uuid":
      if (isUuid(text)) return text;
      throw wrong("a UUID such as 4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385", hintForUuid(text));
    case "string":
      return form.choices ? choose(name, form, text) : text;
  }
}

/** One of the choices, in upper or lower case, or the only one that begins so: `err` for ERROR. */
function choose(name: string, { choices = [], prefix = "", ...form }: Form, text: string): string {
  const bare = text.toUpperCase().startsWith(prefix) ? text.slice(prefix.length) : text;
  const chosen = choices.find((each) => each.toLowerCase() === bare.toLowerCase());
  if (chosen !== undefined) return chosen;
  const [begun, ...others] = startingWith(bare, choices);
  if (begun !== undefined && others.length === 0) return begun;
  const several = "multiple" in form ? bare.split(/[,\s]+/).filter(Boolean) : [];
  const hint = several.length > 1 ? repeat(name, several) : didYouMean(closest(bare, choices));
  throw new WrongUse(`${name} is one of ${choices.join(", ")}, not ${JSON.stringify(text)}.${hint}`);
}

const repeat = (name: string, values: readonly string[]): string =>
  ` For several, repeat the flag: ${values.map((value) => `${name} ${value}`).join(" ")}.`;

const hintForUuid = (text: string): string =>
  /^\d+$/.test(text) ? ` "determined-client top ${text}" lists the checkpoints of experiment ${text}.` : "";
