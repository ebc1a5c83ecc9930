import { onAbort, withSignal } from "../time/abort.js";

/** One piece of work at a time, shared by all who ask for it meanwhile. */
export interface SharedFlight<T> {
  /** Joins the work under way, or starts it. It is aborted only when every one who waits for it has aborted. */
  join(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Resolves when no work is under way. */
  settled(): Promise<unknown>;
}

/** Makes a {@link SharedFlight}. */
export function createSharedFlight<T>(): SharedFlight<T> {
  let current: { promise: Promise<T>; waiting: number; abort(reason: unknown): void } | undefined;
  return {
    async join(signal, work) {
      if (signal?.aborted) throw signal.reason;
      if (!current) {
        const controller = new AbortController();
        const flight = {
          promise: work(controller.signal).finally(() => current === flight && (current = undefined)),
          waiting: 0,
          abort: (reason: unknown) => controller.abort(reason),
        };
        current = flight;
      }
      const flight = current;
      flight.waiting++;
      const end = onAbort(signal, (reason) => {
        if (--flight.waiting > 0) return;
        // Callers who arrive now must not join work that is being given up.
        if (current === flight) current = undefined;
        flight.abort(reason);
      });
      try {
        return await withSignal(flight.promise, signal);
      } finally {
        end();
      }
    },
    settled: () => current?.promise.catch(() => {}) ?? Promise.resolve(),
  };
}
