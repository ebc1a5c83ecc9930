import { ownerOf } from "../lookup.js";
import { searcherMetric } from "../config-values.js";
import { liveReports, metricNumber } from "../trials/metrics.js";
import type { CheckpointRecord, Json, MasterState, ReportRecord, TrialRecord } from "../records.js";

/** `steps_completed` of a checkpoint's metadata, where there is one. */
export function stepsCompleted(checkpoint: CheckpointRecord): number | undefined {
  const value = checkpoint.metadata["steps_completed"];
  return typeof value === "number" ? value : undefined;
}

/** The value that the search goes by, at the step of a checkpoint. */
export function searcherMetricOf(state: MasterState, checkpoint: CheckpointRecord): Json | undefined {
  const trial = state.trials[checkpoint.trialId ?? 0];
  if (trial === undefined) return undefined;
  const value = metricsAt(trial, checkpoint, "validation")?.[searcherMetric(ownerOf(state, trial).config).metric];
  return metricNumber(value) === undefined ? undefined : value;
}

/** What a trial reported at the step of a checkpoint. */
export function metricsAt(
  trial: TrialRecord,
  checkpoint: CheckpointRecord,
  group: string,
): Record<string, Json> | undefined {
  return reportAt(trial, checkpoint, group)?.metrics;
}

/** The report of a trial at the step of a checkpoint. */
export function reportAt(trial: TrialRecord, checkpoint: CheckpointRecord, group: string): ReportRecord | undefined {
  const steps = stepsCompleted(checkpoint);
  return liveReports(trial, group).find((report) => report.batches === steps);
}
