import { plan } from "../planned-events.js";
import { epoch, stamp } from "../stamp.js";
import { ownerOf, trialsOf } from "../lookup.js";
import type { ExperimentRecord, MasterState, RunState, TrialRecord } from "../records.js";

/** A trial that nobody reports for is given up after this many milliseconds. */
const SILENCE = 5 * 60_000;

const RANK: readonly RunState[] = ["PAUSED", "ERROR", "COMPLETED", "RUNNING"];

/** Notes that the program of a detached trial is alive. */
export function heartbeat(state: MasterState, now: number, trial: TrialRecord): void {
  trial.lastActivity = stamp(state, now);
  if (
    trial.state === "RUNNING" &&
    !state.agenda.some(({ event }) => event.kind === "heartbeat" && event.trialId === trial.id)
  ) {
    plan(state, now + SILENCE, { kind: "heartbeat", trialId: trial.id });
  }
}

/** Looks whether a detached trial went silent: then it is ERROR since its last sign of life. */
export function silentTrial(state: MasterState, now: number, trialId: number): void {
  const trial = state.trials[trialId];
  if (trial?.state !== "RUNNING" || trial.lastActivity === undefined) return;
  const due = epoch(trial.lastActivity) + SILENCE;
  if (now < due) return plan(state, due, { kind: "heartbeat", trialId });
  trial.state = "ERROR";
  trial.endTime = trial.lastActivity;
  followTrials(state, ownerOf(state, trial));
}

/** Sets the state of a detached trial; an end gives it an end time. */
export function setDetachedState(state: MasterState, now: number, trial: TrialRecord, next: RunState): void {
  trial.state = next;
  if (next === "COMPLETED" || next === "ERROR" || next === "CANCELED") trial.endTime = stamp(state, now);
  followTrials(state, ownerOf(state, trial));
}

/** A detached experiment is what the highest of its trials is: PAUSED < ERROR < COMPLETED < RUNNING. */
export function followTrials(state: MasterState, experiment: ExperimentRecord): void {
  const trials = trialsOf(state, experiment);
  const highest = Math.max(
    0,
    ...trials.map((trial) => RANK.indexOf(trial.state === "CANCELED" ? "ERROR" : trial.state)),
  );
  experiment.state = RANK[highest] ?? "PAUSED";
  if (experiment.state === "COMPLETED") experiment.progress = 1;
  if (experiment.state === "COMPLETED" || experiment.state === "ERROR") {
    const ends = trials.flatMap((trial) => trial.endTime ?? []).sort();
    if (ends.length > 0) experiment.endTime = ends.at(-1) ?? "";
  }
}
