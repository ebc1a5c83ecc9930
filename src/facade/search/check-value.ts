import { InvalidArgumentError } from "../../errors/index.js";
import { checkTimestamp, digitsHint, enumToWire, ExperimentState, refusal } from "../../values/index.js";
import { kindOf, type ColumnKind } from "./fields.js";
import type { FilterValue } from "./filter-node.js";

const wanted: Readonly<Record<Exclude<ColumnKind, "state">, string>> = {
  number: "a finite number",
  time: 'a valid Date, or a string such as "2026-01-31" or "2026-01-31T12:00:00Z"',
  string: "a string",
  labels: "a label",
  user: "the id of a user",
  parameter: "a string or a finite number",
  any: "a string, a finite number or a valid Date",
};

/** What `eq` and `ne` take. */
export function checkValue(column: string, value: unknown): FilterValue {
  const kind = kindOf(column);
  if (kind === "state") return bareState(value);
  if (isValid(kind, value)) return kind === "time" ? (toTime(value) ?? value) : value;
  throw refusal("value", `${wanted[kind]} for the column ${JSON.stringify(column)}`, value, hintFor(kind, value));
}

/** What `lt`, `lte`, `gt` and `gte` take. */
export function checkOrdered(column: string, value: unknown): FilterValue {
  const kind = kindOf(column);
  if (kind === "state" || kind === "string" || kind === "labels") {
    throw unfit(column, "has no order to compare by", "eq(), ne(), contains() and notContains()");
  }
  if (typeof value === "string" && (kind === "parameter" || kind === "any")) {
    throw refusal("value", kind === "any" ? "a number or a Date" : "a number", value, digitsHint(value));
  }
  return checkValue(column, value);
}

/** What `contains` and `notContains` take. */
export function checkPart(column: string, value: unknown): string {
  const kind = kindOf(column);
  if (kind === "state") throw unfit(column, "cannot be searched for a part", "eq() and ne()");
  if (kind === "number" || kind === "user" || kind === "time") {
    throw unfit(column, "cannot be searched for a part", "eq(), ne(), lt(), lte(), gt() and gte()");
  }
  if (typeof value === "string") return value;
  throw refusal("part", "a string", value);
}

function unfit(column: string, what: string, others: string): InvalidArgumentError {
  return new InvalidArgumentError(`The column ${JSON.stringify(column)} ${what}. It takes ${others}.`, {
    argument: "column",
  });
}

function isValid(kind: ColumnKind, value: unknown): value is FilterValue {
  switch (kind) {
    case "time":
      return isDate(value) || toTime(value) !== undefined;
    case "number":
    case "user":
      return Number.isFinite(value);
    case "string":
    case "labels":
      return typeof value === "string";
    default:
      return typeof value === "string" || Number.isFinite(value) || (kind === "any" && isDate(value));
  }
}

const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());

/** A string that is a time, in UTC; a day alone is its first moment. */
function toTime(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return checkTimestamp(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value, "value");
  } catch {
    return undefined;
  }
}

function hintFor(kind: ColumnKind, value: unknown): string {
  if (value === null) return " isEmpty() is met where there is no value.";
  if (Array.isArray(value)) return " For one of several values join conditions with or().";
  if (typeof value === "boolean" && (kind === "parameter" || kind === "any")) {
    return " Searches do not compare booleans: leave this condition out and compare the rows, whose hparams and metadata have them.";
  }
  if (kind === "user" && typeof value === "string") return " getUserByName() reads a user by name.";
  if (kind === "number") return digitsHint(value);
  if (kind === "time" && typeof value === "number") return ` Of milliseconds new Date(${value}) makes one.`;
  if (kind === "string" && typeof value === "number") return ` Pass the string "${value}".`;
  return "";
}

/** What masters show of experiments that they store as ACTIVE. */
const shownOnly: readonly string[] = ["QUEUED", "PULLING", "STARTING", "RUNNING"];

/** Masters compare states without their prefix, as they store them. */
function bareState(value: unknown): string {
  const state = enumToWire(ExperimentState, value, "value").replace(/^STATE_/, "");
  if (!shownOnly.includes(state)) return state;
  throw refusal(
    "value",
    "a state that masters store",
    value,
    ' "ACTIVE" stands for all that are queued, starting or running.',
  );
}
