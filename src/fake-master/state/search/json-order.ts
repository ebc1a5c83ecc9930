import type { Json } from "../records.js";

/** Compares as the database compares JSON: objects after lists after booleans after numbers after strings, the longer after the shorter. */
export function compareJson(one: Json, other: Json): number {
  const kinds = rank(one) - rank(other);
  if (kinds !== 0) return kinds;
  if (isTree(one) && isTree(other)) return compareTrees(one, other);
  if (one === other || one === null || other === null) return 0;
  return one < other ? -1 : 1;
}

function compareTrees(one: object, other: object): number {
  const [ours, theirs] = [entries(one), entries(other)];
  if (ours.length !== theirs.length) return ours.length - theirs.length;
  for (const [index, [key, value]] of ours.entries()) {
    const [otherKey, otherValue] = theirs[index] as [string, Json];
    if (key !== otherKey) return key < otherKey ? -1 : 1;
    const result = compareJson(value, otherValue);
    if (result !== 0) return result;
  }
  return 0;
}

/** Keys are kept by length, then bytewise. */
function entries(tree: object): [string, Json][] {
  const all = Object.entries(tree) as [string, Json][];
  if (Array.isArray(tree)) return all;
  return all.sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1));
}

function isTree(value: Json): value is Extract<Json, object> {
  return value !== null && typeof value === "object";
}

function rank(value: Json): number {
  if (value === null) return 0;
  if (typeof value === "string") return 1;
  if (typeof value === "number") return 2;
  if (typeof value === "boolean") return 3;
  return Array.isArray(value) ? 4 : 5;
}
