import { isTransientStatus } from "../values/transient-status.js";
import type { RetryPolicy } from "./retry-policy.js";

/** The outcome of an unsuccessful attempt. */
export interface FailedAttempt {
  readonly method: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** Status of the answer; undefined when none came. */
  readonly status?: number | undefined;
  /** Whether sending it twice does no harm, where that is not what its method says. */
  readonly isRepeatable?: boolean | undefined;
  /** Whether the master cannot have received the request. */
  readonly notSent?: boolean | undefined;
  /** Whether the same would happen again. */
  readonly hopeless?: boolean | undefined;
  /** Milliseconds of a `Retry-After` header. */
  readonly retryAfter?: number | undefined;
}

/** Sending these twice may create or change something twice. */
const unsafeMethods: readonly string[] = ["POST", "PATCH"];

/** Decides whether a failed attempt is repeated. How long it waits before is another question. */
export function shouldRetry(failed: FailedAttempt, policy: RetryPolicy): boolean {
  const { method, attempts, status, notSent, hopeless, retryAfter = 0 } = failed;
  if (attempts >= policy.attempts || hopeless || retryAfter > policy.maxRetryAfter) return false;
  if (notSent) return true;
  // Without a status there was no answer.
  const isTransient = status === undefined || isTransientStatus(status);
  const { isRepeatable = !unsafeMethods.includes(method) } = failed;
  return isTransient && isRepeatable;
}
