import type { Duration } from "../../time/duration.js";
import type { ExperimentState, RequestSettings } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";
import type { ExperimentRecord } from "./experiment-record.js";

/** What waiting needs of an experiment. */
export interface Waited extends Pick<ExperimentRecord, "id" | "state" | "progress" | "trialIds" | "numTrials"> {
  take(fields: Partial<ExperimentRecord>): unknown;
  reload(request: RequestSettings): Promise<unknown>;
}

/** What `onProgress` is called with. */
export interface ProgressOf<Experiment> {
  /** The state at this poll. */
  readonly state: Open<ExperimentState>;
  /** From 0 to 1; undefined when the master has none. */
  readonly progress: number | undefined;
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
  /** The experiment, with what this poll found. */
  readonly experiment: Experiment;
  /** How many of those that are waited for have ended so far, this one included; of `wait` 0 or 1. */
  readonly ended: number;
  /** How many are waited for; of `wait` 1. */
  readonly total: number;
}

/** The options of a wait, checked; durations in milliseconds. */
export interface WaitSettings<Experiment> {
  readonly interval?: number | undefined;
  readonly maxInterval?: number | undefined;
  readonly maxWait?: number | undefined;
  /** `maxWait` as the caller gave it. */
  readonly writtenMaxWait?: Duration | undefined;
  readonly maxOutage?: number | undefined;
  readonly onPaused: "throw" | "wait";
  readonly throwOnFailure: boolean;
  readonly onProgress?: ((progress: ProgressOf<Experiment>) => unknown) | undefined;
  readonly request: RequestSettings;
}
