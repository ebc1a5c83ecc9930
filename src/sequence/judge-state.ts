/** What a state means to a caller that waits for the end. */
export type Verdict = "ended" | "paused" | "going" | "unknown";

const ended = ["COMPLETED", "CANCELED", "ERROR", "DELETED", "DELETE_FAILED"];
const going = ["ACTIVE", "DELETING", "QUEUED", "PULLING", "STARTING", "RUNNING"];

/** Judges a wire state. A state that this package does not know counts as still going on. */
export function judgeState(state: string): Verdict {
  const name = state.replace(/^STATE_/, "");
  if (ended.includes(name)) return "ended";
  if (name === "PAUSED") return "paused";
  return going.includes(name) || name.startsWith("STOPPING_") ? "going" : "unknown";
}
