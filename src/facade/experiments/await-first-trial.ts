import type { RequestOptions } from "../../api/request-options.js";
import { OutageGuard } from "../../sequence/outage.js";
import { nextPoll } from "../../sequence/poll-interval.js";
import { judgeState } from "../../sequence/judge-state.js";
import { linkSignals } from "../../time/abort.js";
import type { Duration } from "../../time/duration.js";
import {
  checkDuration,
  checkMaxOutage,
  readOptions,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import type { ExperimentRecord } from "./experiment-record.js";
import { gaveUp, withoutTrial } from "./wait-errors.js";

/** Options of `Experiment.awaitFirstTrial`. */
export interface AwaitFirstTrialOptions extends RequestOptions {
  /**
   * Exact time between two polls.
   *
   * @default 500 ms at first, later 1 % of the time waited so far, at most 60 s, up to 10 % less by chance
   */
  interval?: Duration | undefined;
  /**
   * Give up after this time with WaitTimeoutError.
   *
   * @default never
   */
  maxWait?: Duration | undefined;
  /**
   * How long the master may be out of reach after a poll has succeeded, as in `wait`.
   *
   * @default "15m"; with `retry: false` 0
   */
  maxOutage?: Duration | undefined;
}

export const awaitFirstTrialOptions = {
  interval: { check: checkDuration },
  maxWait: { check: checkDuration },
  maxOutage: { check: checkMaxOutage },
} satisfies OptionTable<AwaitFirstTrialOptions>;

/** What is needed of the experiment. */
interface WithTrials<Trial> extends Pick<ExperimentRecord, "id" | "state"> {
  reload(request: RequestSettings): Promise<Pick<ExperimentRecord, "numTrials">>;
  listTrials(options: { sortBy: "START_TIME" } & RequestSettings): { first(): Promise<Trial | undefined> };
}

/** Polls until the experiment has a trial, or has ended without one. */
export async function awaitFirstTrial<Trial>(
  connection: Connection,
  experiment: WithTrials<Trial>,
  options: AwaitFirstTrialOptions | undefined,
  surplus?: unknown,
): Promise<Trial> {
  const settings = readOptions(awaitFirstTrialOptions, "awaitFirstTrial", options, surplus);
  const { request, maxWait, maxOutage = connection.maxOutage } = settings;
  const { clock } = connection;
  const began = clock.now();
  const states: { state: ExperimentRecord["state"]; at: Date }[] = [];
  const limit = linkSignals(request.signal);
  const { signal } = limit;
  if (maxWait !== undefined) {
    const giveUp = (): void =>
      limit.abort(gaveUp([experiment.id], states, clock.now() - began, options!.maxWait!, "the first trial of "));
    clock.sleep(maxWait, signal).then(giveUp, () => {});
  }
  const guard = new OutageGuard(
    connection,
    maxOutage,
    () => `The last state seen of experiment ${experiment.id} is ${states.at(-1)?.state}; it has no trial yet.`,
  );
  try {
    for (let polls = 1; ; polls++) {
      let window;
      try {
        const trial = await findTrial(experiment, { ...request, signal });
        if (trial) return trial;
        guard.succeeded();
        const { state } = experiment;
        if (states.at(-1)?.state !== state) states.push({ state, at: new Date(clock.now()) });
        if (judgeState(state) === "ended") throw withoutTrial(experiment.id, state);
        window = nextPoll(settings, polls, clock.now() - began, 500);
      } catch (error) {
        signal.throwIfAborted();
        window = guard.failed(error);
      }
      await clock.sleep(window.latest, signal);
    }
  } finally {
    guard.close();
    limit.unlink();
    limit.abort(null);
  }
}

async function findTrial<Trial>(experiment: WithTrials<Trial>, request: RequestSettings): Promise<Trial | undefined> {
  // The experiment knows how many trials it has: a list of them is read only when there is one, and then one row of it.
  const { numTrials } = await experiment.reload(request);
  return numTrials === 0 ? undefined : experiment.listTrials({ sortBy: "START_TIME", ...request }).first();
}
