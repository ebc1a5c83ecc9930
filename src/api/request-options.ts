import type { Duration } from "../time/duration.js";

/** What every method that sends requests takes in its options. */
export interface RequestOptions {
  /** Aborts the call; it then rejects with `signal.reason`. For a total limit pass `AbortSignal.timeout(…)`. */
  signal?: AbortSignal | undefined;
  /**
   * Limit of each attempt; for streams, the limit of silence.
   *
   * @default 30 s plus 1 s per 256 kB sent; 2 minutes for streams
   */
  timeout?: Duration | undefined;
}
