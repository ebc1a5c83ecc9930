import { judgeState } from "../../sequence/judge-state.js";
import type { Duration } from "../../time/duration.js";
import {
  checkDuration,
  checkMaxOutage,
  readOptions,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import { pollUntil } from "../poll-until.js";
import { requireState } from "../require-state.js";
import type { WaitLimits } from "../wait-limits.js";
import type { ExperimentRecord } from "./experiment-record.js";
import { gaveUp, withoutTrial } from "./wait-errors.js";

/** Options of `Experiment.awaitFirstTrial`. */
export interface AwaitFirstTrialOptions extends WaitLimits {
  /**
   * Exact time between two polls.
   *
   * @default 500 ms at first, later 1 % of the time waited so far, at most 60 s, up to 10 % less by chance
   */
  interval?: Duration | undefined;
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
  const states: { state: ExperimentRecord["state"]; at: Date }[] = [];
  return pollUntil(connection, settings, {
    first: 500,
    async once(request) {
      const trial = await findTrial(experiment, request);
      if (trial) return trial;
      const { state } = experiment;
      requireState(state);
      if (states.at(-1)?.state !== state) states.push({ state, at: new Date(connection.clock.now()) });
      if (judgeState(state) === "ended") throw withoutTrial(experiment.id, state);
      return undefined;
    },
    known: () => `The last state seen of experiment ${experiment.id} is ${states.at(-1)?.state}; it has no trial yet.`,
    gaveUp: (waited) => gaveUp(experiment.id, states, waited, options!.maxWait!, "the first trial of "),
  });
}

async function findTrial<Trial>(experiment: WithTrials<Trial>, request: RequestSettings): Promise<Trial | undefined> {
  // The experiment knows how many trials it has: a list of them is read only when there is one, and then one row of it.
  const { numTrials } = await experiment.reload(request);
  return numTrials === 0 ? undefined : experiment.listTrials({ sortBy: "START_TIME", ...request }).first();
}
