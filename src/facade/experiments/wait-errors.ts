import { NoTrialError, WaitTimeoutError } from "../../errors/index.js";
import type { Duration } from "../../time/duration.js";
import { formatMilliseconds } from "../../time/format-milliseconds.js";
import { secondsHint } from "../seconds-hint.js";

type States = WaitTimeoutError["states"];

/** The error of `maxWait`, which is given as the caller gave it. */
export function gaveUp(
  experimentId: number,
  states: States,
  waited: number,
  maxWait: Duration,
  what: string = "",
): WaitTimeoutError {
  const last = states.at(-1)?.state ?? "none";
  return new WaitTimeoutError(
    `Gave up waiting for ${what}experiment ${experimentId} after ${formatMilliseconds(waited)}; the last state seen is ${last}. It goes on: wait again with a longer maxWait, or stop it with cancel() or kill().${secondsHint(maxWait)}`,
    { experimentId, states },
  );
}

/** The same for several, of which some have ended. */
export function gaveUpOnSome(
  pending: readonly number[],
  total: number,
  states: States,
  waited: number,
  maxWait: Duration,
): WaitTimeoutError {
  const ids = `${pending.slice(0, 20).join(", ")}${pending.length > 20 ? ", …" : ""}`;
  const [they, them] = pending.length === 1 ? ["It goes", "it"] : ["They go", "them"];
  return new WaitTimeoutError(
    `Gave up waiting for ${pending.length} of ${total} experiments after ${formatMilliseconds(waited)}: ${ids}. ${they} on: wait again with a longer maxWait, or stop ${them} with cancel() or kill().${secondsHint(maxWait)}`,
    { states },
  );
}

/** The error for an experiment that ended without a trial. */
export function withoutTrial(experimentId: number, state: string): NoTrialError {
  return new NoTrialError(
    `Experiment ${experimentId} ended in ${state} without a trial. Its configuration or its master's log may say why.`,
    { experimentId },
  );
}
