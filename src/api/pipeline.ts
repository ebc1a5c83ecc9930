import { readNetworkFailure } from "#platform";
import { isDeterminedError, MasterUnreachableError, redact, RequestTimeoutError } from "../errors/index.js";
import { withSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { formatMilliseconds } from "../time/duration.js";
import { retryAfterToMilliseconds } from "../time/retry-after.js";
import { sendOnce } from "./attempt.js";
import { isOpenRoute, warnInsecure, type Authentication } from "./authentication.js";
import { hashBody, rememberExchange, type Exchange } from "./exchange.js";
import { callHook, type Hooks, type Logger } from "./hooks.js";
import type { RetryBudget } from "./retry-budget.js";
import { retryDelay, type RetryPolicy } from "./retry-policy.js";
import { silentStream } from "./watched-body.js";

/** What a client's requests have in common. */
export interface PipelineOptions {
  /** Canonical address. */
  readonly master: string;
  readonly authentication: Authentication;
  readonly clock: Clock;
  readonly policy: RetryPolicy;
  readonly budget: RetryBudget;
  /** Warn where a secret is about to cross the network in the clear. */
  readonly warnsInsecure: boolean;
  readonly hooks: Hooks | undefined;
  readonly logger: Logger | undefined;
}

/** One request on its way through the pipeline. */
export interface PipelineRequest {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly init: RequestInit & { headers: Headers };
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  readonly isStream: boolean;
  /** A stream of JSON lines, which its reader resumes; silence is then told apart from a timeout. */
  readonly isLines: boolean;
  /** Milliseconds for an attempt, or of silence. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly since: string | undefined;
}

/** Sends a request and repeats it where that is safe; resolves to the last answer, whatever its status. */
export type Pipeline = (request: PipelineRequest) => Promise<Response>;

/** Makes the one path that all requests of a client take: authentication, deadline, retry, hooks. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { master, authentication, clock, policy, budget } = options;
  return async (request) => {
    const { method, path, init, signal, url, since, limit } = request;
    const { headers, body } = init;
    const name = `${method} ${path}`;
    const start = clock.now();
    const facts: Exchange["facts"] = { method, path, attempts: 0, elapsed: 0 };
    const hasOwn = headers.has("authorization");
    let token: string | undefined;
    let sent = false;
    let renewals = 0;
    const details = (): typeof facts & { master: string; sent: boolean } => {
      facts.elapsed = clock.now() - start;
      return { ...facts, master, sent };
    };
    const secrets = (): readonly (string | undefined)[] => [token, ...(authentication.secrets?.() ?? [])];
    const timeoutError = (): Error => {
      sent = true;
      const message = `${name} took longer than ${formatMilliseconds(limit)}; pass a longer timeout if it may.`;
      return request.isLines
        ? silentStream({ name, limit, clock })
        : new RequestTimeoutError(message, { ...details(), timeout: limit });
    };
    for (;;) {
      if (signal?.aborted) throw signal.reason;
      if (!hasOwn && !isOpenRoute(path)) token = await withSignal(authentication.authorization(signal), signal);
      if (token) headers.set("authorization", `Bearer ${token}`);
      if (options.warnsInsecure && (token || hasOwn || path.endsWith("/login"))) warnInsecure(master);
      const event = { method, path, attempt: ++facts.attempts };
      const began = clock.now();
      let response: Response | undefined;
      let error: unknown;
      let network: ReturnType<typeof readNetworkFailure> | undefined;
      let retryAfter: number | undefined;
      callHook(options, "beforeRequest", event);
      try {
        response = await sendOnce({ ...request, clock, name, timeoutError });
      } catch (failure) {
        if (signal?.aborted) throw failure;
        error = failure;
        network = readNetworkFailure(error);
      }
      const status = response?.status;
      if (response && status) {
        callHook(options, "afterResponse", { ...event, status, elapsed: clock.now() - began });
        if (response.ok) budget.refund();
        if (token && status === 401 && !renewals) {
          if (await withSignal(authentication.onUnauthorized(token, signal), signal)) {
            renewals = 1;
            continue;
          }
        }
        retryAfter = retryAfterToMilliseconds(response.headers.get("retry-after"), clock.now());
      }
      sent ||= !network?.notSent;
      const attempts = facts.attempts - renewals;
      // A wrong certificate stays wrong, and a silent stream is resumed by its reader, who knows from where.
      const final = network?.hopeless || (error && request.isLines && isDeterminedError(error));
      const failed = { method, attempts, status, notSent: network?.notSent, retryAfter };
      const delay = final ? undefined : retryDelay(failed, policy);
      if (delay === undefined || !budget.take(clock.now())) {
        const known = details();
        if (response) {
          // A hash of a short secret could be searched, so bodies with passwords have none.
          const requestBodyHash = response.ok || /auth|user/.test(path) ? undefined : hashBody(body);
          const exchange = { name, master, url, since, secrets, facts: { ...facts, retryAfter, requestBodyHash } };
          rememberExchange(response, exchange);
          return response;
        }
        if (isDeterminedError(error)) throw error;
        const { type = MasterUnreachableError, advice = "Is the address right, and the master up?", words } = network!;
        const effort = `attempt ${facts.attempts}, ${formatMilliseconds(facts.elapsed)}`;
        const message = `${name} got no answer from the master at ${master}: ${words} (${effort}). ${advice}`;
        throw new type(redact(message, secrets()), { ...known, cause: error });
      }
      const why = status ? { status } : { error };
      callHook(options, "beforeRetry", { ...event, delay, ...why });
      await withSignal(clock.sleep(delay, signal), signal);
    }
  };
}
