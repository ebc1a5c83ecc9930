import {
  MasterUnreachableError,
  RequestTimeoutError,
  StreamTruncatedError,
  TlsError,
  redact,
} from "../errors/index.js";
import { formatMilliseconds } from "../time/duration.js";
import type { Exchange } from "./exchange.js";
import type { NetworkFailure } from "./network-failure.js";

/** Makes the error for a request that got no answer. `sent` tells whether the master may have received it. */
export function networkError(cause: unknown, failure: NetworkFailure, exchange: Exchange, sent: boolean): Error {
  const { master, method, path, attempts, elapsed, secrets } = exchange;
  const effort = `${attempts} attempt${attempts > 1 ? "s" : ""} in ${formatMilliseconds(elapsed)}`;
  const details = { master, attempts, elapsed, sent, cause };
  if (StreamTruncatedError.isInstance(cause)) return cause;
  if (RequestTimeoutError.isInstance(cause)) {
    const { cause: _, ...facts } = details;
    return new RequestTimeoutError(`${cause.message} (${master}, ${effort})`, { ...facts, timeout: cause.timeout });
  }
  const words = redact(failure.words, secrets);
  if (failure.kind === "tls" || failure.kind === "certificate") {
    const advice = "Pass certPath with the authority's certificate, or noverify: true if you trust the network.";
    return new TlsError(`No secure connection to the master at ${master}: ${words}. ${advice}`, details);
  }
  const lost = failure.kind === "unknown" ? `No answer from` : `Could not reach`;
  return new MasterUnreachableError(
    `${lost} the master at ${master} for ${method} ${path}: ${words} (${effort}). Is the address right, and the master up?`,
    details,
  );
}
