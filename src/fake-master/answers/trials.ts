import { until } from "./later.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { isCounted, sizeOf } from "../state/checkpoints/checkpoint-size.js";
import { stepsCompleted } from "../state/checkpoints/checkpoint-metrics.js";
import { checkpointsOf, ownerOf } from "../state/lookup.js";
import { since } from "../state/release.js";
import { bestBy, liveReports, scoredValidations, totalBatches } from "../state/trials/metrics.js";
import type { CheckpointRecord, ExperimentRecord, MasterState, ReportRecord, TrialRecord } from "../state/records.js";
import { reportedTrialState } from "../state/experiments/reported-state.js";
import { epoch, wireTime, wireTimeOrNull } from "../state/stamp.js";
import { summaryMetrics } from "../state/trials/summary-metrics.js";
import { sorted } from "./checkpoints.js";

type WireTrial = Wire<components["schemas"]["trialv1Trial"]>;
type WireMetrics = Wire<components["schemas"]["v1MetricsWorkload"]>;

/** A trial as answers show it. */
export function trialAnswer(state: MasterState, now: number, trial: TrialRecord): WireTrial {
  const experiment = ownerOf(state, trial);
  const validations = scoredValidations(experiment, trial);
  const kept = checkpointsOf(state, trial).filter((checkpoint) => isCounted(state, checkpoint));
  return {
    id: trial.id,
    experimentId: trial.experimentId,
    startTime: wireTime(trial.startTime),
    endTime: wireTimeOrNull(trial.endTime),
    state: `STATE_${reportedTrialState(state, trial)}` as "STATE_RUNNING",
    restarts: Math.min(trial.restarts, Number(experiment.config["max_restarts"] ?? 5)),
    hparams: trial.hparams,
    totalBatchesProcessed: totalBatches(trial),
    bestValidation: metricsAnswer(state, bestBy(validations)?.report),
    latestValidation: metricsAnswer(state, validations.at(-1)?.report),
    ...until(state, "0.21.0", { latestTraining: metricsAnswer(state, liveReports(trial, "training").at(-1)) }),
    bestCheckpoint: checkpointWorkload(bestCheckpoint(experiment, trial, kept), false),
    runnerState: trial.runnerState === "" && !since(state, "0.22.0") ? "UNSPECIFIED" : trial.runnerState,
    wallClockTime: wallClockTime(state, now, trial),
    warmStartCheckpointUuid: trial.warmStart ?? "",
    taskId: trial.taskIds[0] ?? "",
    totalCheckpointSize: String(kept.reduce((sum, checkpoint) => sum + sizeOf(checkpoint), 0)),
    checkpointCount: kept.length,
    ...later(state, "0.22.0", { summaryMetrics: summaryMetrics(trial) }),
    ...later(state, "0.25.0", { taskIds: trial.taskIds, searcherMetricValue: 0 }),
    ...later(state, "0.31.0", { logRetentionDays: trial.logRetentionDays }),
    ...later(state, "0.34.0", { metadata: trial.metadata }),
  };
}

/** A report in the form of a workload. */
export function metricsAnswer(
  state: MasterState,
  report: ReportRecord | undefined,
  withBatches = false,
): WireMetrics | null {
  if (report === undefined) return null;
  const batchMetrics = withBatches ? ((report.batchMetrics ?? []) as Record<string, unknown>[]) : [];
  return {
    endTime: wireTime(report.time),
    ...until(state, "0.20.1", { state: "STATE_COMPLETED" }),
    metrics: { avgMetrics: sorted(report.metrics), batchMetrics },
    numInputs: 0,
    totalBatches: report.batches,
  };
}

/** A checkpoint in the form of a workload. */
export function checkpointWorkload(
  checkpoint: CheckpointRecord | undefined,
  withMetadata: boolean,
): Wire<components["schemas"]["v1CheckpointWorkload"]> | null {
  if (checkpoint === undefined) return null;
  return {
    uuid: checkpoint.uuid,
    endTime: wireTime(checkpoint.reportTime),
    state: `STATE_${checkpoint.state}` as "STATE_COMPLETED",
    resources: checkpoint.resources,
    totalBatches: stepsCompleted(checkpoint) ?? 0,
    metadata: withMetadata ? sorted(checkpoint.metadata) : null,
  };
}

function bestCheckpoint(
  experiment: ExperimentRecord,
  trial: TrialRecord,
  kept: readonly CheckpointRecord[],
): CheckpointRecord | undefined {
  const scores = new Map(scoredValidations(experiment, trial).map(({ report, score }) => [report.batches, score]));
  const rows = kept.flatMap((checkpoint) => {
    const score = scores.get(stepsCompleted(checkpoint) ?? -1);
    return checkpoint.state === "COMPLETED" && score !== undefined ? [{ checkpoint, score }] : [];
  });
  return bestBy(rows)?.checkpoint;
}

function wallClockTime(state: MasterState, now: number, trial: TrialRecord): number {
  let total = 0;
  for (const taskId of trial.taskIds) {
    for (const id of state.tasks[taskId]?.allocationIds ?? []) {
      const { startTime, endTime } = state.allocations[id] ?? {};
      if (startTime !== undefined) total += (endTime === undefined ? now : epoch(endTime)) - epoch(startTime);
    }
  }
  return total / 1000;
}
