import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { reportAt, searcherMetricOf } from "../state/checkpoints/checkpoint-metrics.js";
import { since } from "../state/release.js";
import { ownerOf } from "../state/lookup.js";
import type { CheckpointRecord, Json, MasterState, TrialRecord } from "../state/records.js";
import { wireTime } from "../state/stamp.js";

type WireCheckpoint = Wire<components["schemas"]["v1Checkpoint"]>;

/** A checkpoint with what its trial reported at the same step, as answers show it. */
export function checkpointAnswer(state: MasterState, checkpoint: CheckpointRecord): WireCheckpoint {
  const isLoose = since(state, "0.23.0");
  const unset = isLoose ? undefined : null;
  const trial = state.trials[checkpoint.trialId ?? 0];
  const experiment = trial && ownerOf(state, trial);
  const searcher = searcherMetricOf(state, checkpoint);
  return {
    taskId: checkpoint.taskId,
    allocationId: checkpoint.allocationId ?? (isLoose ? undefined : ""),
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
      trainingMetrics: metricsAnswer(state, trial, checkpoint, "training"),
      validationMetrics: metricsAnswer(state, trial, checkpoint, "validation"),
      searcherMetric: (searcher ?? unset) as number | null | undefined,
    },
    ...later(state, "0.28.1", { storageId: checkpoint.storageId }),
  };
}

function metricsAnswer(
  state: MasterState,
  trial: TrialRecord | undefined,
  checkpoint: CheckpointRecord,
  group: string,
): Wire<components["schemas"]["v1Metrics"]> {
  const report = trial && reportAt(trial, checkpoint, group);
  // Until 0.21.2 the metrics of single batches came along.
  const batchMetrics = since(state, "0.22.0") ? [] : ((report?.batchMetrics ?? []) as Record<string, Json>[]);
  return { avgMetrics: report === undefined ? null : sorted(report.metrics), batchMetrics };
}

/** Keys of a free JSON object in order, as the database gives them. */
export function sorted(value: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key] ?? null]),
  );
}
