import type { Experiment, Trial } from "determined-client";
import { bestFirst, goalOf } from "../best-trial.js";

/** The trial whose log is worth reading first: of a failed run one that failed, else the best; undefined without trials. */
export function trialToRead(experiment: Experiment, trials: readonly Trial[]): number | undefined {
  const sorted = bestFirst(trials, goalOf(experiment));
  const failed = sorted.filter(({ state }) => state === "STATE_ERROR");
  return ((experiment.state === "STATE_ERROR" ? failed[0] : undefined) ?? sorted[0])?.id;
}
