import { closeNames } from "./close-names.js";
import { milliseconds } from "../clock/duration.js";

/** What the value of an option must be: how that is said, and whether it is. */
export interface Rule {
  allowed: string;
  fits: (value: unknown) => boolean;
  /** The value must not be shown in a message. */
  secret?: boolean;
  /** It may not be left out. */
  required?: boolean;
  /** What a message says after a value that does not fit. */
  hint?: (value: unknown) => string;
}

/** A rule for each option. */
export type Rules<T> = { readonly [Key in keyof T]-?: Rule };

/** Throws a TypeError when a caller without types gives options that do not exist, or values that they cannot have. */
export function checkOptions(place: string, options: unknown, rules: Readonly<Record<string, Rule>>): void {
  if (!isPlainObject(options)) throw new TypeError(`${place} takes an object of options, not ${shown(options)}.`);
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(rules, key)) continue;
    const close = closeNames(key, Object.keys(rules));
    const hint =
      close.length > 0 ? `did you mean ${close.join(" or ")}?` : `it takes ${Object.keys(rules).join(", ")}.`;
    throw new TypeError(`${place} has no option ${JSON.stringify(key)}: ${hint}`);
  }
  for (const [key, rule] of Object.entries(rules)) checkValue(place, key, options[key], rule);
}

/** Throws a TypeError when a value is not what it must be. */
export function checkValue(place: string, name: string, value: unknown, rule: Rule): void {
  if (value === undefined ? rule.required !== true : rule.fits(value)) return;
  const got = rule.secret === true ? kindOf(value) : shown(value);
  throw new TypeError(`${place}: ${name} must be ${rule.allowed}, not ${got}.${rule.hint?.(value) ?? ""}`);
}

/** A text, perhaps empty. */
export const TEXT: Rule = { allowed: "a text", fits: (value) => typeof value === "string" };
/** A text that says something. */
export const NAME: Rule = {
  allowed: "a text that is not empty",
  fits: (value) => typeof value === "string" && value !== "",
};
/** A text that no message may show. */
export const SECRET: Rule = { ...TEXT, secret: true };
/** A boolean. */
export const FLAG: Rule = { allowed: "true or false", fits: (value) => typeof value === "boolean" };
/** A list of texts. */
export const TEXTS: Rule = {
  allowed: "a list of texts",
  fits: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};
/** A plain object. */
export const OBJECT: Rule = { allowed: "an object", fits: isPlainObject };
/** A function. */
export const FUNCTION: Rule = { allowed: "a function", fits: (value) => typeof value === "function" };
/** What {@link milliseconds} reads. */
export const SPAN: Rule = {
  allowed: 'a number of milliseconds or a text such as "10m" or "1h30m"',
  fits: (value) => {
    try {
      return milliseconds(value as string) >= 0;
    } catch {
      return false;
    }
  },
};
/** A finite number above 0. */
export const ABOVE_ZERO: Rule = {
  allowed: "a number above 0",
  fits: (value) => Number.isFinite(value) && Number(value) > 0,
};

/** A whole number that JavaScript holds exactly, not below the least one. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): Rule {
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  return {
    allowed: least === Number.MIN_SAFE_INTEGER ? "a whole number" : `a whole number ${range}`,
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** One of these texts. */
export function oneOf(...values: readonly string[]): Rule {
  const quoted = values.map((value) => JSON.stringify(value));
  const last = quoted.pop() ?? "";
  return { allowed: `${quoted.join(", ")} or ${last}`, fits: (value) => values.includes(value as string) };
}

/** Objects of other realms count; maps, dates and the like do not: their keys are not what they hold. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === "Object" ? "an object" : `an object of the kind ${name}`;
}
