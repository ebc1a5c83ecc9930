import type { Clock } from "../../src/time/clock.js";
import type { FakeClock } from "../../src/testing.js";

export * from "../../src/time/clock.js";

/** Takes the place of `src/time/clock.ts` when a page runs: the clock of the stage's fake master. */
let clock: FakeClock | undefined;
/** When the client's sleeps end. */
const due = new Set<{ at: number }>();

/** The client's default clock. */
export const systemClock: Clock = {
  now: () => clock?.now() ?? Date.now(),
  sleep: async (milliseconds, signal) => {
    if (!clock) throw new Error("The stage has no clock yet.");
    const sleep = { at: clock.now() + milliseconds };
    due.add(sleep);
    try {
      await clock.sleep(milliseconds, signal);
    } finally {
      due.delete(sleep);
    }
  },
};

/** The client's timers. */
export function startTimer(milliseconds: number, callback: () => void): () => void {
  const stopper = new AbortController();
  systemClock.sleep(milliseconds, stopper.signal).then(callback, () => {});
  return () => stopper.abort();
}

/** Runs a program by the fake's clock: whenever it does nothing but sleep, time jumps to the end of the shortest sleep. */
export async function runBy(given: FakeClock, program: Promise<unknown>): Promise<void> {
  clock = given;
  let over = false;
  const end = program.finally(() => (over = true));
  end.catch(() => {});
  while (!over) {
    // What is under way, the reading of files included, goes first.
    await new Promise((resolve) => setTimeout(resolve, 2));
    await given.advance(0);
    const next = Math.min(...[...due].map(({ at }) => at));
    if (!over && next < Infinity) await given.advance(next - given.now());
  }
  await end;
}
