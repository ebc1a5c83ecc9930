import type { NetworkFailure } from "#platform";
import {
  MasterUnreachableError,
  RequestTimeoutError,
  StreamTruncatedError,
  TlsError,
  type DeterminedError,
} from "../errors/index.js";
import { formatMilliseconds } from "../time/format-milliseconds.js";
import { addressHint, budgetHint, nameRequest, type ApiRequest } from "./exchange.js";
import { cleanerOf } from "./secrets.js";

/** The error for a request that got no answer; without a failure of the network its time was over. */
export function unansweredError(
  request: ApiRequest,
  network: NetworkFailure | undefined,
  cause: unknown,
): DeterminedError {
  if (network) return networkError(request, network, cause);
  return request.isLines ? silenceError(request) : latenessError(request);
}

/** The error for a stream from which nothing came for its limit. */
export function silenceError(request: ApiRequest): StreamTruncatedError {
  const silence = formatMilliseconds(request.limit);
  return new StreamTruncatedError(`${nameRequest(request)} was silent for ${silence}.`, { silent: true });
}

function latenessError(request: ApiRequest): RequestTimeoutError {
  const { master, attempts, elapsed, sent, limit } = request;
  return new RequestTimeoutError(
    `${nameRequest(request)} took longer than ${formatMilliseconds(limit)}; pass a longer timeout if it may.${budgetHint(request)}`,
    { master, attempts, elapsed, sent, timeout: limit },
  );
}

function networkError(request: ApiRequest, network: NetworkFailure, cause: unknown): DeterminedError {
  const { master, attempts, elapsed, sent } = request;
  const { words, isTls, advice } = network;
  const effort = `attempt ${attempts}, ${formatMilliseconds(elapsed)}`;
  const message = `${nameRequest(request)} got no answer: ${words} (${effort}). ${advice}${addressHint(request)}${budgetHint(request)}`;
  const clean = cleanerOf(request);
  return new (isTls ? TlsError : MasterUnreachableError)(clean.text(message), {
    master,
    attempts,
    elapsed,
    sent,
    cause: clean.cause(cause),
  });
}
