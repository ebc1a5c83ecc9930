import { InvalidArgumentError } from "../errors/index.js";

/** Stands where the options object belongs when a call has more arguments than its method. */
export const surplus: object = [];

/** Shows a value in a message: short, and nothing of a password or token. */
function showValue(value: unknown, argument: string = ""): string {
  if (value === surplus) return "more arguments than it takes";
  const type = typeof value;
  // A call written for Python may have a password where the options object belongs.
  const isSecret = /password|token|options|headers/i.test(argument);
  if (type === "string" && !isSecret) {
    const text = value as string;
    return JSON.stringify(text.length > 60 ? text.slice(0, 57) + "..." : text);
  }
  if (Array.isArray(value)) return "an array";
  // Numbers, bigints and booleans are shown; all else by its type.
  if (value == null || (!isSecret && /^[nb]/.test(type))) return String(value);
  const name = type === "object" ? value.constructor?.name : type;
  return name === "Object" ? "an object" : `a ${name}`;
}

/** Makes the error for an argument that should have been something else. */
export function refusal(argument: string, wanted: string, value: unknown, hint: string = ""): InvalidArgumentError {
  return new InvalidArgumentError(`${argument} must be ${wanted}, got ${showValue(value, argument)}.${hint}`, {
    argument,
  });
}
