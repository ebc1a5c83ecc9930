import { nextId } from "./chance.js";
import type { MasterState, PlannedEvent } from "./records.js";

/** Sets the master to do something at a time (milliseconds since 1970). */
export function plan(state: MasterState, at: number, event: PlannedEvent): void {
  state.agenda.push({ id: nextId(state, "agenda"), at, event });
}

/** Has the scheduler look at its queue soon, unless it is about to anyway. What is seeded in the past must not wait for now. */
export function planScheduling(state: MasterState, now: number, delay = 300): void {
  if (!state.agenda.some(({ at, event }) => event.kind === "schedule" && at <= now + delay))
    plan(state, now + delay, { kind: "schedule" });
}
