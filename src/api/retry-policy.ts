import type { Duration } from "../time/duration.js";
import { checkPositive } from "../values/check-basics.js";
import { checkDuration } from "../values/check-times.js";

/** When and how often failed requests are repeated. */
export interface RetryOptions {
  /** Attempts in all, the first included; default 5. */
  attempts?: number | undefined;
  /** Ceiling of the first wait, which doubles with each failure; default 500 ms. */
  minDelay?: Duration | undefined;
  /** Ceiling of every wait; default 10 s. */
  maxDelay?: Duration | undefined;
  /** A master that asks for a longer wait than this fails the call at once, `retryAfter` on the error; default 60 s. */
  maxRetryAfter?: Duration | undefined;
}

/** {@link RetryOptions} with defaults, in milliseconds. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly minDelay: number;
  readonly maxDelay: number;
  readonly maxRetryAfter: number;
}

/** Checks the `retry` option of a client. */
export function retryPolicy(retry: false | RetryOptions = {}): RetryPolicy {
  const { attempts = retry ? 5 : 1, minDelay = 500, maxDelay = 10_000, maxRetryAfter = 60_000 } = retry || {};
  return {
    attempts: checkPositive(attempts, "retry.attempts"),
    minDelay: checkDuration(minDelay, "retry.minDelay"),
    maxDelay: checkDuration(maxDelay, "retry.maxDelay"),
    maxRetryAfter: checkDuration(maxRetryAfter, "retry.maxRetryAfter"),
  };
}
