import type { Duration } from "../../time/duration.js";
import {
  checkBoolean,
  checkDuration,
  checkFunction,
  checkMaxOutage,
  readOptions,
  refusal,
  type Check,
  type OptionTable,
} from "../../values/index.js";
import type { WaitLimits } from "../wait-limits.js";
import type { Experiment } from "./experiment.js";
import type { ProgressOf, WaitSettings } from "./wait-settings.js";

/** Options of `wait` and `waitAll`. */
export interface WaitOptions extends WaitLimits {
  /**
   * Exact time between two polls.
   *
   * @default 5 s at first, later 1 % of the time waited so far, at most 60 s, up to 10 % less by chance
   */
  interval?: Duration | undefined;
  /** With this, the time between polls grows by half with each, with jitter, from `interval` (5 s) up to it. */
  maxInterval?: Duration | undefined;
  /**
   * How long the master may be out of reach after a poll has succeeded: no answer, 408, 425, 429, 5xx except 501, or answers
   * that are not the master's. `Infinity`: forever; 0: not at all. The first poll fails as any request does.
   *
   * @default "15m"; with `retry: false` 0
   */
  maxOutage?: Duration | undefined;
  /**
   * `"throw"` rejects with ExperimentPausedError when the experiment is paused; `"wait"` goes on.
   *
   * @default "throw"
   */
  onPaused?: "throw" | "wait" | undefined;
  /**
   * Reject with ExperimentFailedError when it ends in ERROR or CANCELED, instead of resolving to that state.
   *
   * @default false
   */
  throwOnFailure?: boolean | undefined;
  /** Called for each experiment at every poll that was answered, the last included. */
  onProgress?: ((progress: WaitProgress) => void) | undefined;
}

/** What `onProgress` is called with. */
export interface WaitProgress extends ProgressOf<Experiment> {}

const checkOnPaused: Check<"throw" | "wait"> = (value, argument) => {
  if (value === "throw" || value === "wait") return value;
  throw refusal(argument, '"throw" or "wait"', value);
};

export const waitOptions = {
  interval: { check: checkDuration },
  maxInterval: { check: checkDuration },
  maxWait: { check: checkDuration },
  maxOutage: { check: checkMaxOutage },
  onPaused: { check: checkOnPaused, default: "throw" },
  throwOnFailure: { check: checkBoolean, default: false },
  onProgress: { check: checkFunction as Check<(progress: WaitProgress) => unknown> },
} satisfies OptionTable<WaitOptions>;

/** Checks the options of `wait` and `waitAll`. */
export function readWaitOptions(
  options: WaitOptions | undefined,
  method: "wait" | "waitAll",
  surplus?: unknown,
): WaitSettings<Experiment> {
  return { ...readOptions(waitOptions, method, options, surplus), writtenMaxWait: options?.maxWait };
}
