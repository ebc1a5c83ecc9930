import type { components } from "#schema";
import { toMetricNumber, toMetrics, toSafeNumber, toTimes, type Open, type TrialState } from "../values/index.js";

type Schemas = components["schemas"];

/** A validation of a trial: averages by name, at a step. */
export interface ValidationSummary {
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly totalBatches: number;
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
}

/** A checkpoint as a trial's record shows it; `listCheckpoints` and `getCheckpoint` give the whole object. */
export interface CheckpointSummary {
  readonly uuid: string;
  readonly state: string;
  readonly totalBatches: number;
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  /** Path to size in bytes. */
  readonly resources: Readonly<Record<string, number>>;
}

/** What a master records of a trial; the fields of `Trial`. */
export interface TrialRecord {
  readonly experimentId: number;
  /** The values that the search chose. */
  readonly hparams: Readonly<Record<string, unknown>>;
  readonly state: Open<TrialState>;
  /** Statistics of each metric, by `avg_metrics` (training), `validation_metrics` or another group; undefined before release 0.22. */
  readonly summaryMetrics: Readonly<Record<string, unknown>> | undefined;
  readonly startTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly startTimeText: string | undefined;
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  readonly restarts: number;
  readonly totalBatchesProcessed: number;
  readonly bestValidation: ValidationSummary | undefined;
  readonly latestValidation: ValidationSummary | undefined;
  readonly bestCheckpoint: CheckpointSummary | undefined;
  readonly runnerState: string;
  /** Seconds that the trial held resources. */
  readonly wallClockTime: number;
  readonly warmStartCheckpointUuid: string | undefined;
  readonly taskId: string;
  /** Oldest first. */
  readonly taskIds: readonly string[];
  /** Bytes of the checkpoints that are not deleted. */
  readonly totalCheckpointSize: number;
  readonly checkpointCount: number;
  readonly searcherMetricValue: number | undefined;
  readonly logRetentionDays: number | undefined;
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
  readonly logPolicyMatched: string | undefined;
}

/** What gives `Trial` the fields of its record. */
export const TrialFields: new () => TrialRecord = class {} as never;

/** Decodes the record of a trial; what the answer leaves out is as it was known. */
export function toTrialRecord(wire: Schemas["trialv1Trial"], known: Partial<TrialRecord>): TrialRecord {
  const { bestCheckpoint: best } = wire;
  const number = (value: unknown): number | undefined => (toMetricNumber(value) ?? undefined) as number | undefined;
  return {
    ...(wire as Omit<typeof wire, "startTime" | "endTime" | "totalCheckpointSize">),
    hparams: wire.hparams ?? known.hparams ?? {},
    summaryMetrics: wire.summaryMetrics ? toMetrics(wire.summaryMetrics) : undefined,
    ...toTimes(wire, "startTime", "endTime"),
    bestValidation: toValidation(wire.bestValidation),
    latestValidation: toValidation(wire.latestValidation),
    bestCheckpoint: best
      ? {
          uuid: best.uuid ?? "",
          state: best.state,
          totalBatches: best.totalBatches,
          ...toTimes(best, "endTime"),
          resources: Object.fromEntries(
            Object.entries(best.resources ?? {}).map(([path, size]) => [path, toSafeNumber(size, `size of ${path}`)]),
          ),
        }
      : undefined,
    wallClockTime: number(wire.wallClockTime) ?? known.wallClockTime ?? 0,
    warmStartCheckpointUuid: wire.warmStartCheckpointUuid || undefined,
    taskId: wire.taskId ?? known.taskId ?? "",
    taskIds: wire.taskIds ?? (wire.taskId ? [wire.taskId] : (known.taskIds ?? [])),
    totalCheckpointSize: toSafeNumber(
      wire.totalCheckpointSize ?? known.totalCheckpointSize ?? 0,
      "totalCheckpointSize",
    ),
    searcherMetricValue: number(wire.searcherMetricValue),
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
