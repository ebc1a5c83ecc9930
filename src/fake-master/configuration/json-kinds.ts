import type { Json } from "../state/json.js";
import type { Kind } from "./shape.js";

/** The kind of a value, as refusals name it: an integer is a "number" too. */
export function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Kind;
}

/** True when the value is of the kind. */
export function fits(value: Json, kind: Kind): boolean {
  return kind === "integer" ? Number.isInteger(value) : kindOf(value) === kind;
}
