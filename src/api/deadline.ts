import { withSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";

// Given as the reason, so that no DOMException with a stack is made for each request.
const done = new Error("done");

/** Calls back after so many milliseconds, unless the returned function is called before; never for Infinity. */
export function startDeadline(clock: Clock, milliseconds: number, callback: () => void): () => void {
  if (milliseconds === Infinity) return () => {};
  const stopper = new AbortController();
  // withSignal: a clock that does not know signals must not call back late either.
  withSignal(clock.sleep(milliseconds, stopper.signal), stopper.signal).then(callback, () => {});
  return () => stopper.abort(done);
}
