import { refusal } from "./refuse.js";

/** Checks one argument: gives the value, or throws InvalidArgumentError that names the argument. */
export type Check<T> = (value: unknown, argument: string) => T;

/** Makes a check that lets undefined pass. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, argument) => (value === undefined ? undefined : check(value, argument));
}

/** A number that counts from 1, such as an id or a limit: whole, and held exactly by JavaScript. */
export const checkPositiveInteger: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  throw refusal(argument, "a positive integer", value);
};

/** A count: 0, 1, 2, … */
export const checkCount: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw refusal(argument, "a non-negative integer", value);
};

/** A non-empty string. */
export const checkText: Check<string> = (value, argument) => {
  if (typeof value === "string" && value) return value;
  throw refusal(argument, "a non-empty string", value);
};

/** Tells whether a value can be a token, which goes into a header: printable ASCII without spaces. */
export const isToken = (value: unknown): value is string => typeof value === "string" && /^[!-~]+$/.test(value);

/** A token. */
export const checkToken: Check<string> = (value, argument) => {
  if (isToken(value)) return value;
  throw refusal(argument, "a non-empty string of ASCII characters without spaces and line breaks", value);
};

/** A string, which may be empty. */
export const checkAnyText: Check<string> = (value, argument) => {
  if (typeof value === "string") return value;
  throw refusal(argument, "a string", value);
};

/** True or false. */
export const checkBoolean: Check<boolean> = (value, argument) => {
  if (typeof value === "boolean") return value;
  throw refusal(argument, "true or false", value);
};

/** A function. */
export const checkFunction: Check<(...args: never[]) => unknown> = (value, argument) => {
  if (typeof value === "function") return value as (...args: never[]) => unknown;
  throw refusal(argument, "a function", value);
};

/**
 * Makes a check of an array, set or other iterable; a string is refused, since its characters are not meant.
 *
 * @param isItem Returns whether an item is valid; may throw its own error.
 * @param least Fewest items that the array may have.
 */
export function checkList<T>(
  wanted: string,
  isItem: (item: unknown, argument: string) => unknown,
  least: number = 0,
): Check<T[]> {
  return (value, argument) => {
    if (value && typeof value === "object" && Symbol.iterator in value) {
      const list = [...(value as Iterable<T>)];
      if (list.length >= least && list.every((item) => isItem(item, argument))) return list;
    }
    throw refusal(argument, wanted, value);
  };
}

/** An array of strings. */
export const checkTextList: Check<string[]> = /* @__PURE__ */ checkList(
  "an array of strings",
  (item) => typeof item === "string",
);

/** Tells whether a value is a UUID in its usual form. */
export const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

/** An abort signal of any realm or polyfill. */
export const checkSignal: Check<AbortSignal> = (value, argument) => {
  const signal = value as AbortSignal | null | undefined;
  if (typeof signal?.aborted === "boolean" && typeof signal.addEventListener === "function") return signal;
  throw refusal(argument, "an AbortSignal", value);
};
