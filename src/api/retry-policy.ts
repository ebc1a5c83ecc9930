import { backoffDelay } from "../time/backoff.js";
import type { Duration } from "../time/duration.js";
import { checkLimit } from "../values/check-basics.js";
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
    attempts: checkLimit(attempts, "retry.attempts"),
    minDelay: checkDuration(minDelay, "retry.minDelay"),
    maxDelay: checkDuration(maxDelay, "retry.maxDelay"),
    maxRetryAfter: checkDuration(maxRetryAfter, "retry.maxRetryAfter"),
  };
}

/** What came of an attempt that is no success. */
export interface FailedAttempt {
  readonly method: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** Status of the answer; undefined when none came. */
  readonly status?: number | undefined;
  /** Whether the master cannot have received the request. */
  readonly notSent?: boolean | undefined;
  /** Milliseconds of a `Retry-After` header. */
  readonly retryAfter?: number | undefined;
}

/**
 * Decides whether an attempt is repeated: gives the milliseconds to wait, or undefined to give up. POST and PATCH are
 * repeated only when the master cannot have received them.
 */
export function retryDelay(failed: FailedAttempt, policy: RetryPolicy, random?: number): number | undefined {
  const { method, attempts, status, notSent, retryAfter } = failed;
  // Without a status there was no answer, which counts as transient.
  const mayRepeat = /^(?:408|425|429|50[234]|undefined)$/.test(`${status}`) && !/^P[OA]/.test(method);
  if (attempts >= policy.attempts || !(notSent || mayRepeat)) return undefined;
  if (retryAfter === undefined) return backoffDelay(attempts, policy, random);
  return retryAfter > policy.maxRetryAfter ? undefined : retryAfter;
}
