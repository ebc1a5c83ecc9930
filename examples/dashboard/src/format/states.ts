/** How a state looks. */
export type Tone = "running" | "waiting" | "good" | "bad" | "ended";

const tones: Readonly<Record<string, Tone>> = {
  ACTIVE: "running",
  RUNNING: "running",
  STARTING: "running",
  PULLING: "running",
  QUEUED: "waiting",
  PAUSED: "waiting",
  COMPLETED: "good",
  ERROR: "bad",
  DELETE_FAILED: "bad",
};

/** The tone of a state of the master, such as `STATE_RUNNING`. A state that is going on to its end looks like one that waits. */
export function toneOf(state: string): Tone {
  const name = bare(state);
  return tones[name] ?? (name.startsWith("STOPPING_") || name === "DELETING" ? "waiting" : "ended");
}

/** A state in words: "running", "stopping". */
export function stateName(state: string): string {
  const name = bare(state);
  return name.startsWith("STOPPING_") ? "stopping" : name.toLowerCase().replaceAll("_", " ");
}

/** Whether nothing more will come. */
export const hasEnded = (state: string): boolean => ["COMPLETED", "CANCELED", "ERROR", "DELETED"].includes(bare(state));

const bare = (state: string): string => state.replace(/^STATE_/, "");
