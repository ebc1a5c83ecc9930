import { onAbort } from "../time/abort.js";
import { startAlarm, type Clock } from "../time/clock.js";
import type { ApiRequest } from "./exchange.js";

/** The reason for which an attempt is given up when its time is over. */
export const outOfTime: Error = /* @__PURE__ */ new Error("Out of time.");

/** What holds one attempt to its limit and to the caller's signal. */
export interface Deadline {
  /** Aborts when the attempt is over; goes to `fetch`. */
  readonly signal: AbortSignal;
  /** Settles as the work does, or rejects with the reason for which the attempt is over: the caller's, or {@link outOfTime}. */
  inTime<T>(work: () => Promise<T>): Promise<T>;
  /** Closes the connection. */
  abort(reason: unknown): void;
  /** Lets go of the caller's signal; to be called when the answer is there. */
  release(): void;
}

/** Makes what holds an attempt to the limit of its request; each piece of work has the whole limit, one after the other. */
export function createDeadline({ limit, signal: outer }: ApiRequest, clock: Clock): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  // A listener on the signal for each piece of work, such as a chunk of a stream, would take longer than the work.
  let endWork: (reason: Error) => void = () => {};
  const abort = (reason: unknown): void => {
    controller.abort(reason);
    endWork(signal.reason as Error);
  };
  const release = onAbort(outer, abort);
  return {
    signal,
    abort,
    release,
    async inTime(work) {
      const stop = startAlarm(clock, limit, () => abort(outOfTime));
      try {
        return await new Promise((resolve, reject) => {
          endWork = reject;
          work().then(resolve, reject);
          if (signal.aborted) reject(signal.reason as Error);
        });
      } catch (error) {
        release();
        // However it ended, the connection is not needed; an abort that came first keeps its reason.
        abort(error);
        throw signal.reason;
      } finally {
        stop();
      }
    },
  };
}
