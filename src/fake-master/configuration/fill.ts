import { isObject, type Json, type JsonObject } from "../state/json.js";
import { variantOf } from "./decode.js";
import { merge } from "./merge.js";
import type { Table } from "./table.js";

/** A value as the master stores it: every known key, in order, with its default or, without defaults, as null. */
export function fill(table: Table, value: Json | undefined, defaults: boolean = true): Json {
  const given = givenOr(table, value, defaults);
  if (Array.isArray(given)) {
    const { items } = table;
    return items === undefined ? given : given.map((item) => fill(items, item, defaults));
  }
  return isObject(given) ? fillObject(table.as ?? table, given, defaults) : given;
}

function givenOr(table: Table, value: Json | undefined, defaults: boolean): Json {
  if (!defaults) return value ?? null;
  return table.always === undefined ? (value ?? table.default ?? null) : merge(table, value, table.always);
}

function fillObject(table: Table, value: JsonObject, defaults: boolean): JsonObject {
  const variant = variantOf(table, value);
  const others = variant?.others ?? table.others;
  const result: JsonObject = {};
  for (const key of keysOf(table, variant, value)) {
    const known = variant?.keys.get(key) ?? table.keys.get(key);
    if (known?.kept === "never") continue;
    const inner = known ?? (others === "refused" ? undefined : others);
    const filled = inner === undefined ? sorted(value[key] ?? null) : fill(inner, value[key], defaults);
    if (!isLeftOut(known, filled)) result[key] = filled;
  }
  return result;
}

/** All keys in order; most objects have none that their table does not know. */
function keysOf(table: Table, variant: Table | undefined, value: JsonObject): Iterable<string> {
  const known = table.keys;
  const given = Object.keys(value);
  if (variant === undefined && given.every((key) => known.has(key))) return known.keys();
  return [...new Set([...known.keys(), ...(variant?.keys.keys() ?? []), ...given])].sort();
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}

function isLeftOut(known: Table | undefined, value: Json): boolean {
  if (known?.kept === "filled") return value === null || value === "";
  return known?.kept === "given" && value === null;
}
