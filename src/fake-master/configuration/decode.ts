import { isObject, type Json, type JsonObject } from "../state/json.js";
import { FORMS } from "./forms.js";
import { isMeant } from "./find-wrong-values.js";
import type { Table } from "./table.js";

/** Reads a value that was judged: one form for each thing, and no keys that the master reads without keeping them. */
export function decode(table: Table, value: Json): Json {
  return read(table, value, "");
}

function read(table: Table, value: Json, place: string): Json {
  if (value === null && table.form !== "constant") return null;
  if (table.decodes !== undefined) checkType(table.decodes, value, place);
  const plain = table.form === undefined ? value : FORMS[table.form](value);
  const last = table.as ?? table;
  const { items } = last;
  if (Array.isArray(plain)) return items === undefined ? plain : plain.map((item) => read(items, item, place));
  return isObject(plain) ? readObject(last, plain, place) : plain;
}

function readObject(table: Table, value: JsonObject, place: string): JsonObject {
  const variant = variantOf(table, value);
  const others = variant?.others ?? table.others;
  const result: JsonObject = {};
  for (const key of Object.keys(value).sort()) {
    const known = variant?.keys.get(key) ?? table.keys.get(key);
    if (known?.kept === "never") continue;
    // What only some variants know cannot be kept while it is open which one is meant.
    if (known === undefined && (others === "refused" || table.known.has(key)))
      throw new TypeError(`json: unknown field ${JSON.stringify(key)}`);
    const inner = known ?? (others === "refused" ? undefined : others);
    const given = value[key] ?? null;
    result[key] = inner === undefined ? given : read(inner, given, place === "" ? key : `${place}.${key}`);
  }
  return result;
}

/** The variant that a value is of, where its table is a union and the value says which. */
export function variantOf(table: Table, value: JsonObject): Table | undefined {
  return table.variants?.list.find(({ when }) => isMeant(when, value))?.shape;
}

const LARGEST = { int: Number.MAX_SAFE_INTEGER, uint32: 2 ** 32 - 1 };

function checkType(decodes: NonNullable<Table["decodes"]>, value: Json, place: string): void {
  const { type, structure } = decodes;
  if (Number.isInteger(value) && Number(value) <= LARGEST[type]) return;
  const what = typeof value === "number" ? `number ${value}` : typeof value;
  throw new TypeError(`json: cannot unmarshal ${what} into Go struct field ${structure}.${place} of type ${type}`);
}
