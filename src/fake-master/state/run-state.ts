import type { RunState } from "./records.js";

const TERMINAL: ReadonlySet<RunState> = new Set(["COMPLETED", "CANCELED", "ERROR"]);

/** COMPLETED, CANCELED and ERROR: what can be archived and deleted. */
export function isTerminal(state: RunState): boolean {
  return TERMINAL.has(state);
}

/** True from a request to stop until the end. */
export function isStopping(state: RunState): boolean {
  return state.startsWith("STOPPING_");
}
