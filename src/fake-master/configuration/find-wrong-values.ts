import { isObject, type Json, type JsonObject } from "../state/json.js";
import { fits, kindOf } from "./json-kinds.js";
import { isBadOrder } from "./order.js";
import type { When } from "./shape.js";
import { ANYTHING, type Table, type Variants } from "./table.js";

/** Everything that is wrong with a value, one sentence for each fault, in the master's order. */
export function findWrongValues(table: Table, value: Json, atLast: boolean): string[] {
  const faults = new Faults("<config>", atLast);
  collect(table, value, faults);
  return faults.list.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

/** The faults found so far, and the place that is looked at: most values have none, so it is written out for faults alone. */
class Faults {
  readonly atLast: boolean;
  list: string[] = [];
  readonly #root: string;
  readonly #steps: (string | number)[] = [];

  constructor(root: string, atLast: boolean) {
    this.#root = root;
    this.atLast = atLast;
  }

  add(says: string): void {
    this.list.push(`${this.#root}${this.#steps.map(stepText).join("")}: ${says}`);
  }

  /** Judges a value one step further in. */
  at(step: string | number, table: Table, value: Json): void {
    this.#steps.push(step);
    collect(table, value, this);
    this.#steps.pop();
  }

  /** The faults of one more judgement, which are not added. */
  apart(table: Table, value: Json): string[] {
    const { list } = this;
    this.list = [];
    collect(table, value, this);
    const found = this.list;
    this.list = list;
    return found;
  }
}

function collect(table: Table, value: Json, faults: Faults): void {
  const { kinds, is, choices, not, any, one, pattern } = table;
  if (kinds !== undefined) {
    if (value === null && kinds.includes("null")) return;
    if (!kinds.some((kind) => fits(value, kind))) {
      faults.add(`expected ${kinds.join(" or ")}, but got ${kindOf(value)}`);
      return;
    }
  }
  if (is !== undefined && value !== is) faults.add(`value must be ${JSON.stringify(is)}`);
  if (choices !== undefined && !choices.includes(value)) faults.add(`value must be one of ${listed(choices)}`);
  for (const inner of table.all) collect(inner, value, faults);
  if (any?.some((inner) => holds(inner, value, faults)) === false) faults.add("matches none of the shapes");
  if (one !== undefined && one.filter((inner) => holds(inner, value, faults)).length !== 1)
    faults.add("does not match exactly one of the shapes");
  if (not !== undefined && holds(not, value, faults)) faults.add("matches a shape that it must not");
  if (typeof value === "number") judgeNumber(table, value, faults);
  else if (typeof value === "string") {
    if (pattern?.test(value) === false) faults.add("does not match the pattern");
  } else if (Array.isArray(value)) {
    const { items } = table;
    if (items !== undefined) value.forEach((item, at) => faults.at(at, items, item));
  } else if (isObject(value)) judgeObject(table, value, faults);
  for (const { where, then } of table.rules) if (holds(where, value, faults)) collect(then, value, faults);
  for (const [says, inner] of table.checks) if (!holds(inner, value, faults)) faults.add(says);
  if (faults.atLast) for (const [says, inner] of table.checksAtLast) if (!holds(inner, value, faults)) faults.add(says);
  if (table.variants !== undefined) judgeVariants(table.variants, value, faults);
}

function holds(table: Table, value: Json, faults: Faults): boolean {
  return faults.apart(table, value).length === 0;
}

function judgeNumber({ least, above, most }: Table, value: number, faults: Faults): void {
  if (least !== undefined && value < least) faults.add(`must be >= ${least} but found ${value}`);
  if (above !== undefined && value <= above) faults.add(`must be > ${above} but found ${value}`);
  if (most !== undefined && value > most) faults.add(`must be <= ${most} but found ${value}`);
}

function judgeObject(table: Table, value: JsonObject, faults: Faults): void {
  const { others, order, required, forbidden } = table;
  const missing = required?.filter((key) => value[key] === undefined) ?? [];
  if (missing.length > 0) faults.add(`missing properties: ${quoted(missing)}`);
  let unknown: string[] | undefined;
  for (const key of Object.keys(value)) {
    const known = table.keys.get(key) ?? (table.known.has(key) ? ANYTHING : others);
    if (known === "refused") (unknown ??= []).push(key);
    else if (known !== undefined) faults.at(key, known, value[key] ?? null);
    if (forbidden?.[key] !== undefined) faults.add(forbidden[key]);
  }
  if (unknown !== undefined) faults.add(`additionalProperties ${quoted(unknown.sort())} not allowed`);
  if (table.filled?.some((key) => isUnset(value[key])) === true) faults.add("lacks a value");
  if (table.empty?.some((key) => !isUnset(value[key])) === true) faults.add("has a value too many");
  if (order !== undefined && isBadOrder(value[order.keys[0]], value[order.keys[1]], order.as))
    faults.add(`${order.keys[0]} must be less than ${order.keys[1]}`);
  if (!faults.atLast) return;
  for (const key of table.requiredAtLast) if (isUnset(value[key])) faults.add(`${key} is a required property`);
}

/** One variant must fit; where none does, the faults of the intended one are reported. */
function judgeVariants(variants: Variants, value: Json, faults: Faults): void {
  if (variants.by !== undefined && (!isObject(value) || value[variants.by] === undefined)) return;
  let meant: string[] | undefined;
  for (const { when, shape } of variants.list) {
    if (isAnother(when, value)) continue;
    const found = faults.apart(shape, value);
    if (found.length === 0) return;
    if (meant === undefined && isMeant(when, value)) meant = found;
  }
  if (meant === undefined) faults.add(variants.otherwise ?? "union failed to validate");
  else faults.list.push(...meant);
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
function stepText(step: string | number): string {
  return /^\d+$/.test(String(step)) ? `[${step}]` : `.${step}`;
}
