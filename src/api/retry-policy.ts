import type { Duration } from "../time/duration.js";
import { checkPositiveInteger, type Check } from "../values/check-basics.js";
import { checkDuration } from "../values/check-times.js";
import { readTable, type OptionTable } from "../values/options.js";
import { refusal } from "../values/refuse.js";
import { warnDeprecated } from "./deprecation.js";
import type { BudgetSize } from "./retry-budget.js";

/** When and how often failed requests are repeated. */
export interface RetryOptions {
  /**
   * Attempts in all, the first included.
   *
   * @default 5
   */
  attempts?: number | undefined;
  /**
   * Upper bound of the first pause, which doubles with each failure; the pause itself is a random time below it.
   *
   * @default 500 ms
   */
  baseDelay?: Duration | undefined;
  /** @deprecated Use `baseDelay`. */
  minDelay?: Duration | undefined;
  /**
   * Upper bound of every pause.
   *
   * @default 10 s
   */
  maxDelay?: Duration | undefined;
  /**
   * A master that asks for a longer pause than this fails the call at once, with `retryAfter` on the error.
   *
   * @default 60 s
   */
  maxRetryAfter?: Duration | undefined;
  /**
   * How many retries all calls to this master may make together. The first retry of a call needs none of it; later ones wait
   * for it, together at most as long as `attempts` pauses of `maxDelay` take.
   *
   * @default { size: 50, perSecond: 1 }
   */
  budget?: false | RetryBudgetOptions | undefined;
}

/** The size of a budget of retries. */
export interface RetryBudgetOptions {
  /**
   * Retries that may be made at once.
   *
   * @default 50
   */
  size?: number | undefined;
  /**
   * Retries that are added each second, besides one for each answer.
   *
   * @default 1
   */
  perSecond?: number | undefined;
}

const checkAmount: Check<number> = (value, argument) => {
  if (Number.isFinite(value) && (value as number) >= 0) return value as number;
  throw refusal(argument, "a number that is not negative", value);
};

const budgetOptions = {
  size: { check: checkAmount, default: 50 },
  perSecond: { check: checkAmount, default: 1 },
} satisfies OptionTable<RetryBudgetOptions>;

const checkBudget: Check<false | BudgetSize> = (value, argument) => {
  if (value === false) return false;
  if (Object(value) !== value) throw refusal(argument, "false or an object", value);
  return readTable(budgetOptions, argument, value, argument);
};

const retryOptions = {
  attempts: { check: checkPositiveInteger, default: 5 },
  baseDelay: { check: checkDuration },
  minDelay: { check: checkDuration, deprecated: true },
  maxDelay: { check: checkDuration, default: 10_000 },
  maxRetryAfter: { check: checkDuration, default: 60_000 },
  budget: { check: checkBudget, default: {} },
} satisfies OptionTable<RetryOptions>;

/** The `retry` option of a client; returns it as it was written. */
export function checkRetry(value: unknown, argument: string): false | RetryOptions {
  if (value === false) return false;
  if (Object(value) !== value) throw refusal(argument, "false or an object", value);
  readTable(retryOptions, argument, value, argument);
  return value as RetryOptions;
}

/** {@link RetryOptions} with defaults, in milliseconds. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly baseDelay: number;
  readonly maxDelay: number;
  readonly maxRetryAfter: number;
  readonly budget: false | BudgetSize;
}

/** Reads the `retry` option of a client. */
export function retryPolicy(retry: false | RetryOptions = {}): RetryPolicy {
  const { minDelay, baseDelay = minDelay ?? 500, ...rest } = readTable(retryOptions, "retry", retry || {}, "retry");
  if (minDelay !== undefined) warnDeprecated("retry.minDelay", "retry.baseDelay");
  return { baseDelay, ...rest, ...(!retry && { attempts: 1 }) };
}
