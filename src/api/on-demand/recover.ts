import { readNetworkFailure, type NetworkFailure } from "#diagnosis";
import { hideSecrets } from "../../errors/hide-secrets.js";
import { formatMilliseconds } from "../../time/format-milliseconds.js";
import { retryAfterToMilliseconds } from "../../time/retry-after.js";
import { secretsOf } from "./secrets-of.js";
import type { ApiRequest } from "../exchange.js";
import type { Failure } from "../failure.js";
import type { PipelineSettings } from "../pipeline.js";
import { retryBudgetOf } from "./retry-budget.js";
import { retryDelay } from "./retry-delay.js";
import { describeSilence } from "./watched-stream.js";

/**
 * Does what follows an attempt that was no success. Resolves to the answer that the caller gets, or to undefined when the
 * request is to be sent again, the wait before that being over; rejects for want of an answer.
 *
 * @param response The answer, where there was one.
 * @param cause What was thrown instead.
 */
export async function recover(
  request: ApiRequest,
  response: Response | undefined,
  cause: unknown,
  { clock, policy, tell, outOfTime, toError }: PipelineSettings,
): Promise<Response | undefined> {
  const { signal } = request;
  // It may have ended while this was loaded.
  if (signal?.aborted) throw signal.reason;
  const { method, master, isLines, token, authentication, attempts, renewals = 0 } = request;
  const isLate = cause === outOfTime;
  const network = response || isLate ? undefined : readNetworkFailure(cause);
  const late = (): Error => toError(isLines ? describeSilence(request) : describeLateness(request));
  const status = response?.status;
  if (authentication && token && status === 401 && !renewals) {
    if (await authentication.onUnauthorized(token, signal)) {
      request.renewals = 1;
      return undefined;
    }
  }
  const now = clock.now();
  const { notSent, hopeless } = network ?? {};
  const retryAfter = retryAfterToMilliseconds(response?.headers.get("retry-after"), now);
  request.retryAfter = retryAfter;
  request.sent ||= !notSent;
  const isSilent = isLines && isLate;
  const failed = { method, attempts: attempts - renewals, status, notSent, retryAfter };
  // A wrong certificate stays wrong, and a silent stream is resumed by its reader, who knows from where.
  const delay = hopeless || isSilent ? undefined : retryDelay(failed, policy);
  if (delay !== undefined && retryBudgetOf(master).take(now)) {
    tell?.("beforeRetry", request, { delay, ...(status ? { status } : { error: isLate ? late() : cause }) });
    await clock.sleep(delay, signal);
    return undefined;
  }
  if (response) return response;
  throw network ? toError(describeNetwork(request, network, cause)) : late();
}

function describeLateness({ method, path, master, attempts, elapsed, sent, limit }: ApiRequest): Failure {
  const message = `${method} ${path} took longer than ${formatMilliseconds(limit)}; pass a longer timeout if it may.`;
  return { name: "RequestTimeoutError", message, details: { master, attempts, elapsed, sent, timeout: limit } };
}

function describeNetwork(request: ApiRequest, network: NetworkFailure, cause: unknown): Failure {
  const { method, path, master, attempts, elapsed, sent } = request;
  const { type = "MasterUnreachableError", words, advice = "Is the address right, and the master up?" } = network;
  const effort = `attempt ${attempts}, ${formatMilliseconds(elapsed)}`;
  const message = `${method} ${path} got no answer from the master at ${master}: ${words} (${effort}). ${advice}`;
  const details = { master, attempts, elapsed, sent, cause };
  return { name: type, message: hideSecrets(message, secretsOf(request)), details };
}
