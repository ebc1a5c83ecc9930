import { InvalidArgumentError } from "../errors/index.js";

/** Shows a value in a message: short, and nothing of a password or token. */
export function showValue(value: unknown, argument: string = ""): string {
  if (typeof value === "string") {
    if (/password|token/i.test(argument)) return "a text";
    return JSON.stringify(value.length > 60 ? value.slice(0, 57) + "..." : value);
  }
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return "an array";
  if (value && typeof value === "object") {
    const type = (value.constructor as { name?: string } | undefined)?.name;
    return !type || type === "Object" ? "an object" : `an object of class ${type}`;
  }
  return String(value);
}

/** Makes the error for an argument that should have been something else. */
export function refusal(argument: string, wanted: string, value: unknown, hint: string = ""): InvalidArgumentError {
  return new InvalidArgumentError(`${argument} must be ${wanted}, got ${showValue(value, argument)}.${hint}`, {
    argument,
  });
}
