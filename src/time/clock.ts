/**
 * Where the client takes its time from. The fake master has one that is advanced by hand; the default is
 * {@link systemClock}.
 */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with `signal.reason` when the signal aborts, and then leaves nothing behind. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

// A longer setTimeout fires at once.
const longestTimer = 2 ** 31 - 1;

/**
 * The clock of the machine.
 *
 * @example
 * await systemClock.sleep(500, AbortSignal.timeout(100)); // rejects after 100 ms
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return void reject(signal.reason as Error);
      let timer: ReturnType<typeof setTimeout>;
      const wait = (left: number): void => {
        timer = setTimeout(
          () => {
            if (left > longestTimer) return wait(left - longestTimer);
            signal?.removeEventListener("abort", stop);
            resolve();
          },
          Math.min(left, longestTimer),
        );
      };
      const stop = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", stop);
      wait(milliseconds);
    }),
};
