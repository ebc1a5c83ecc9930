import type { components } from "#schema";
import { WireFields, type CheckpointState, type Known, type TrialState } from "../../values/index.js";
import { toSizes } from "../checkpoints/checkpoint-record.js";
import type { Open } from "../../wire-types/open.js";

type Wire = components["schemas"]["trialv1Trial"];
type WireValidation = components["schemas"]["v1MetricsWorkload"];
type WireCheckpoint = components["schemas"]["v1CheckpointWorkload"];

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
  /** The UUID. */
  readonly uuid: string;
  /** `STATE_COMPLETED` and so on. */
  readonly state: Open<CheckpointState>;
  /** Batches trained when it was written. */
  readonly totalBatches: number;
  /** When it was written. */
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  /** Path to size in bytes. */
  readonly resources: Readonly<Record<string, number>>;
}

/**
 * What a master records of a trial; the fields of `Trial`.
 *
 * @typeParam Hparams The hyperparameters of its experiment, for those who know them; nothing checks that they are there.
 */
export interface TrialRecord<Hparams extends object = Record<string, unknown>> {
  /** The id. */
  readonly id: number;
  /** The experiment that it belongs to. */
  readonly experimentId: number;
  /** The values that the search chose. */
  readonly hparams: Readonly<Hparams>;
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
   * Best value of the searcher's metric; undefined where the master does not send it. Releases up to 0.38.1 were seen to send 0
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

/** Decodes the record of a trial; what the answer leaves out is as it was known, except for what may end. */
export function toTrialRecord<Hparams extends object = Record<string, unknown>>(
  wire: Wire,
  known: Known<TrialRecord<Hparams>> = {},
): TrialRecord<Hparams> {
  const from = new WireFields<Wire>(wire, known);
  const now = new WireFields<Wire>(wire);
  const taskId = now.string("taskId");
  const searched = now.number("searcherMetricValue");
  return {
    id: from.ownId("id"),
    experimentId: from.id("experimentId", 0),
    hparams: from.object("hparams", {}) as Hparams,
    state: from.string("state", "STATE_UNSPECIFIED"),
    summaryMetrics: from.metrics("summaryMetrics"),
    ...from.times("startTime"),
    ...now.times("endTime"),
    restarts: from.integer("restarts", 0),
    totalBatchesProcessed: from.integer("totalBatchesProcessed", 0),
    bestValidation: now.part("bestValidation", toValidation),
    latestValidation: now.part("latestValidation", toValidation),
    bestCheckpoint: now.part("bestCheckpoint", toCheckpointSummary),
    runnerState: from.string("runnerState", ""),
    wallClockTime: from.number("wallClockTime", 0),
    warmStartCheckpointUuid: from.uuid("warmStartCheckpointUuid"),
    taskId: taskId ?? known.taskId ?? "",
    taskIds: now.strings("taskIds") ?? (taskId ? [taskId] : (known.taskIds ?? [])),
    totalCheckpointSize: from.integer("totalCheckpointSize", 0),
    checkpointCount: from.integer("checkpointCount", 0),
    searcherMetricValue: searched === 0 ? undefined : searched,
    logRetentionDays: from.integer("logRetentionDays"),
    metadata: from.object("metadata"),
    logPolicyMatched: from.string("logPolicyMatched"),
  };
}

function toValidation(wire: WireValidation): ValidationSummary {
  const from = new WireFields<WireValidation>(wire);
  return {
    metrics: from.part("metrics", (part) => new WireFields(part).metrics("avgMetrics")) ?? {},
    totalBatches: from.integer("totalBatches", 0),
    ...from.times("endTime"),
  };
}

function toCheckpointSummary(wire: WireCheckpoint): CheckpointSummary {
  const from = new WireFields<WireCheckpoint>(wire);
  return {
    uuid: from.uuid("uuid") ?? "",
    state: from.string("state", "STATE_UNSPECIFIED"),
    totalBatches: from.integer("totalBatches", 0),
    ...from.times("endTime"),
    resources: toSizes(from.object("resources", {})),
  };
}
