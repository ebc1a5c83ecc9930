import {
  ApiError,
  MalformedResponseError,
  MasterUnreachableError,
  RequestTimeoutError,
  StreamTruncatedError,
  TlsError,
  UnexpectedAnswerError,
} from "../errors/index.js";
import { isOutageStatus } from "../values/transient-status.js";
import type { PollWindow } from "./poll-interval.js";

/** An outage so far: failures without a success between them. */
export interface Outage {
  readonly failures: number;
  /** Milliseconds that it has lasted; time in which the machine slept does not count. */
  readonly lasted: number;
  /** When its last failure was. */
  readonly at: number;
  /** The longest pause after that. */
  readonly pause: number;
}

const firstDelay = 1000;
const longestDelay = 30_000;
/** A page of maintenance may ask for a day, though the master is back in a minute. */
const longestRetryAfter = 300_000;

/** What decides whether an outage is survived any longer. */
export interface OutageLimits {
  /** Milliseconds, or Infinity. */
  readonly maxOutage: number;
  /** The longest that a poll may take while the machine is awake, milliseconds: {@link longestPollOf}. */
  readonly longestPoll?: number;
}

/**
 * Returns how long a poll may take while the machine is awake: a master that is silent uses up the whole limit of each attempt.
 *
 * @param timeout Limit of an attempt, milliseconds.
 */
export function longestPollOf(attempts: number = 1, timeout: number = 30_000): number {
  const longestPause = 60_000;
  return Math.max(300_000, attempts * (timeout + longestPause));
}

/**
 * Decides about a failure of something that succeeded before: gives the outage with this failure and when to try again,
 * undefined when the outage has lasted for `maxOutage`; undefined where the error is not one to survive. The last
 * try is at the end of `maxOutage`.
 *
 * @param before The outage that was going on already.
 * @param now Milliseconds since 1970.
 */
export function surviveFailure(
  error: unknown,
  before: Outage | undefined,
  now: number,
  { maxOutage, longestPoll = longestPollOf() }: OutageLimits,
  random: number = Math.random(),
): { outage: Outage; window?: PollWindow } | undefined {
  if (!isOutage(error)) return undefined;
  const { elapsed = 0, retryAfter = 0 } = error as { elapsed?: number; retryAfter?: number };
  const asked = Math.min(retryAfter, longestRetryAfter);
  const passed = before ? now - before.at : elapsed;
  // What lasts longer than any poll was a machine that slept.
  const hasSlept = passed - (before?.pause ?? 0) > longestPoll;
  const lasted = (before?.lasted ?? 0) + (hasSlept ? (before?.pause ?? 0) : Math.max(0, passed));
  const failures = (before?.failures ?? 0) + 1;
  const left = maxOutage - lasted;
  if (left <= 0) return { outage: { failures, lasted, at: now, pause: 0 } };
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** (failures - 1));
  const between = (share: number): number => Math.min(left, Math.max(asked, ceiling * share));
  const window = { earliest: between(0.5), latest: between(0.5 + random / 2) };
  return { outage: { failures, lasted, at: now, pause: window.latest }, window };
}

/** Whether an error may be gone when the network, the master or a proxy before it is well again. */
export function isOutage(error: unknown): boolean {
  if (ApiError.isInstance(error)) return isOutageStatus(error.status);
  return (
    UnexpectedAnswerError.isInstance(error) ||
    MasterUnreachableError.isInstance(error) ||
    TlsError.isInstance(error) ||
    RequestTimeoutError.isInstance(error) ||
    StreamTruncatedError.isInstance(error) ||
    // A whole answer may be cut, or another's. A line of a stream is the master's, and comes again as it is.
    (MalformedResponseError.isInstance(error) && error.status !== undefined)
  );
}

/**
 * Whether an error says that the master itself is away, and not only that something answers which does not know the request: a
 * mock of a master may have the route of a log alone.
 */
export function isAway(error: unknown): boolean {
  if (MalformedResponseError.isInstance(error)) return false;
  if (UnexpectedAnswerError.isInstance(error)) return error.title !== undefined || isOutageStatus(error.status);
  return isOutage(error);
}

/**
 * Whether a connection failed without the code of a system that says why. So it is with a mock that refuses a request, and in
 * browsers always.
 */
export function isUnexplained(error: unknown): boolean {
  if (!MasterUnreachableError.isInstance(error)) return false;
  // By shape: under Jest the errors of Node are of another realm.
  let current: { code?: unknown; cause?: unknown } | undefined = error;
  for (let depth = 0; typeof current === "object" && current !== null && depth < 6; depth++) {
    if (typeof current.code === "string") return false;
    current = current.cause as typeof current;
  }
  return true;
}
