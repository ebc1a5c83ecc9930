import { milliseconds, type FakeDuration } from "../clock/duration.js";

/** Checks one value that a test gave: gives it back, or throws a TypeError that names it. */
export type Check<T> = (value: unknown, name: string) => T;

/** Makes a check of what a value must be: how that is said, and whether it is. */
export function check<T>(wanted: string, fits: (value: unknown) => boolean): Check<T> {
  return (value, name) => {
    if (fits(value)) return value as T;
    throw refusal(name, wanted, value);
  };
}

/** True for a string. */
export const isString = (value: unknown): value is string => typeof value === "string";
/** True for a string or an array of them: one line or several. */
export const isLines = (value: unknown): boolean => isString(value) || (Array.isArray(value) && value.every(isString));
/** True for what a file may hold. Bytes of another realm, such as that of a test runner, count. */
export const isContent = (value: unknown): boolean =>
  isString(value) || Object.prototype.toString.call(value) === "[object Uint8Array]";
/** True for what {@link milliseconds} reads. */
export const isDuration = (value: unknown): boolean => {
  try {
    return milliseconds(value as string) >= 0;
  } catch {
    return false;
  }
};

/** A string, perhaps empty. */
export const checkString: Check<string> = check("a string", isString);
/** A string that says something. */
export const checkName: Check<string> = check("a non-empty string", (value) => isString(value) && value !== "");
/** A boolean. */
export const checkBoolean: Check<boolean> = check("true or false", (value) => typeof value === "boolean");
/** An array of strings. */
export const checkStrings: Check<readonly string[]> = check(
  "an array of strings",
  (value) => Array.isArray(value) && value.every(isString),
);
/** A plain object. */
export const checkObject: Check<object> = check("an object", isPlainObject);
/** A function. */
export const checkFunction: Check<(...given: never[]) => unknown> = check(
  "a function",
  (value) => typeof value === "function",
);
/** What {@link milliseconds} reads. */
export const checkDuration: Check<FakeDuration> = check(
  'a number of milliseconds or a string such as "10m" or "1h30m"',
  isDuration,
);
/** The same, but not Infinity. */
export const checkFiniteDuration: Check<FakeDuration> = check(
  'a finite number of milliseconds or a string such as "30d"',
  (value) => value !== Infinity && isDuration(value),
);
/** A finite number above 0. */
export const checkAboveZero: Check<number> = check(
  "a number above 0",
  (value) => Number.isFinite(value) && Number(value) > 0,
);

/** Makes a check of an integer that JavaScript holds exactly, not below the least one. */
export function checkInteger(least: number, most: number = Number.MAX_SAFE_INTEGER): Check<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? ` of ${least} or more` : ` from ${least} to ${most}`;
  return check(
    `an integer${least === Number.MIN_SAFE_INTEGER ? "" : range}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

/** Makes a check of one of these strings. */
export function checkOneOf<T extends string>(...values: readonly T[]): Check<T> {
  const quoted = values.map((value) => JSON.stringify(value));
  const last = quoted.pop() ?? "";
  return check(`${quoted.join(", ")} or ${last}`, (value) => values.includes(value as T));
}

/** Objects of other realms count; maps, dates and the like do not: their keys are not what they hold. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** Makes the error for a value that should have been something else; passwords are not shown. */
export function refusal(name: string, wanted: string, value: unknown, hint: string = ""): TypeError {
  const got = /^password\b/.test(name) ? kindOf(value) : shown(value);
  return new TypeError(`The argument ${name} must be ${wanted}, got ${got}.${hint}`);
}

/** Shows a value in a message, shortened. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === "Object" ? "an object" : `a ${name}`;
}
