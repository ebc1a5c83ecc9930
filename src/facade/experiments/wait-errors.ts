import { NoTrialError, WaitTimeoutError } from "../../errors/index.js";
import type { Duration } from "../../time/duration.js";
import { formatMilliseconds } from "../../time/format-milliseconds.js";
import { secondsHint } from "../seconds-hint.js";

type States = WaitTimeoutError["states"];

/** The error of `maxWait`, which is given as the caller gave it. */
export function gaveUp(
  ids: readonly number[],
  states: States,
  waited: number,
  maxWait: Duration,
  what: string = "",
): WaitTimeoutError {
  const which = ids.length === 1 ? `experiment ${ids[0]}` : `${ids.length} experiments`;
  const last = states.at(-1)?.state ?? "none";
  return new WaitTimeoutError(
    `Gave up waiting for ${what}${which} after ${formatMilliseconds(waited)}; the last state seen is ${last}. It goes on: wait again with a longer maxWait, or stop it with cancel() or kill().${secondsHint(maxWait)}`,
    { experimentId: ids.length === 1 ? ids[0] : undefined, states },
  );
}

/** The error for an experiment that ended without a trial. */
export function withoutTrial(experimentId: number, state: string): NoTrialError {
  return new NoTrialError(
    `Experiment ${experimentId} ended in ${state} without a trial. Its configuration or its master's log may say why.`,
    { experimentId },
  );
}
