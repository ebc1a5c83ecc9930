import { stepsCompleted } from "../checkpoints/checkpoint-metrics.js";
import { checkpointsOf } from "../lookup.js";
import { liveReports, metricNumber } from "./metrics.js";
import type { CheckpointRecord, MasterState, ReportRecord, TrialRecord } from "../records.js";
import { sortRows } from "../sort.js";
import { refuse } from "../../refusal.js";

/** Filters of the workload list, in the order of their numbers. */
export const WORKLOAD_FILTERS = [
  "FILTER_OPTION_UNSPECIFIED", "FILTER_OPTION_CHECKPOINT", "FILTER_OPTION_VALIDATION", "FILTER_OPTION_CHECKPOINT_OR_VALIDATION",
] as const; // prettier-ignore

/** A report or a checkpoint. */
export interface Workload {
  report?: ReportRecord;
  checkpoint?: CheckpointRecord;
  /** Absent for a checkpoint that names no step. */
  batches: number | undefined;
  time: string;
}

/** The workloads of a trial, filtered and sorted as the real list is: filtering for checkpoints keeps validations. */
export function selectWorkloads(
  state: MasterState,
  trial: TrialRecord,
  options: {
    filter: (typeof WORKLOAD_FILTERS)[number];
    sortKey: string;
    sortGroup: string;
    descending: boolean;
    hideDeleted: boolean;
  },
): Workload[] {
  const { filter, sortKey } = options;
  const groups = filter === "FILTER_OPTION_UNSPECIFIED" ? ["training", "validation"] : ["validation"];
  const rows: Workload[] = liveReports(trial)
    .filter(({ group }) => groups.includes(group))
    .map((report) => ({ report, batches: report.batches, time: report.time }));
  if (filter !== "FILTER_OPTION_VALIDATION") {
    for (const checkpoint of checkpointsOf(state, trial)) {
      if (options.hideDeleted && checkpoint.state === "DELETED") continue;
      rows.push({ checkpoint, batches: stepsCompleted(checkpoint), time: checkpoint.reportTime });
    }
  }
  const metric = (row: Workload): number | undefined => {
    const { report } = row;
    const value =
      options.sortGroup === "" || report?.group === options.sortGroup ? report?.metrics[sortKey] : undefined;
    const number = metricNumber(value);
    if (value !== undefined && number === undefined) throw refuse("internal", `metric ${sortKey} is not a number`);
    return number;
  };
  const first = sortKey === "" || sortKey === "batches" ? [] : [metric];
  return sortRows(rows, [...first, (row) => row.batches, (row) => row.time], options.descending);
}
