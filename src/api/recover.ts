import { readNetworkFailure } from "#platform";
import { backoffDelay } from "../time/backoff.js";
import type { Clock } from "../time/clock.js";
import { retryAfterToMilliseconds } from "../time/retry-after.js";
import { outOfTime } from "./deadline.js";
import type { ApiRequest, Exchange } from "./exchange.js";
import { isMastersRefusal } from "./masters-refusal.js";
import type { Notify } from "./hooks.js";
import type { RetryBudget } from "./retry-budget.js";
import type { RetryPolicy } from "./retry-policy.js";
import { shouldRetry } from "./should-retry.js";
import { unansweredError } from "./unanswered-error.js";

/** What recovery needs of the client. */
export interface RecoverySettings {
  readonly clock: Clock;
  readonly policy: RetryPolicy;
  /** Retries that are left for all calls to this master; undefined where they are not counted. */
  readonly budget: RetryBudget | undefined;
  /** Notifies listeners of what happens. */
  readonly notify: Notify;
}

/**
 * Does what follows an unsuccessful attempt. Resolves to the answer that the caller gets, or to undefined when the request
 * is to be sent again and the wait before that is over; rejects when there is no answer.
 *
 * @param response The answer, where there was one.
 * @param cause What was thrown instead.
 */
export async function recover(
  request: ApiRequest,
  response: Response | undefined,
  cause: unknown,
  settings: RecoverySettings,
): Promise<Response | undefined> {
  const { clock, policy, notify } = settings;
  const { method, isLines, isRepeatable, token, authentication, attempts, renewals = 0, signal } = request;
  const status = response?.status;
  if (authentication && token && status === 401 && !renewals && (await isMastersOwn(response!, request))) {
    if (await authentication.onUnauthorized(token, signal)) {
      request.renewals = 1;
      return undefined;
    }
  }
  const isLate = cause === outOfTime;
  const network = response || isLate ? undefined : readNetworkFailure(cause, request);
  const { notSent, hopeless } = network ?? {};
  const now = clock.now();
  const retryAfter = retryAfterToMilliseconds(response?.headers.get("retry-after"), now);
  request.retryAfter = retryAfter;
  request.sent ||= !notSent;
  const failed = {
    method,
    isRepeatable,
    attempts: attempts - renewals,
    status,
    notSent,
    // A wrong certificate stays wrong, and a silent stream is resumed by its reader, who knows from where.
    hopeless: hopeless || (isLines && isLate),
    retryAfter,
  };
  if (shouldRetry(failed, policy)) {
    request.isOutOfBudget = !(await mayRetry(request, failed.attempts, settings));
    if (!request.isOutOfBudget) {
      const pause = retryAfter ?? backoffDelay(failed.attempts, policy);
      const delay = Math.max(0, pause - (clock.now() - now));
      if (status) notify("beforeRetry", request, { delay, status });
      else notify("beforeRetry", request, { delay, error: unansweredError(request, network, cause) });
      if (delay) await clock.sleep(delay, signal);
      request.paused = (request.paused ?? 0) + clock.now() - now;
      return undefined;
    }
  }
  if (response) return response;
  throw unansweredError(request, network, cause);
}

/** A first retry is never refused; later ones may have to wait for the budget, within what the pauses of a call may take. */
async function mayRetry(
  { paused = 0, signal }: ApiRequest,
  attempts: number,
  { policy, budget }: RecoverySettings,
): Promise<boolean> {
  if (attempts === 1 || !budget) return true;
  return budget.take(policy.attempts * policy.maxDelay - paused, signal);
}

/** A proxy that wants a login of its own is not helped by a new one of the master's. */
async function isMastersOwn(response: Response, { method, path }: Exchange): Promise<boolean> {
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Not a master's, then.
  }
  return isMastersRefusal({ status: response.status, body, contentType, method, path });
}
