import { InvalidArgumentError } from "../errors/index.js";

/** Shows a value in a message: short, and nothing of a password or token. */
export function showValue(value: unknown, argument: string = ""): string {
  const type = typeof value;
  if (type === "string" && !/password|token/i.test(argument)) {
    const text = value as string;
    return JSON.stringify(text.length > 60 ? text.slice(0, 57) + "..." : text);
  }
  if (Array.isArray(value)) return "an array";
  if (value === null || !/^(?:string|object|function)$/.test(type)) return String(value);
  const name = type === "object" ? (value as object).constructor?.name : type;
  return name === "Object" ? "an object" : `a ${name}`;
}

/** Makes the error for an argument that should have been something else. */
export function refusal(argument: string, wanted: string, value: unknown, hint: string = ""): InvalidArgumentError {
  return new InvalidArgumentError(`${argument} must be ${wanted}, got ${showValue(value, argument)}.${hint}`, {
    argument,
  });
}
