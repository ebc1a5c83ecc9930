import type { Duration } from "../time/duration.js";
import { checkPositiveInteger } from "../values/check-basics.js";
import { checkDuration } from "../values/check-times.js";
import { readTable, type OptionTable } from "../values/options.js";
import { refusal } from "../values/refuse.js";

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

export const retryOptions = {
  attempts: { check: checkPositiveInteger },
  minDelay: { check: checkDuration },
  maxDelay: { check: checkDuration },
  maxRetryAfter: { check: checkDuration },
} satisfies OptionTable<RetryOptions>;

/** The `retry` option of a client; gives it as it was written. */
export function checkRetry(value: unknown, argument: string): false | RetryOptions {
  if (value === false) return false;
  if (Object(value) !== value) throw refusal(argument, "false or an object", value);
  readTable(retryOptions, argument, value, argument);
  return value as RetryOptions;
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
  const { attempts = retry ? 5 : 1, ...delays } = retry || {};
  const delay = (name: keyof typeof delays, otherwise: number): number =>
    checkDuration(delays[name] ?? otherwise, `retry.${name}`);
  return {
    attempts: checkPositiveInteger(attempts, "retry.attempts"),
    minDelay: delay("minDelay", 500),
    maxDelay: delay("maxDelay", 10_000),
    maxRetryAfter: delay("maxRetryAfter", 60_000),
  };
}
