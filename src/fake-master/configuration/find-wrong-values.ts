import { isObject, type Json, type JsonObject } from "../state/json.js";
import { fits, kindOf } from "./json-kinds.js";
import { isBadOrder } from "./order.js";
import type { When } from "./shape.js";
import { ANYTHING, type Table } from "./table.js";

/** Everything that is wrong with a value, one sentence for each fault, in the master's order. */
export function findWrongValues(table: Table, value: Json, atLast: boolean): string[] {
  const faults: string[] = [];
  collect(table, value, "<config>", atLast, faults);
  return faults.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

function collect(table: Table, value: Json, place: string, atLast: boolean, faults: string[]): void {
  const { kinds, is, choices, not, any, one, pattern } = table;
  if (kinds !== undefined) {
    if (value === null && kinds.includes("null")) return;
    if (!kinds.some((kind) => fits(value, kind))) {
      faults.push(`${place}: expected ${kinds.join(" or ")}, but got ${kindOf(value)}`);
      return;
    }
  }
  if (is !== undefined && value !== is) faults.push(`${place}: value must be ${JSON.stringify(is)}`);
  if (choices !== undefined && !choices.includes(value))
    faults.push(`${place}: value must be one of ${listed(choices)}`);
  for (const inner of table.all) collect(inner, value, place, atLast, faults);
  if (any?.some((inner) => holds(inner, value, atLast)) === false) faults.push(`${place}: matches none of the shapes`);
  if (one !== undefined && one.filter((inner) => holds(inner, value, atLast)).length !== 1)
    faults.push(`${place}: does not match exactly one of the shapes`);
  if (not !== undefined && holds(not, value, atLast)) faults.push(`${place}: matches a shape that it must not`);
  if (typeof value === "number") judgeNumber(table, value, place, faults);
  else if (typeof value === "string") {
    if (pattern?.test(value) === false) faults.push(`${place}: does not match the pattern`);
  } else if (Array.isArray(value)) {
    const { items } = table;
    if (items !== undefined) value.forEach((item, at) => collect(items, item, `${place}[${at}]`, atLast, faults));
  } else if (isObject(value)) judgeObject(table, value, place, atLast, faults);
  for (const { where, then } of table.rules)
    if (holds(where, value, atLast)) collect(then, value, place, atLast, faults);
  for (const [says, inner] of table.checks) if (!holds(inner, value, atLast)) faults.push(`${place}: ${says}`);
  if (atLast)
    for (const [says, inner] of table.checksAtLast) if (!holds(inner, value, atLast)) faults.push(`${place}: ${says}`);
  if (table.variants !== undefined) judgeVariants(table.variants, value, place, atLast, faults);
}

function holds(table: Table, value: Json, atLast: boolean): boolean {
  const faults: string[] = [];
  collect(table, value, "", atLast, faults);
  return faults.length === 0;
}

function judgeNumber({ least, above, most }: Table, value: number, place: string, faults: string[]): void {
  if (least !== undefined && value < least) faults.push(`${place}: must be >= ${least} but found ${value}`);
  if (above !== undefined && value <= above) faults.push(`${place}: must be > ${above} but found ${value}`);
  if (most !== undefined && value > most) faults.push(`${place}: must be <= ${most} but found ${value}`);
}

function judgeObject(table: Table, value: JsonObject, place: string, atLast: boolean, faults: string[]): void {
  const { others, order, required, forbidden } = table;
  const missing = required?.filter((key) => value[key] === undefined) ?? [];
  if (missing.length > 0) faults.push(`${place}: missing properties: ${quoted(missing)}`);
  let unknown: string[] | undefined;
  for (const key of Object.keys(value)) {
    const known = table.keys.get(key) ?? (table.known.has(key) ? ANYTHING : others);
    if (known === "refused") (unknown ??= []).push(key);
    else if (known !== undefined) collect(known, value[key] ?? null, step(place, key), atLast, faults);
    if (forbidden?.[key] !== undefined) faults.push(`${place}: ${forbidden[key]}`);
  }
  if (unknown !== undefined) faults.push(`${place}: additionalProperties ${quoted(unknown.sort())} not allowed`);
  if (table.filled?.some((key) => isUnset(value[key])) === true) faults.push(`${place}: lacks a value`);
  if (table.empty?.some((key) => !isUnset(value[key])) === true) faults.push(`${place}: has a value too many`);
  if (order !== undefined && isBadOrder(value[order.keys[0]], value[order.keys[1]], order.as))
    faults.push(`${place}: ${order.keys[0]} must be less than ${order.keys[1]}`);
  if (!atLast) return;
  for (const key of table.requiredAtLast)
    if (isUnset(value[key])) faults.push(`${place}: ${key} is a required property`);
}

/** One variant must fit; where none does, the faults of the intended one are reported. */
function judgeVariants(
  variants: NonNullable<Table["variants"]>,
  value: Json,
  place: string,
  atLast: boolean,
  faults: string[],
): void {
  if (variants.by !== undefined && (!isObject(value) || value[variants.by] === undefined)) return;
  let meant: string[] | undefined;
  for (const { when, shape } of variants.list) {
    if (isAnother(when, value)) continue;
    const found: string[] = [];
    collect(shape, value, place, atLast, found);
    if (found.length === 0) return;
    if (meant === undefined && isMeant(when, value)) meant = found;
  }
  faults.push(...(meant ?? [`${place}: ${variants.otherwise ?? "union failed to validate"}`]));
}

/** True when the value says itself that it is of another variant, so that this one cannot fit. */
function isAnother(when: When, value: Json): boolean {
  return typeof when === "object" && "key" in when && (!isObject(value) || value[when.key] !== when.is);
}

/** True when the value is meant as this variant. */
export function isMeant(when: When, value: Json): boolean {
  if (when === "always" || when === "never") return when === "always";
  if ("kind" in when) return kindOf(value) === when.kind;
  if ("notKind" in when) return kindOf(value) !== when.notKind;
  if ("lacks" in when) return !isObject(value) || value[when.lacks] === undefined;
  if (!isObject(value)) return false;
  if ("has" in when) return value[when.has] !== undefined;
  if ("onlyKey" in when) return Object.keys(value).length === 1 && value[when.onlyKey] !== undefined;
  return value[when.key] === when.is;
}

function isUnset(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function listed(choices: readonly Json[]): string {
  return choices.map((choice) => (choice === null ? "<nil>" : JSON.stringify(choice))).join(", ");
}

/** The master cannot tell a key that is a number from the place in a list. */
function step(place: string, key: string): string {
  return isDigit(key.charCodeAt(0)) && /^\d+$/.test(key) ? `${place}[${key}]` : `${place}.${key}`;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
