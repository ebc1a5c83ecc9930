import { liveReports, metricNumber } from "./metrics.js";
import type { Json, JsonObject, TrialRecord } from "../records.js";

/** `summaryMetrics` of a trial: group, metric, and what was seen of it, in the order in which it came. */
export function summaryMetrics(trial: TrialRecord): JsonObject {
  const groups = new Map<string, { at: number; metrics: JsonObject }[]>();
  const add = (group: string, at: number, metrics: JsonObject): void => {
    const key = groupKey(group);
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [{ at, metrics }]);
    else rows.push({ at, metrics });
  };
  for (const { group, id, first, metrics } of liveReports(trial)) add(group, id, first ?? metrics);
  for (const { group, after, metrics } of trial.merged ?? []) add(group, after + 0.5, metrics);
  const summary: JsonObject = {};
  for (const group of [...groups.keys()].sort()) {
    const rows = (groups.get(group) ?? []).sort((one, other) => one.at - other.at).map(({ metrics }) => metrics);
    const names = [...new Set(rows.flatMap((metrics) => Object.keys(metrics)))].sort();
    summary[group] = Object.fromEntries(names.map((name) => [name, summarize(rows, name)]));
  }
  return summary;
}

/** How the database spells a group of metrics. */
export function groupKey(group: string): string {
  return group === "training" ? "avg_metrics" : group === "validation" ? "validation_metrics" : group;
}

/** The kind of a metric over all reports of its group, in the words of a summary. */
export function summaryType(trial: TrialRecord, group: string, name: string): string {
  return kindOf(liveReports(trial, group).flatMap(({ metrics }) => metrics[name] ?? (name in metrics ? [null] : [])));
}

function kindOf(values: readonly Json[]): string {
  const types = new Set(values.map(typeOf));
  return types.size === 1 ? [...types][0]! : "string";
}

function summarize(rows: readonly JsonObject[], name: string): JsonObject {
  const values = rows.flatMap((row) => (row[name] === undefined ? [] : [row[name]]));
  const last = rows.at(-1)?.[name] ?? null;
  const type = kindOf(values);
  if (type !== "number") return { last, type };
  const numbers = values.map((value) => metricNumber(value) ?? 0);
  const sum = numbers.reduce((total, value) => total + value, 0);
  const hasNaN = numbers.some(Number.isNaN);
  return {
    count: numbers.length,
    last,
    max: number(hasNaN ? Number.NaN : Math.max(...numbers)),
    mean: number(sum / numbers.length),
    min: number(
      hasNaN && numbers.every(Number.isNaN) ? Number.NaN : Math.min(...numbers.filter((n) => !Number.isNaN(n))),
    ),
    sum: number(sum),
    type,
  };
}

function number(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

function typeOf(value: Json): string {
  if (metricNumber(value) !== undefined) return "number";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value)) return "date";
  return typeof value;
}
