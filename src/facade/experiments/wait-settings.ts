import type { Duration } from "../../time/duration.js";
import type { ExperimentState, RequestSettings } from "../../values/index.js";
import type { ExperimentRecord } from "./experiment-record.js";
import type { Open } from "../../wire-types/open.js";

/** What waiting needs of an experiment. */
export interface Waited extends Pick<ExperimentRecord, "id" | "state" | "progress" | "trialIds" | "numTrials"> {
  take(fields: Partial<ExperimentRecord>): unknown;
  reload(request: RequestSettings): Promise<unknown>;
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
  readonly onProgress?:
    | ((progress: {
        state: Open<ExperimentState>;
        progress: number | undefined;
        elapsed: number;
        experiment: Experiment;
      }) => unknown)
    | undefined;
  readonly request: RequestSettings;
}
