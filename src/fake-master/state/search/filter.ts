import { refuse } from "../../refusal.js";
import { section } from "../config-values.js";
import { isObject } from "../json.js";
import type { Json, JsonObject, MasterState } from "../records.js";
import { isStorable } from "../run-state.js";
import { likePattern } from "../sort.js";
import { normalTime } from "../stamp.js";
import { type Column, type ColumnKind, type SearchRow, valueAt } from "./columns.js";
import type { FieldFilter, GroupFilter } from "./filter-text.js";
import { metricOf } from "./metric-value.js";

const OPERATORS = new Set(["=", "!=", "<", "<=", ">", ">=", "contains", "notContains", "isEmpty", "notEmpty"]);
const METRICS = /^LOCATION_TYPE_(TRAINING|VALIDATIONS|CUSTOM_METRIC)$/;

/** What a filter is applied to. */
export interface SearchTable {
  thing: "experiment" | "run";
  columns: Readonly<Record<string, Column>>;
}

/** Makes the test of a filter; throws what the master refuses. */
export function filterTest(
  state: MasterState,
  now: number,
  table: SearchTable,
  filter: FieldFilter | GroupFilter,
): (row: SearchRow) => boolean {
  if (filter.kind === "field") return fieldTest(state, now, table, filter);
  const tests = filter.children.map((child) => filterTest(state, now, table, child));
  if (filter.conjunction === "and" || tests.length === 0) return (row) => tests.every((test) => test(row));
  return (row) => tests.some((test) => test(row));
}

function fieldTest(state: MasterState, now: number, table: SearchTable, filter: FieldFilter): (row: SearchRow) => boolean {
  const { column: name, operator, location, value } = filter;
  const isUnary = operator === "isEmpty" || operator === "notEmpty";
  if (value === undefined && !isUnary) return () => true;
  if (!OPERATORS.has(operator)) throw refuse("internal", `invalid operator ${operator}`);
  const wanted = value ?? null;
  if (location === "LOCATION_TYPE_HYPERPARAMETERS")
    return ({ experiment }) => fitsRange(section(experiment.config, "hyperparameters"), name.replace(/^hp\./, ""), operator, wanted);
  const kind = filter.type === "COLUMN_TYPE_NUMBER" ? "number" : "text";
  if (location === "LOCATION_TYPE_RUN_HYPERPARAMETERS") {
    // Those that a client reported itself are not in the table that is searched.
    return ({ experiment, trial }) => !experiment.unmanaged && fits(trial && valueAt(trial.hparams, name.replace(/^hp\./, "")), operator, wanted, kind);
  }
  if (location === "LOCATION_TYPE_RUN_METADATA")
    return ({ trial }) => fits(trial?.metadata && valueAt(trial.metadata, name.replace(/^metadata\./, "")), operator, wanted, kind);
  if (METRICS.test(location)) return ({ trial }) => fits(metricOf(trial, name), operator, wanted, kind);
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (column === undefined) throw refuse("internal", `invalid ${table.thing} column ${name}`);
  if (!isUnary) checkValue(state, column.kind, name, wanted);
  return (row) => fits(column.value(row, state, now), operator, wanted, column.kind);
} // prettier-ignore

/** The database refuses values that the column cannot hold. */
function checkValue(state: MasterState, kind: ColumnKind, name: string, value: Json): void {
  if (kind === "flag" && name === "isExpMultitrial")
    throw refuse("internal", 'ERROR: syntax error at or near "=" (SQLSTATE 42601)');
  const text = textOf(value);
  if (kind === "state" && (!isStorable(state, text) || text.startsWith("STATE_")))
    throw refuse("internal", `ERROR: invalid input value for enum experiment_state: "${text}" (SQLSTATE 22P02)`);
  if ((kind === "integer" || kind === "number") && Number.isNaN(Number(text))) {
    const type = kind === "integer" ? "integer" : "double precision";
    throw refuse("internal", `ERROR: invalid input syntax for type ${type}: "${text}" (SQLSTATE 22P02)`);
  }
  if (kind === "time" && timeOf(text) === undefined)
    throw refuse(
      "internal",
      `ERROR: invalid input syntax for type timestamp with time zone: "${text}" (SQLSTATE 22007)`,
    );
}

/** Times are compared as strings of one form; a day is its first moment. */
function timeOf(text: string): string | undefined {
  return normalTime(text) ?? normalTime(`${text}T00:00:00Z`);
}

/** A hyperparameter of a search: constants by their value, ranges by either end. */
function fitsRange(hyperparameters: JsonObject, name: string, operator: string, wanted: Json): boolean {
  const found = valueAt(hyperparameters, name);
  if (!isObject(found)) return false;
  const { type, val, vals, minval, maxval } = found;
  const kind = typeof wanted === "number" ? "number" : "text";
  if (type === "const") return fits(val, operator, wanted, kind);
  if (type === "categorical") return Array.isArray(vals) && vals.some((one) => fits(one, operator, wanted, kind));
  return fits(minval, operator, wanted, kind) || fits(maxval, operator, wanted, kind);
}

/** Compares as the database does: what has no value fits nothing but `isEmpty`. */
function fits(value: Json | undefined, operator: string, wanted: Json, kind: ColumnKind): boolean {
  const missing = value === undefined || value === null;
  const empty = missing || value === "" || value === "[]";
  if (operator === "isEmpty") return empty;
  if (operator === "notEmpty") return !empty;
  if (missing) return false;
  if (operator === "contains" || operator === "notContains") {
    const isIn = likePattern(textOf(wanted)).test(textOf(value));
    return isIn === (operator === "contains");
  }
  const byNumber = kind === "number" || kind === "integer";
  const one = byNumber ? Number(value) : textOf(value);
  const other = byNumber ? Number(wanted) : kind === "time" ? timeOf(textOf(wanted))! : textOf(wanted);
  switch (operator) {
    case "=":
      return one === other;
    case "!=":
      return one !== other;
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    default:
      return one >= other;
  }
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
