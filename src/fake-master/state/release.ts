import type { MasterState } from "./records.js";

/** True when the state plays the oldest release. */
export function isOldRelease(state: MasterState): boolean {
  return state.release === "0.19.10";
}

/** The text of a refusal that older masters end with a full stop. */
export function sentence(state: MasterState, text: string): string {
  return isOldRelease(state) ? `${text}.` : text;
}
