import { EXPERIMENT_STATES, isStopping, isTerminal, TRIAL_STATES } from "../run-state.js";
import { since } from "../release.js";
import { trialsOf } from "../lookup.js";
import { stamp } from "../stamp.js";
import { liveAllocation } from "../trials/trial-life-cycle.js";
import type { ExperimentRecord, HeldState, MasterState, RunState, TrialRecord } from "../records.js";

/** Names that an experiment of the release can show, without their prefix. */
export function experimentStates(): string[] {
  return EXPERIMENT_STATES.map(withoutPrefix);
}

/** Names that a trial of the release can show. */
export function trialStates(state: MasterState): string[] {
  return (since(state, "0.23.3") ? TRIAL_STATES : EXPERIMENT_STATES).map(withoutPrefix);
}

/** What an experiment or trial shows that is held in a state, as long as nothing has changed what is stored. */
export function heldState(record: { state: RunState; held?: HeldState }): string | undefined {
  return record.held?.over === record.state ? record.held.shown : undefined;
}

/** Puts an experiment into a state, in which it stays until somebody changes it. Programs that run are gone. */
export function holdExperiment(state: MasterState, now: number, experiment: ExperimentRecord, name: string): void {
  state.agenda = state.agenda.filter(({ event }) => !("experimentId" in event) || event.experimentId !== experiment.id);
  for (const trial of trialsOf(state, experiment)) {
    if (!isTerminal(trial.state)) holdTrial(state, now, trial, trialStates(state).includes(name) ? name : "CANCELED");
  }
  hold(state, now, experiment, name);
  if (name === "COMPLETED") experiment.progress = 1;
}

/** Puts a trial into a state; its experiment stays as it is. */
export function holdTrial(state: MasterState, now: number, trial: TrialRecord, name: string): void {
  const allocation = liveAllocation(state, trial);
  if (allocation !== undefined) {
    allocation.state = "TERMINATED";
    allocation.endTime = stamp(state, now);
    state.liveAllocations = state.liveAllocations.filter((id) => id !== allocation.id);
  }
  delete trial.preempt;
  hold(state, now, trial, name);
}

function hold(state: MasterState, now: number, record: ExperimentRecord | TrialRecord, name: string): void {
  const stored = storedFor(name);
  record.state = stored;
  record.held = { shown: name, over: stored };
  if (isTerminal(stored)) record.endTime ??= stamp(state, now);
  else delete record.endTime;
}

/** The stored state from which the master goes on when a client acts; some states are only shown. */
function storedFor(name: string): RunState {
  if (name === "DELETED") return "DELETING";
  const isStored = isStopping(name as RunState) || isTerminal(name as RunState) || OTHERS.has(name);
  return isStored ? (name as RunState) : "ACTIVE";
}

const OTHERS: ReadonlySet<string> = new Set(["PAUSED", "DELETING", "DELETE_FAILED"]);

const withoutPrefix = (name: string): string => name.slice("STATE_".length);
