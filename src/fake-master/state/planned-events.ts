import { nextId } from "./chance.js";
import type { MasterState, PlannedEvent } from "./records.js";

/** Sets the master to do something at a time (milliseconds since 1970). */
export function plan(state: MasterState, at: number, event: PlannedEvent): void {
  state.agenda.push({ id: nextId(state, "agenda"), at, event });
}

/** The first of what is due at a time. */
export function firstDue(state: MasterState, now: number): MasterState["agenda"][number] | undefined {
  let first: MasterState["agenda"][number] | undefined;
  // The agenda is in the order of ids, which decides between those of one time.
  for (const entry of state.agenda) if (entry.at <= now && (first === undefined || entry.at < first.at)) first = entry;
  return first;
}

/** Takes an entry off the agenda; undefined when it is not on it. */
export function takePlanned(state: MasterState, id: number): MasterState["agenda"][number] | undefined {
  const { agenda } = state;
  // Mostly it is the oldest, and only the first can be taken without moving all others.
  if (agenda[0]?.id === id) return agenda.shift();
  let index = 0;
  for (let end = agenda.length; index < end;) {
    const middle = (index + end) >> 1;
    if (agenda[middle]!.id < id) index = middle + 1;
    else end = middle;
  }
  return agenda[index]?.id === id ? agenda.splice(index, 1)[0] : undefined;
}

/** Has the scheduler look at its queue soon, unless it is about to anyway. What is seeded in the past must not wait for now. */
export function planScheduling(state: MasterState, now: number, delay = 300): void {
  if (!state.agenda.some(({ at, event }) => event.kind === "schedule" && at <= now + delay))
    plan(state, now + delay, { kind: "schedule" });
}
