import type { RequestOptions } from "../../api/request-options.js";
import { judgeState } from "../../sequence/waiting.js";
import type { Duration } from "../../time/duration.js";
import { checkDuration, checkOptions, optional } from "../../values/index.js";
import type { Connection } from "../connection.js";
import type { Experiment } from "./experiment.js";
import type { Trial } from "../trials/trial.js";
import { gaveUp, withoutTrial } from "./wait-errors.js";

/** Options of {@link Experiment.awaitFirstTrial}. */
export interface AwaitFirstTrialOptions extends RequestOptions {
  /** Time between two looks. Default: `"500ms"`. */
  interval?: Duration | undefined;
  /** Give up after this time with WaitTimeoutError. Default: never. */
  maxWait?: Duration | undefined;
}

/** Looks until the experiment has a trial, or has ended without one. */
export async function awaitFirstTrial(
  { clock }: Connection,
  experiment: Experiment,
  options: AwaitFirstTrialOptions | undefined,
): Promise<Trial> {
  const given = checkOptions(options, "awaitFirstTrial");
  const { interval: pause = "500ms", signal, timeout } = given;
  const interval = checkDuration(pause, "interval");
  const began = clock.now();
  const end = began + (optional(checkDuration)(given.maxWait, "maxWait") ?? Infinity);
  const states: { state: string; at: Date }[] = [];
  for (;;) {
    // The experiment knows how many trials it has: a list of them is read only when there is one, and then one row of it.
    const { state, numTrials } = await experiment.reload({ signal, timeout });
    if (numTrials !== 0) {
      const first = await experiment.listTrials({ sortBy: "START_TIME", signal, timeout }).first();
      if (first) return first;
    }
    if (states.at(-1)?.state !== state) states.push({ state, at: new Date(clock.now()) });
    if (judgeState(state) === "ended") throw withoutTrial(experiment.id, state);
    const left = end - clock.now();
    if (left <= 0) throw gaveUp([experiment.id], states, clock.now() - began, given.maxWait!, "the first trial of ");
    await clock.sleep(Math.min(interval, left), signal);
  }
}
