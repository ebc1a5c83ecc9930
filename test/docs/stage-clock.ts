import type { Clock } from "../../src/time/clock.js";

/** Takes the place of `src/time/clock.ts` when a page runs: the clock of the stage's fake master. */
let clock: Clock | undefined;

/** Sets the clock that the client goes by. */
export function setClock(given: Clock): void {
  clock = given;
}

/** The client's default clock. */
export const systemClock: Clock = {
  now: () => clock?.now() ?? Date.now(),
  sleep: (milliseconds, signal) => {
    if (!clock) throw new Error("The stage has no clock yet.");
    return clock.sleep(milliseconds, signal);
  },
};
