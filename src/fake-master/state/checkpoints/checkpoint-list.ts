import { metricsAt, searcherMetricOf, stepsCompleted } from "./checkpoint-metrics.js";
import { searcherMetric } from "../config-values.js";
import { metricNumber } from "../trials/metrics.js";
import type { CheckpointRecord, JsonObject, MasterState } from "../records.js";
import { sortRows, type SortValue } from "../sort.js";

/** Attributes that lists of checkpoints sort by, in the order of their numbers. */
export const CHECKPOINT_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_UUID", "SORT_BY_TRIAL_ID", "SORT_BY_BATCH_NUMBER", "SORT_BY_END_TIME", "SORT_BY_STATE",
  "SORT_BY_SEARCHER_METRIC",
] as const; // prettier-ignore

/** States of checkpoints, in the order of their numbers. */
export const CHECKPOINT_STATES = [
  "STATE_UNSPECIFIED", "STATE_ACTIVE", "STATE_COMPLETED", "STATE_ERROR", "STATE_DELETED", "STATE_PARTIALLY_DELETED",
] as const; // prettier-ignore

/** How a list of checkpoints is asked for. */
export interface CheckpointOrder {
  attribute: (typeof CHECKPOINT_SORT)[number];
  metric: string;
  orderBy: "ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC";
}

/** Sorts the checkpoints of an experiment, or those of one trial, whose rule for missing metrics differs. */
export function sortCheckpoints(
  state: MasterState,
  rows: readonly CheckpointRecord[],
  order: CheckpointOrder,
  of: { config: JsonObject; level: "experiment" | "trial" },
): CheckpointRecord[] {
  const descending = order.orderBy === "ORDER_BY_DESC";
  const time = (row: CheckpointRecord): string => row.reportTime;
  if (order.metric !== "") {
    const metric = (row: CheckpointRecord): SortValue => number(metricNumber(valueOf(state, row, order.metric)));
    // Of rows without the metric, the oldest report comes first in both directions.
    const missing = sortRows(rows.filter((row) => metric(row) === undefined), [time], false); // prettier-ignore
    const present = sortRows(rows.filter((row) => metric(row) !== undefined), [metric, time], descending); // prettier-ignore
    return descending ? [...present, ...missing] : [...missing, ...present];
  }
  if (order.attribute === "SORT_BY_SEARCHER_METRIC") {
    const score = (row: CheckpointRecord): SortValue => number(metricNumber(searcherMetricOf(state, row)));
    if (of.level === "trial") return sortRows(rows, [score, time], descending, "firstAscendingLastDescending");
    const betterFirst = order.orderBy === "ORDER_BY_UNSPECIFIED" && !searcherMetric(of.config).smallerIsBetter;
    return sortRows(rows, [score, time], descending || betterFirst);
  }
  if (order.attribute === "SORT_BY_STATE") {
    const newestFirst = sortRows(rows, [time], true);
    return sortRows(newestFirst, [(row) => CHECKPOINT_STATES.indexOf(`STATE_${row.state}`)], descending);
  }
  const value = ATTRIBUTES[order.attribute] ?? ((row: CheckpointRecord) => row.trialId);
  return sortRows(rows, [value, time], descending, "firstAscendingLastDescending");
}

const ATTRIBUTES: Partial<Record<string, (row: CheckpointRecord) => SortValue>> = {
  SORT_BY_UUID: (row) => row.uuid,
  SORT_BY_BATCH_NUMBER: stepsCompleted,
  SORT_BY_END_TIME: (row) => row.reportTime,
};

function valueOf(state: MasterState, row: CheckpointRecord, metric: string): JsonObject[string] | undefined {
  const trial = state.trials[row.trialId ?? 0];
  return trial && metricsAt(trial, row, "validation")?.[metric];
}

function number(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
