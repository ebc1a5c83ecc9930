import { isObject, type Json, type JsonObject } from "../state/json.js";
import { variantOf } from "./decode.js";
import type { Join } from "./shape.js";
import type { Table } from "./table.js";

/** Joins two values that were read: what `above` says wins, what it leaves open comes from `below`. */
export function merge(table: Table, above: Json | undefined, below: Json | undefined): Json {
  if (below === undefined || below === null) return above ?? null;
  if (above === undefined || above === null) return below;
  if (Array.isArray(above) && Array.isArray(below)) return joinLists(table.join, above, below);
  if (!isObject(above) || !isObject(below)) return above;
  // A hyperparameter of a kind of its own is replaced as a whole.
  if (table.join === "nested only" && ("type" in above || "type" in below)) return above;
  return mergeObjects(table.as ?? table, above, below);
}

function mergeObjects(table: Table, above: JsonObject, below: JsonObject): JsonObject {
  const by = table.variants?.by;
  const others = by !== undefined && above[by] !== undefined && above[by] !== below[by];
  const variant = variantOf(table, above) ?? variantOf(table, below);
  const result: JsonObject = {};
  for (const key of new Set([...Object.keys(above), ...Object.keys(below)])) {
    // Of another variant only what all variants have counts.
    const lower = others && !table.keys.has(key) ? undefined : below[key];
    const rest = table.others === "refused" ? undefined : table.others;
    const inner = variant?.keys.get(key) ?? table.keys.get(key) ?? rest;
    if (inner !== undefined) result[key] = merge(inner, above[key], lower);
    else if (above[key] !== undefined || lower !== undefined) result[key] = above[key] ?? lower ?? null;
  }
  return result;
}

function joinLists(join: Join | undefined, above: Json[], below: Json[]): Json[] {
  if (join === "below first") return [...below, ...above];
  if (join === "above first, by container_path")
    return addMissing(above, below, (item) => keyOf(item, "container_path"));
  if (join === "a set") return addMissing(above, below, (item) => JSON.stringify(item));
  if (join === "policies") return addMissing(above, below, policyKey);
  return above;
}

function addMissing(above: Json[], below: Json[], key: (item: Json) => string): Json[] {
  const there = new Set(above.map(key));
  return [...above, ...below.filter((item) => !there.has(key(item)))];
}

function keyOf(item: Json, key: string): string {
  return isObject(item) ? JSON.stringify(item[key] ?? null) : "";
}

/** Policies are told apart by name; those without one by all that they say. */
function policyKey(policy: Json): string {
  if (!isObject(policy)) return "";
  return typeof policy["name"] === "string"
    ? `name ${policy["name"]}`
    : `${keyOf(policy, "action")} ${keyOf(policy, "pattern")}`;
}
