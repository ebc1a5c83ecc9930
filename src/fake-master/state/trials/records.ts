import type { Json, JsonObject } from "../json.js";
import type { HeldState, RunState } from "../experiments/records.js";

/** One report of metrics. */
export interface ReportRecord {
  id: number;
  group: string;
  runId: number;
  batches: number;
  time: string;
  metrics: JsonObject;
  batchMetrics: Json[] | null;
  /** The metrics as they were before others were merged in. */
  first?: JsonObject;
  archived?: boolean;
}

/** A trial of an experiment. */
export interface TrialRecord {
  id: number;
  experimentId: number;
  /** Its number within the project. */
  localId?: number;
  state: RunState;
  held?: HeldState;
  hparams: JsonObject;
  /** Hyperparameters that the program is given, where they are not those that answers go on to show: after a continuation. */
  programHparams?: JsonObject;
  seed: number;
  startTime: string;
  endTime?: string;
  restarts: number;
  /** Number of the current run; the first is 1, 0 before any. */
  runId: number;
  taskIds: string[];
  externalId?: string;
  runnerState: string;
  reports: ReportRecord[];
  /** What was merged into earlier reports, with the id of the report that was the newest then. */
  merged?: { group: string; metrics: JsonObject; after: number }[];
  /** The largest step reported so far, by group; missing in older snapshots. */
  furthest?: Record<string, number>;
  checkpoints: string[];
  metadata?: JsonObject;
  warmStart?: string;
  progress: number;
  lastActivity?: string;
  /** How far an adaptive search has seen it come. */
  searchTime?: number;
  /** Set when somebody asked the running program to leave. */
  preempt?: "pause" | "cancellation" | "search";
  /** The program reported that its hyperparameters are useless. */
  invalidHp?: boolean;
  sources: { modelId: number; modelVersion: number; checkpointUuid: string; type: string }[];
  logRetentionDays?: number;
  archived?: boolean;
}
