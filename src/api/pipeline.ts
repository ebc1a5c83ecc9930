import { readNetworkFailure } from "#platform";
import {
  isDeterminedError,
  MasterUnreachableError,
  redact,
  RequestTimeoutError,
  StreamTruncatedError,
  type TransportDetails,
} from "../errors/index.js";
import { withSignal } from "../time/abort.js";
import { systemClock } from "../time/clock.js";
import { formatMilliseconds } from "../time/duration.js";
import { retryAfterToMilliseconds } from "../time/retry-after.js";
import { checkToken, optional } from "../values/check-basics.js";
import type { ApiClientOptions } from "./api-client.js";
import { sendOnce, type Attempt } from "./attempt.js";
import { insecureWarning, isOpenRoute } from "./authentication.js";
import { rememberExchange, type Exchange } from "./exchange.js";
import { callHook } from "./hooks.js";
import { retryBudgetOf } from "./retry-budget.js";
import { retryDelay, retryPolicy } from "./retry-policy.js";

/** One request on its way through the pipeline. */
export interface PipelineRequest extends Attempt {
  readonly init: RequestInit & { headers: Headers };
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  /** A stream of JSON lines, which its reader resumes; silence is then told apart from a timeout. */
  readonly isLines: boolean;
  readonly since: string | undefined;
}

/** Sends a request and repeats it where that is safe; resolves to the last answer, whatever its status. */
export type Pipeline = (request: PipelineRequest) => Promise<Response>;

/**
 * Makes the one path that all requests of a client take: authentication, deadline, retry, hooks.
 *
 * @param master Canonical address.
 */
export function createPipeline(options: ApiClientOptions, master: string): Pipeline {
  const { hooks, clock = systemClock, authentication } = options;
  // A header refuses wrong characters too, but with a message that shows the token.
  const bareToken = optional(checkToken)(options.token, "token");
  const policy = retryPolicy(options.retry);
  const budget = retryBudgetOf(master);
  const tell = hooks && callHook(hooks, options.logger);
  const warnOnce = options.allowInsecureAuth ? undefined : insecureWarning(master);

  return async (request) => {
    const { method, path, init, signal, url, since, limit, isLines } = request;
    const { headers, body } = init;
    const name = `${method} ${path}`;
    const start = clock.now();
    const hasOwn = headers.has("authorization");
    let token: string | undefined;
    let sent = false;
    let renewals = 0;
    const secrets = (): readonly (string | undefined)[] => [token, ...(authentication?.secrets?.() ?? [])];
    const exchange: Exchange = { method, path, master, url, since, body, attempts: 0, elapsed: 0, secrets };
    const elapse = (): number => (exchange.elapsed = clock.now() - start);
    const known = (): TransportDetails => {
      const { attempts, elapsed } = exchange;
      return { master, attempts, elapsed, sent };
    };
    const lateError = (hasHead: boolean): Error => {
      const time = formatMilliseconds(limit);
      elapse();
      sent = true;
      return hasHead || isLines
        ? new StreamTruncatedError(`${name} was silent for ${time}.`, { silent: true })
        : new RequestTimeoutError(`${name} took longer than ${time}; pass a longer timeout if it may.`, {
            ...known(),
            timeout: limit,
          });
    };
    for (;;) {
      if (signal?.aborted) throw signal.reason;
      if (!hasOwn && !isOpenRoute(path)) {
        token = authentication ? await withSignal(authentication.authorization(signal), signal) : bareToken;
      }
      if (token) headers.set("authorization", `Bearer ${token}`);
      if (token || hasOwn || path.endsWith("/login")) warnOnce?.();
      const event = { method, path, attempt: ++exchange.attempts };
      const before = elapse();
      let response: Response | undefined;
      let error: unknown;
      let network: ReturnType<typeof readNetworkFailure> | undefined;
      tell?.("beforeRequest", event);
      try {
        response = await sendOnce(request, name, clock, lateError);
      } catch (failure) {
        if (signal?.aborted) throw failure;
        error = failure;
        network = readNetworkFailure(error);
      }
      elapse();
      const status = response?.status;
      if (response) {
        tell?.("afterResponse", { ...event, status: status!, elapsed: exchange.elapsed - before });
        rememberExchange(response, exchange);
        if (response.ok) {
          budget.refund();
          return response;
        }
        if (authentication && token && status === 401 && !renewals) {
          if (await withSignal(authentication.onUnauthorized(token, signal), signal)) {
            renewals = 1;
            continue;
          }
        }
      }
      exchange.retryAfter = retryAfterToMilliseconds(response?.headers.get("retry-after"), clock.now());
      const { notSent, hopeless } = network ?? {};
      sent ||= !notSent;
      const attempts = exchange.attempts - renewals;
      const isOurs = isDeterminedError(error);
      // A wrong certificate stays wrong, and a silent stream is resumed by its reader, who knows from where.
      const isFinal = hopeless || (isOurs && isLines);
      const delay = isFinal ? undefined : retryDelay({ ...exchange, attempts, status, notSent }, policy);
      if (delay === undefined || !budget.take(clock.now())) {
        if (response) return response;
        if (isOurs) throw error;
        const { type = MasterUnreachableError, advice = "Is the address right, and the master up?", words } = network!;
        const effort = `attempt ${exchange.attempts}, ${formatMilliseconds(exchange.elapsed)}`;
        const message = `${name} got no answer from the master at ${master}: ${words} (${effort}). ${advice}`;
        throw new type(redact(message, secrets()), { ...known(), cause: error });
      }
      tell?.("beforeRetry", { ...event, delay, ...(status ? { status } : { error }) });
      await withSignal(clock.sleep(delay, signal), signal);
    }
  };
}
