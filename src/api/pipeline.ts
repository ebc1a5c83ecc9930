import { readNetworkFailure } from "#platform";
import { StreamTruncatedError } from "../errors/index.js";
import { withSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { retryAfterToMilliseconds } from "../time/retry-after.js";
import { sendOnce, type ReadMode } from "./attempt.js";
import { isOpenRoute, warnInsecure, type Authentication } from "./authentication.js";
import { hashBody, rememberExchange, type Exchange } from "./exchange.js";
import { callHook, type Hooks, type Logger, type RequestEvent } from "./hooks.js";
import { networkError } from "./network-error.js";
import type { NetworkFailure } from "../platform/network-failure.js";
import type { RetryBudget } from "./retry-budget.js";
import { retryDelay, type RetryPolicy } from "./retry-policy.js";

/** What a client's requests have in common. */
export interface PipelineOptions {
  /** Canonical address. */
  readonly master: string;
  readonly authentication: Authentication;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  readonly budget: RetryBudget;
  readonly userAgent: string | undefined;
  readonly insecureAllowed: boolean;
  readonly hooks: Hooks | undefined;
  readonly logger: Logger | undefined;
}

/** One request on its way through the pipeline. */
export interface PipelineRequest {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
  /** Further members for fetch, such as `cache`. */
  readonly init: RequestInit;
  readonly mode: ReadMode;
  /** Milliseconds for an attempt, or of silence. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly since: string | undefined;
}

/** Sends a request and repeats it where that is safe; resolves to the last answer, whatever its status. */
export type Pipeline = (request: PipelineRequest) => Promise<Response>;

/** What came of one attempt. */
interface Outcome {
  readonly response?: Response;
  readonly failure?: unknown;
  /** What the failure tells about the connection. */
  readonly network?: NetworkFailure;
  /** Milliseconds of `Retry-After`. */
  readonly retryAfter?: number | undefined;
}

/** Makes the one path that all requests of a client take: authentication, deadline, retry, hooks. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { master, authentication, clock, budget, hooks, logger } = options;

  async function tryOnce(request: PipelineRequest, event: RequestEvent): Promise<Outcome> {
    const { method, path, headers, body, signal } = request;
    const began = clock.now();
    callHook(hooks?.beforeRequest, event, logger);
    const init = { ...request.init, method, headers, body: body ?? null };
    try {
      const response = await sendOnce({ ...request, clock, init, name: `${method} ${path}` });
      const now = clock.now();
      const { status } = response;
      callHook(hooks?.afterResponse, { ...event, status, elapsed: now - began }, logger);
      if (status < 500) budget.refund();
      return { response, retryAfter: retryAfterToMilliseconds(response.headers.get("retry-after"), now) };
    } catch (failure) {
      if (signal?.aborted) throw signal.reason;
      return { failure, network: readNetworkFailure(failure) };
    }
  }

  function delayBeforeRetry(request: PipelineRequest, attempts: number, outcome: Outcome): number | undefined {
    const { response, failure, network, retryAfter } = outcome;
    const status = response?.status;
    // A wrong certificate stays wrong, and a silent stream is resumed by its reader, who knows from where.
    if ((status ?? 400) < 400 || network?.hopeless || StreamTruncatedError.isInstance(failure)) return undefined;
    const delay = retryDelay(
      { method: request.method, attempts, status, notSent: network?.notSent, retryAfter },
      options.retry,
    );
    return delay !== undefined && budget.take(clock.now()) ? delay : undefined;
  }

  return async (request) => {
    const { method, path, headers, body, signal, url, since } = request;
    const start = clock.now();
    const given = headers.has("authorization");
    const tokenless = given || isOpenRoute(path);
    if (options.userAgent && !headers.has("user-agent")) headers.set("user-agent", options.userAgent);
    let token: string | undefined;
    let sent = false;
    let renewals = 0;
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) throw signal.reason;
      if (!tokenless) token = await withSignal(authentication.authorization(signal), signal);
      if (token) headers.set("authorization", `Bearer ${token}`);
      if (!options.insecureAllowed && (token || given || path.endsWith("/login"))) warnInsecure(master);
      const event = { method, path, attempt };
      const outcome = await tryOnce(request, event);
      const { response, failure, network, retryAfter } = outcome;
      if (token && response?.status === 401 && !renewals) {
        if (await withSignal(authentication.onUnauthorized(token, signal), signal)) {
          renewals = 1;
          continue;
        }
      }
      sent ||= !network?.notSent;
      const delay = delayBeforeRetry(request, attempt - renewals, outcome);
      if (delay === undefined) {
        const secrets = [token, ...(authentication.secrets?.() ?? [])];
        const exchange: Exchange = {
          method,
          path,
          master,
          url,
          since,
          secrets,
          attempts: attempt,
          elapsed: clock.now() - start,
        };
        if (!response) throw networkError(failure, network!, exchange, sent);
        // A hash of a short secret could be searched, so bodies with passwords have none.
        if (!response.ok)
          Object.assign(exchange, { retryAfter, bodyHash: /auth|user/.test(path) ? undefined : hashBody(body) });
        return rememberExchange(response, exchange);
      }
      callHook(
        hooks?.beforeRetry,
        { ...event, delay, ...(response ? { status: response.status } : { error: failure }) },
        logger,
      );
      await withSignal(clock.sleep(delay, signal), signal);
    }
  };
}
