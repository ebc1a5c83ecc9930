import { refuse } from "../../refusal.js";
import { sizeOf } from "../checkpoints/checkpoint-size.js";
import { checkpointsOf, ownerOf } from "../lookup.js";
import { bestBy, scoredValidations, totalBatches } from "./metrics.js";
import type { MasterState, TrialRecord } from "../records.js";
import { sortRows, type SortValue } from "../sort.js";
import { epoch } from "../stamp.js";

/** Keys that lists of trials sort by, in the order of their numbers. */
export const TRIAL_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_ID", "", "", "SORT_BY_START_TIME", "SORT_BY_END_TIME", "SORT_BY_STATE", "SORT_BY_BEST_VALIDATION_METRIC",
  "SORT_BY_LATEST_VALIDATION_METRIC", "SORT_BY_BATCHES_PROCESSED", "SORT_BY_DURATION", "SORT_BY_RESTARTS", "SORT_BY_CHECKPOINT_SIZE",
  "SORT_BY_LOG_RETENTION_DAYS",
] as const; // prettier-ignore

/** Sorts trials; metric keys put the better first when ascending, missing values are last ascending and first descending. */
export function sortTrials(
  state: MasterState,
  now: number,
  rows: readonly TrialRecord[],
  key: string,
  descending: boolean,
): TrialRecord[] {
  const values: Record<string, (row: TrialRecord) => SortValue> = {
    SORT_BY_START_TIME: (row) => row.startTime,
    SORT_BY_END_TIME: (row) => row.endTime,
    SORT_BY_STATE: (row) => row.state,
    SORT_BY_BEST_VALIDATION_METRIC: (row) => bestBy(scoredValidations(ownerOf(state, row), row))?.score,
    SORT_BY_LATEST_VALIDATION_METRIC: (row) => scoredValidations(ownerOf(state, row), row).at(-1)?.score,
    SORT_BY_BATCHES_PROCESSED: totalBatches,
    SORT_BY_DURATION: (row) => (row.endTime === undefined ? now : epoch(row.endTime)) - epoch(row.startTime),
    SORT_BY_RESTARTS: (row) => row.restarts,
    SORT_BY_CHECKPOINT_SIZE: (row) =>
      checkpointsOf(state, row).reduce(
        (sum, checkpoint) => sum + (checkpoint.state === "DELETED" ? 0 : sizeOf(checkpoint)),
        0,
      ),
  };
  if (key === "SORT_BY_LOG_RETENTION_DAYS") {
    const query =
      'proto_get_trial_ids_for_experiment: ERROR: column "log_retention_days" does not exist (SQLSTATE 42703)';
    throw refuse(
      "internal",
      `failed to get trial ids for experiment ${rows[0]?.experimentId ?? 0}: error running query: ${query}`,
    );
  }
  const value = values[key];
  const keys = value === undefined ? [] : [value];
  return sortRows(rows, [...keys, (row) => row.id], descending, "lastAscendingFirstDescending");
}
