import type { NetworkFailure } from "../platform/network-failure.js";
import { MasterUnreachableError, redact, RequestTimeoutError, StreamTruncatedError } from "../errors/index.js";
import { formatMilliseconds } from "../time/duration.js";
import type { Exchange } from "./exchange.js";

/** Makes the error for a request that got no answer. `sent` tells whether the master may have received it. */
export function networkError(cause: unknown, failure: NetworkFailure, exchange: Exchange, sent: boolean): unknown {
  const { master, method, path, attempts, elapsed, secrets } = exchange;
  const details = { master, attempts, elapsed, sent };
  if (StreamTruncatedError.isInstance(cause)) return cause;
  if (RequestTimeoutError.isInstance(cause)) {
    return new RequestTimeoutError(cause.message, { ...details, timeout: cause.timeout });
  }
  const { type = MasterUnreachableError, advice = "Is the address right, and the master up?" } = failure;
  const effort = `attempt ${attempts}, ${formatMilliseconds(elapsed)}`;
  const message = `${method} ${path} got no answer from the master at ${master}: ${failure.words} (${effort}). ${advice}`;
  return new type(redact(message, secrets), { ...details, cause });
}
