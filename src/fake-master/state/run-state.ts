import { since } from "./release.js";
import type { MasterState, RunState } from "./records.js";

const TERMINAL: ReadonlySet<RunState> = new Set(["COMPLETED", "CANCELED", "ERROR"]);

/** COMPLETED, CANCELED and ERROR: what can be archived and deleted. */
export function isTerminal(state: RunState): boolean {
  return TERMINAL.has(state);
}

/** True from a request to stop until the end. */
export function isStopping(state: RunState): boolean {
  return state.startsWith("STOPPING_");
}

/** Names of states of experiments, in the order of their numbers. */
export const EXPERIMENT_STATES = [
  "STATE_UNSPECIFIED", "STATE_ACTIVE", "STATE_PAUSED", "STATE_STOPPING_COMPLETED", "STATE_STOPPING_CANCELED", "STATE_STOPPING_ERROR",
  "STATE_COMPLETED", "STATE_CANCELED", "STATE_ERROR", "STATE_DELETED", "STATE_DELETING", "STATE_DELETE_FAILED",
  "STATE_STOPPING_KILLED", "STATE_QUEUED", "STATE_PULLING", "STATE_STARTING", "STATE_RUNNING",
] as const; // prettier-ignore

/** Names of states of trials, in the order of their numbers; until 0.23.3 they had those of experiments. */
export const TRIAL_STATES = [
  "STATE_UNSPECIFIED", "STATE_ACTIVE", "STATE_PAUSED", "STATE_STOPPING_CANCELED", "STATE_STOPPING_KILLED", "STATE_STOPPING_COMPLETED",
  "STATE_STOPPING_ERROR", "STATE_CANCELED", "STATE_COMPLETED", "STATE_ERROR", "STATE_QUEUED", "STATE_PULLING", "STATE_STARTING", "STATE_RUNNING",
] as const; // prettier-ignore

/** False for the states that are only shown: the database refuses them. It knows RUNNING since 0.25.0. */
export function isStorable(state: MasterState, name: string): boolean {
  if (name === "RUNNING") return since(state, "0.25.0");
  return !["UNSPECIFIED", "DELETED", "QUEUED", "PULLING", "STARTING"].includes(name);
}
