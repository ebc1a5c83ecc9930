import { isTerminal } from "../run-state.js";
import { ownerOf, trialsOf } from "../lookup.js";
import type { MasterState, TrialRecord } from "../records.js";

/** Stores how far a trial is; the experiment's progress is the mean over the trials made so far. */
export function reportProgress(state: MasterState, trial: TrialRecord, progress: number): void {
  const experiment = ownerOf(state, trial);
  trial.progress = progress;
  const trials = trialsOf(state, experiment);
  const sum = trials.reduce((total, one) => total + (isTerminal(one.state) ? 1 : one.progress), 0);
  experiment.progress = sum / trials.length;
}
