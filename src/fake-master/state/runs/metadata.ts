import { refuse } from "../../refusal.js";
import type { Json } from "../records.js";

const FAILING = "error flattening metadata: metadata";
const MOST_KEYS = 1_000;

/** Refuses metadata that is too deep, too long or too large; each item of an array counts as a value of its key. */
export function refuseMetadata(metadata: Record<string, Json>): void {
  if (check(metadata, 1) > MOST_KEYS)
    throw refuse("invalid", `${FAILING} exceeds maximum number of keys of ${MOST_KEYS}`);
}

/** Gives the number of keys. */
function check(metadata: Record<string, Json>, depth: number): number {
  if (depth > 10) throw refuse("invalid", `${FAILING} exceeds maximum nesting level of 10`);
  let count = 0;
  for (const [key, value] of Object.entries(metadata)) {
    if (key.length > 50) throw refuse("invalid", `${FAILING} key exceeds maximum length of 50 characters`);
    if (/[$.[\]]/.test(key))
      throw refuse("invalid", `${FAILING} keys can not contain the following character(s):  $ . [ ]`);
    count += 1 + checkValue(value, depth);
  }
  return count;
}

function checkValue(value: Json, depth: number): number {
  if (Array.isArray(value)) {
    if (value.length > 100) throw refuse("invalid", `${FAILING} array exceeds maximum length of 100`);
    return value.reduce<number>((count, item) => count + checkValue(item, depth + 1), 0);
  }
  if (value !== null && typeof value === "object") return check(value, depth + 1);
  if (typeof value === "number" && Number.isInteger(value) && (value > 2 ** 31 - 1 || value < -(2 ** 31)))
    throw refuse("internal", `ERROR: value "${value}" is out of range for type integer (SQLSTATE 22003)`);
  if (typeof value === "string" && value.length > 5000)
    throw refuse("invalid", `${FAILING} value exceeds maximum length of 5000 characters`);
  return 0;
}
