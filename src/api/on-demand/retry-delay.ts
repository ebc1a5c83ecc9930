import { backoffDelay } from "../../time/backoff.js";
import type { RetryPolicy } from "../retry-policy.js";

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
