import type { components } from "#schema";
import {
  toIdIfAny,
  toMetricNumber,
  toMetrics,
  toSafeNumber,
  toTimes,
  toUuidIfAny,
  type Open,
  type TrialState,
} from "../../values/index.js";

type Schemas = components["schemas"];

/** A validation of a trial: averages by name, at a step. */
export interface ValidationSummary {
  /** Averages by name; `NaN` and infinities are numbers. */
  readonly metrics: Readonly<Record<string, unknown>>;
  /** Batches trained when it was reported. */
  readonly totalBatches: number;
  /** When it was reported. */
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
}

/** A checkpoint as a trial's record shows it; `listCheckpoints` and `getCheckpoint` give the whole object. */
export interface CheckpointSummary {
  /** What identifies it. */
  readonly uuid: string;
  /** `STATE_COMPLETED` and so on. */
  readonly state: string;
  /** Batches trained when it was written. */
  readonly totalBatches: number;
  /** When it was written. */
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  /** Path to size in bytes. */
  readonly resources: Readonly<Record<string, number>>;
}

/** What a master records of a trial; the fields of `Trial`. */
export interface TrialRecord {
  /** The experiment that it belongs to. */
  readonly experimentId: number;
  /** The values that the search chose. */
  readonly hparams: Readonly<Record<string, unknown>>;
  /** `STATE_COMPLETED` and so on; a state of a newer master is passed on as it is. */
  readonly state: Open<TrialState>;
  /** Statistics of each metric, by `avg_metrics` (training), `validation_metrics` or another group; undefined before release 0.22. */
  readonly summaryMetrics: Readonly<Record<string, unknown>> | undefined;
  /** When it was created. */
  readonly startTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly startTimeText: string | undefined;
  /** When it ended; undefined before. */
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  /** How often it was started again after a failure. */
  readonly restarts: number;
  /** Batches trained so far. */
  readonly totalBatchesProcessed: number;
  /** The validation with the best value of the searcher's metric; undefined before one. */
  readonly bestValidation: ValidationSummary | undefined;
  /** The last validation; undefined before one. */
  readonly latestValidation: ValidationSummary | undefined;
  /** The best checkpoint; undefined before one. */
  readonly bestCheckpoint: CheckpointSummary | undefined;
  /** What its process says that it does; empty when it says nothing. */
  readonly runnerState: string;
  /** Seconds that the trial held resources. */
  readonly wallClockTime: number;
  /** The checkpoint that it started from; undefined when there is none. */
  readonly warmStartCheckpointUuid: string | undefined;
  /** Its newest task. */
  readonly taskId: string;
  /** Oldest first. */
  readonly taskIds: readonly string[];
  /** Bytes of the checkpoints that are not deleted. */
  readonly totalCheckpointSize: number;
  /** How many checkpoints are not deleted. */
  readonly checkpointCount: number;
  /**
   * Best value of the searcher's metric; undefined where the master does not tell it. Releases up to 0.38.1 were seen to send 0
   * for every trial, so a 0 is taken for that: `bestValidation` has the metrics of the best validation.
   */
  readonly searcherMetricValue: number | undefined;
  /** Days for which its log is kept. */
  readonly logRetentionDays: number | undefined;
  /** What the run stored of itself; undefined when there is none. */
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
  /** Name of the log policy that matched its log; undefined when none did. */
  readonly logPolicyMatched: string | undefined;
}

/** What gives `Trial` the fields of its record. */
export const TrialFields: new () => TrialRecord = class {} as never;

/** Decodes the record of a trial; what the answer leaves out is as it was known. */
export function toTrialRecord(wire: Schemas["trialv1Trial"], known: Partial<TrialRecord>): TrialRecord {
  const { bestCheckpoint: best } = wire;
  for (const key of ["id", "experimentId"] as const) toIdIfAny(wire[key], key);
  const number = (value: unknown): number | undefined => (toMetricNumber(value) ?? undefined) as number | undefined;
  const searched = number(wire.searcherMetricValue);
  return {
    ...(wire as Omit<typeof wire, "startTime" | "endTime" | "totalCheckpointSize">),
    hparams: wire.hparams ?? known.hparams ?? {},
    summaryMetrics: wire.summaryMetrics ? toMetrics(wire.summaryMetrics) : undefined,
    ...toTimes(wire, "startTime", "endTime"),
    bestValidation: toValidation(wire.bestValidation),
    latestValidation: toValidation(wire.latestValidation),
    bestCheckpoint: best
      ? {
          uuid: toUuidIfAny(best.uuid, "bestCheckpoint.uuid") ?? "",
          state: best.state,
          totalBatches: best.totalBatches,
          ...toTimes(best, "endTime"),
          resources: Object.fromEntries(
            Object.entries(best.resources ?? {}).map(([path, size]) => [path, toSafeNumber(size, `size of ${path}`)]),
          ),
        }
      : undefined,
    wallClockTime: number(wire.wallClockTime) ?? known.wallClockTime ?? 0,
    warmStartCheckpointUuid: toUuidIfAny(wire.warmStartCheckpointUuid, "warmStartCheckpointUuid"),
    taskId: wire.taskId ?? known.taskId ?? "",
    taskIds: wire.taskIds ?? (wire.taskId ? [wire.taskId] : (known.taskIds ?? [])),
    totalCheckpointSize: toSafeNumber(
      wire.totalCheckpointSize ?? known.totalCheckpointSize ?? 0,
      "totalCheckpointSize",
    ),
    searcherMetricValue: searched === 0 ? undefined : searched,
  } as TrialRecord;
}

function toValidation(wire: Schemas["v1MetricsWorkload"] | null | undefined): ValidationSummary | undefined {
  if (!wire) return undefined;
  return {
    metrics: toMetrics(wire.metrics?.avgMetrics),
    totalBatches: wire.totalBatches,
    ...toTimes(wire, "endTime"),
  };
}
