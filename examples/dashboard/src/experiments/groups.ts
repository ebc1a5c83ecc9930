/** States that belong together for who looks for experiments; each has a button. */
export type Group = "active" | "paused" | "completed" | "failed" | "canceled";

/** The states that a master stores of each group; all others are active: queued, starting, running, stopping. */
export const storedStates = {
  paused: ["PAUSED"],
  completed: ["COMPLETED"],
  failed: ["ERROR", "DELETE_FAILED"],
  canceled: ["CANCELED"],
} as const satisfies Readonly<Record<Exclude<Group, "active">, readonly string[]>>;

export const groups: readonly Group[] = ["active", "paused", "completed", "failed", "canceled"];

/** The group of a state of the master, such as `STATE_ERROR`. */
export function groupOf(state: string): Group {
  const name = state.replace(/^STATE_/, "");
  const found = Object.entries(storedStates).find(([, states]) => (states as readonly string[]).includes(name));
  return (found?.[0] as Group | undefined) ?? "active";
}
