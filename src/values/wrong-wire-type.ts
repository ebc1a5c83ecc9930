import { MalformedResponseError } from "../errors/index.js";

/**
 * Makes the error for a value of another type than the spec has.
 *
 * @param field Name of the member; undefined for an item, which the message of its array names.
 */
export function wrongWireType(field: string | undefined, wanted: string, value: unknown): MalformedResponseError {
  const what = field === undefined ? "It" : `The field ${JSON.stringify(field)}`;
  return new MalformedResponseError(`${what} must be ${wanted}, but is ${showWire(value)}.`);
}

/** Shows a value of an answer in a message: short, and nothing of what is in it. */
export function showWire(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
