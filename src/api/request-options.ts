import type { Duration } from "../time/duration.js";

/** What every method that sends requests takes in its options. */
export interface RequestOptions {
  /** Aborts the call; it then rejects with `signal.reason`. For a total limit pass `AbortSignal.timeout(…)`. */
  signal?: AbortSignal | undefined;
  /** Limit of each attempt, or of silence for streams; default 30 s plus 1 s per 256 kB sent, streams 2 minutes. */
  timeout?: Duration | undefined;
}
