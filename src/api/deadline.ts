import { startTimer, systemClock, type Clock } from "../time/clock.js";

/** Calls back after so many milliseconds, unless the returned function is called before; never for Infinity. */
export function startDeadline(clock: Clock, milliseconds: number, callback: () => void): () => void {
  if (milliseconds === Infinity) return () => {};
  // Every request has one, and a timer costs a fraction of a sleep with its signal.
  if (clock === systemClock) return startTimer(milliseconds, callback);
  const stopper = new AbortController();
  // A clock that does not know signals must not call back late either.
  const ring = (): void => void (stopper.signal.aborted || callback());
  clock.sleep(milliseconds, stopper.signal).then(ring, () => {});
  return () => stopper.abort();
}
