import type { Clock } from "../time/clock.js";

// Given as the reason, so that no DOMException with a stack is made for each request.
const done = new Error("done");

/** Calls back after so many milliseconds, unless the returned function is called before; never for Infinity. */
export function startDeadline(clock: Clock, milliseconds: number, callback: () => void): () => void {
  const stopper = new AbortController();
  if (milliseconds < Infinity) {
    // A clock that does not know signals must not call back late either.
    const ring = (): void => void (stopper.signal.aborted || callback());
    clock.sleep(milliseconds, stopper.signal).then(ring, () => {});
  }
  return () => stopper.abort(done);
}
