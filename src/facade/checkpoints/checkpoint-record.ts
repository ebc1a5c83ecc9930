import type { components } from "#schema";
import { toId, toMetricNumber, toMetrics, toSafeNumber, toTimes, type CheckpointState, type Open } from "../../values/index.js";

type WireMetrics = components["schemas"]["v1Metrics"];

/** The metrics that a trial reported at a checkpoint's step; empty when it reported none. */
export interface CheckpointMetrics {
  /** Averages by name; `NaN` and infinities are numbers. */
  readonly avgMetrics: Readonly<Record<string, unknown>>;
  /** One entry a batch, when the trial reported them. */
  readonly batchMetrics: readonly Readonly<Record<string, unknown>>[];
}

/** Where a checkpoint comes from. Python: `CheckpointTrainingMetadata`. */
export interface CheckpointTrainingMetadata {
  /** The experiment's configuration, as the master completed it. */
  readonly experimentConfig: Readonly<Record<string, unknown>>;
  /** The experiment that it belongs to. */
  readonly experimentId: number;
  /** The trial that wrote it. */
  readonly trialId: number;
  /** The hyperparameters of the trial. */
  readonly hparams: Readonly<Record<string, unknown>>;
  /** What the trial reported of validation at this step. */
  readonly validationMetrics: CheckpointMetrics;
  /** What the trial reported of training at this step. */
  readonly trainingMetrics: CheckpointMetrics;
  /** Value of the searcher's metric at the checkpoint's step; undefined when none was reported. */
  readonly searcherMetric: number | undefined;
}

/** What a master records of a checkpoint. */
export interface CheckpointRecord {
  /** The task that wrote it; undefined when the master does not know. */
  readonly taskId: string | undefined;
  /** The allocation that wrote it; undefined when the master does not know. */
  readonly allocationId: string | undefined;
  /** When it was reported; `reportTimeText` has every digit that the master sent. */
  readonly reportTime: Date | undefined;
  /** `reportTime` with every digit that the master sent. */
  readonly reportTimeText: string | undefined;
  /** Path to size in bytes; directories end with `/`. */
  readonly resources: Readonly<Record<string, number>>;
  /** What was stored with it, `steps_completed` among it. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** `STATE_COMPLETED` and so on; a state of a newer master is passed on as it is. */
  readonly state: Open<CheckpointState>;
  /** The trial it belongs to; undefined for a checkpoint that no trial wrote. */
  readonly training: CheckpointTrainingMetadata | undefined;
  /** Which storage of the master holds it; undefined before release 0.28.1. */
  readonly storageId: number | undefined;
}

/** Decodes the record; null, the empty text and a missing field are the same on the wire. */
export function toCheckpointRecord(wire: components["schemas"]["v1Checkpoint"]): CheckpointRecord {
  const { training, resources } = wire;
  return {
    taskId: wire.taskId || undefined,
    allocationId: wire.allocationId || undefined,
    ...toTimes(wire, "reportTime"),
    resources: Object.fromEntries(
      Object.entries(resources ?? {}).map(([path, size]) => [path, toSafeNumber(size, `size of ${path}`)]),
    ),
    metadata: wire.metadata ?? {},
    state: wire.state,
    training: training?.trialId
      ? {
          experimentConfig: training.experimentConfig ?? {},
          experimentId: toId(training.experimentId ?? 0, "training.experimentId"),
          trialId: toId(training.trialId, "training.trialId"),
          hparams: training.hparams ?? {},
          validationMetrics: toCheckpointMetrics(training.validationMetrics),
          trainingMetrics: toCheckpointMetrics(training.trainingMetrics),
          searcherMetric: (toMetricNumber(training.searcherMetric) ?? undefined) as number | undefined,
        }
      : undefined,
    storageId: wire.storageId ?? undefined,
  };
}

function toCheckpointMetrics(wire: WireMetrics | null | undefined): CheckpointMetrics {
  return { avgMetrics: toMetrics(wire?.avgMetrics ?? {}), batchMetrics: (wire?.batchMetrics ?? []).map(toMetrics) };
}
