import type { Duration } from "../time/duration.js";
import { checkDuration } from "../values/check-times.js";
import { checkSignal } from "../values/check-basics.js";

/** What every method that sends requests takes in its options. */
export interface RequestOptions {
  /** Aborts the call; it then rejects with `signal.reason`. For a total limit pass `AbortSignal.timeout(…)`. */
  signal?: AbortSignal | undefined;
  /** Limit of each attempt, or of silence for streams; default 30 s plus 1 s per 256 kB sent, streams 2 minutes. */
  timeout?: Duration | undefined;
}

/**
 * Checks and takes the request part out of a method's options, for the init of an `ApiClient` call.
 *
 * @throws InvalidArgumentError when `signal` is no AbortSignal or `timeout` no duration.
 * @throws The reason of a signal that is aborted already.
 */
export function requestOptions(options: RequestOptions | undefined): { signal?: AbortSignal; timeout?: Duration } {
  const { signal, timeout } = options ?? {};
  if (signal !== undefined) checkSignal(signal, "signal");
  if (timeout !== undefined) checkDuration(timeout, "timeout");
  if (signal?.aborted) throw signal.reason;
  return { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
}
