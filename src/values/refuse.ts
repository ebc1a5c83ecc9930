import { InvalidArgumentError, redact } from "../errors/index.js";

/** Shows a value in a message: short, and nothing of a password or token. */
export function showValue(value: unknown, argument: string): string {
  // A call written for Python may have a password where the options object belongs.
  const isSecret = /password|token|options|headers/i.test(argument);
  if (value == null || !(isSecret || value === Object(value))) {
    const text = redact(String(value));
    if (typeof value !== "string") return text;
    return JSON.stringify(text.length > 60 ? text.slice(0, 57) + "..." : text);
  }
  if (Array.isArray(value)) return value.length ? "an array" : "an empty array";
  const name = (typeof value === "object" ? value.constructor?.name : typeof value) ?? "Object";
  const kind = name === "Object" ? "object" : name;
  return `${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind}`;
}

/** Whether a value has to be awaited: a Promise, or a listing. */
export function isPromise(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}

/** Makes the error for an argument that should have been something else. */
export function refusal(argument: string, wanted: string, value: unknown, hint: string = ""): InvalidArgumentError {
  const isForgotten = isPromise(value) || (Array.isArray(value) && value.some(isPromise));
  const advice = isForgotten ? `${hint} Did you forget await?` : hint;
  return new InvalidArgumentError(
    `The argument ${argument} must be ${wanted}, got ${showValue(value, argument)}.${advice}`,
    { argument },
  );
}

/** Makes the error for an array of which one item should have been something else. */
export function itemRefusal(
  argument: string,
  wanted: string,
  list: readonly unknown[],
  index: number,
  hint: string = "",
): InvalidArgumentError {
  const item = list[index];
  const advice = isPromise(item) ? `${hint} Did you forget await?` : hint;
  return new InvalidArgumentError(
    `The argument ${argument} must be ${wanted}, got ${showValue(item, argument)} as item ${index}.${advice}`,
    { argument },
  );
}

/** What to do with a number that came as a string; empty for everything else. */
export function digitsHint(value: unknown): string {
  const digits = typeof value === "string" ? value.trim() : "";
  return /^[1-9]\d{0,14}$/.test(digits) ? ` Pass the number ${digits}; Number(…) makes one of a string.` : "";
}
