import type { components } from "#schema";
import type { Wire } from "../call.js";
import { stepsCompleted } from "../state/checkpoint-collection.js";
import { isOldRelease, ownerOf, searcherMetric } from "../state/find.js";
import { liveReports, metricNumber } from "../state/metrics.js";
import type { CheckpointRecord, Json, MasterState, TrialRecord } from "../state/records.js";
import { wireTime } from "../state/stamp.js";

type WireCheckpoint = Wire<components["schemas"]["v1Checkpoint"]>;

/** A checkpoint with what its trial reported at the same step, as answers show it. */
export function checkpointAnswer(state: MasterState, checkpoint: CheckpointRecord): WireCheckpoint {
  const old = isOldRelease(state);
  const unset = old ? null : undefined;
  const trial = state.trials[checkpoint.trialId ?? 0];
  const experiment = trial && ownerOf(state, trial);
  const searcher = searcherMetricOf(state, checkpoint);
  return {
    taskId: checkpoint.taskId,
    allocationId: checkpoint.allocationId ?? (old ? "" : undefined),
    uuid: checkpoint.uuid,
    reportTime: wireTime(checkpoint.reportTime),
    resources: checkpoint.resources,
    metadata: sorted(checkpoint.metadata),
    state: `STATE_${checkpoint.state}` as "STATE_COMPLETED",
    training: {
      trialId: trial?.id ?? unset,
      experimentId: experiment?.id ?? unset,
      experimentConfig: experiment?.config ?? null,
      hparams: trial?.hparams ?? null,
      trainingMetrics: metricsAnswer(trial, checkpoint, "training"),
      validationMetrics: metricsAnswer(trial, checkpoint, "validation"),
      searcherMetric: (searcher ?? unset) as number | null | undefined,
    },
    ...(old ? {} : { storageId: checkpoint.storageId }),
  };
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
  const steps = stepsCompleted(checkpoint);
  return liveReports(trial, group).find((report) => report.batches === steps)?.metrics;
}

function metricsAnswer(
  trial: TrialRecord | undefined,
  checkpoint: CheckpointRecord,
  group: string,
): Wire<components["schemas"]["v1Metrics"]> {
  const metrics = trial && metricsAt(trial, checkpoint, group);
  return { avgMetrics: metrics === undefined ? null : sorted(metrics), batchMetrics: [] };
}

/** Keys of a free JSON object in order, as the database gives them. */
export function sorted(value: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key] ?? null]),
  );
}
