import { digitsHint, itemRefusal, refusal, showValue } from "./refuse.js";

/** Checks one argument: gives the value, or throws InvalidArgumentError that names the argument. */
export type Check<T> = (value: unknown, argument: string) => T;

/** Makes a check that lets undefined pass. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, argument) => (value === undefined ? undefined : check(value, argument));
}

/** A number that counts from 1, such as an id or a limit: whole, and held exactly by JavaScript. */
export const checkPositiveInteger: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  throw refusal(argument, "a positive integer", value, digitsHint(value));
};

/** A count: 0, 1, 2, … */
export const checkCount: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw refusal(argument, "a non-negative integer", value, digitsHint(value));
};

/** A place in a queue. */
export const checkPriority: Check<number> = (value, argument) => {
  if (Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 99) return value as number;
  throw refusal(argument, "an integer from 1 to 99", value, digitsHint(value));
};

/** A non-empty string. */
export const checkText: Check<string> = (value, argument) => {
  if (typeof value === "string" && value) return value;
  throw refusal(argument, "a non-empty string", value);
};

/** Whether a value can be a token, which goes into a header: printable ASCII without spaces. */
export const isToken = (value: unknown): value is string => typeof value === "string" && /^[!-~]+$/.test(value);

/** What is wrong with a token, which a message cannot show. */
function tokenHint(value: unknown): string {
  if (typeof value !== "string") return "";
  if (!value.trim()) return " It is empty.";
  if (/^bearer\s/i.test(value)) return ' Leave out "Bearer".';
  return /\s/.test(value) ? " It has white space in it." : "";
}

/** A token. */
export const checkToken: Check<string> = (value, argument) => {
  if (isToken(value)) return value;
  throw refusal(
    argument,
    "a non-empty string of ASCII characters without spaces and line breaks",
    value,
    tokenHint(value),
  );
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
      const wrong = list.findIndex((item) => !isItem(item, argument));
      if (list.length >= least && wrong < 0) return list;
      if (wrong >= 0) throw itemRefusal(argument, wanted, list, wrong);
    }
    throw refusal(
      argument,
      wanted,
      value,
      typeof value === "string" ? ` For one, write [${showValue(value, argument)}].` : "",
    );
  };
}

/** An array of strings. */
export const checkTextList: Check<string[]> = /* @__PURE__ */ checkList(
  "an array of strings",
  (item) => typeof item === "string",
);

/** Whether a value is a UUID in its usual form. */
export const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

/** An abort signal, of whatever realm or polyfill. */
export const checkSignal: Check<AbortSignal> = (value, argument) => {
  if (isSignal(value)) return value;
  const isController = isSignal((value as { signal?: unknown } | null | undefined)?.signal);
  throw refusal(argument, "an AbortSignal", value, isController ? " Pass the signal of the controller." : "");
};

const isSignal = (value: unknown): value is AbortSignal => {
  const signal = value as AbortSignal | null | undefined;
  return typeof signal?.aborted === "boolean" && typeof signal.addEventListener === "function";
};
