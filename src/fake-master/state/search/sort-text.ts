import { refuse } from "../../refusal.js";
import { section } from "../config-values.js";
import type { Json, MasterState } from "../records.js";
import { STATE_ORDER } from "../experiments/experiment-list.js";
import { type SearchRow, valueAt } from "./columns.js";
import type { SearchTable } from "./filter.js";
import { compareJson } from "./json-order.js";
import { metricOf, metricPath } from "./metric-value.js";

type Value = (row: SearchRow) => Json | undefined;

/** Sorts by a string such as `name=asc,id=desc`; what has no value comes last in both directions, ties go by id. */
export function sortRowsBy(state: MasterState, now: number, table: SearchTable, rows: readonly SearchRow[], text: string): SearchRow[] {
  const keys = text === "" ? [] : text.split(",").map((part) => readKey(state, now, table, part));
  const columns = keys.map(({ value, descending }) => ({ descending, values: new Map(rows.map((row) => [row, value(row)])) }));
  return [...rows].sort((one, other) => {
    for (const { descending, values } of columns) {
      const result = compare(values.get(one), values.get(other), descending);
      if (result !== 0) return result;
    }
    return idOf(table, one) - idOf(table, other);
  });
} // prettier-ignore

function readKey(state: MasterState, now: number, table: SearchTable, part: string): { value: Value; descending: boolean } {
  const [name = "", direction, ...more] = part.split("=");
  if (direction === undefined || more.length > 0) throw refuse("invalid", `invalid sort parameter: ${part}`);
  if (direction !== "asc" && direction !== "desc") throw refuse("invalid", `invalid sort direction: ${direction}`);
  const value = valueOf(state, now, table, name);
  if (value === undefined) throw refuse("invalid", `invalid sort col: ${name}`);
  return { value, descending: direction === "desc" };
} // prettier-ignore

function valueOf(state: MasterState, now: number, table: SearchTable, name: string): Value | undefined {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (name === "user") return ({ experiment }) => state.users[experiment.userId]?.username;
  if (column?.kind === "state") return (row) => stateRank(column.value(row, state, now));
  if (column !== undefined) return (row) => column.value(row, state, now);
  if (name.startsWith("hp.")) return (row) => hyperparameter(table, row, name.slice("hp.".length));
  if (name.startsWith("metadata.") && table.thing === "run")
    return ({ trial }) => trial?.metadata && valueAt(trial.metadata, name.slice("metadata.".length));
  return metricPath(name) === undefined ? undefined : ({ trial }) => metricOf(trial, name);
}

function hyperparameter(table: SearchTable, { experiment, trial }: SearchRow, name: string): Json | undefined {
  return table.thing === "run"
    ? trial && valueAt(trial.hparams, name)
    : valueAt(section(experiment.config, "hyperparameters"), name);
}

function compare(one: Json | undefined, other: Json | undefined, descending: boolean): number {
  const missing = Number(one === null || one === undefined) - Number(other === null || other === undefined);
  if (missing !== 0 || one === undefined || other === undefined) return missing;
  return descending ? compareJson(other, one) : compareJson(one, other);
}

function idOf(table: SearchTable, { experiment, trial }: SearchRow): number {
  return table.thing === "run" ? (trial?.id ?? 0) : experiment.id;
}

function stateRank(value: Json | undefined): number {
  return typeof value === "string" ? STATE_ORDER.indexOf(value) : -1;
}
