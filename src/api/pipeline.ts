import { loadOnDemand, onDemand } from "#api-on-demand";
import { isDeterminedError } from "../errors/index.js";
import { withSignal } from "../time/abort.js";
import { systemClock, type Clock } from "../time/clock.js";
import { checkToken, optional } from "../values/check-basics.js";
import type { ApiClientOptions } from "./api-client.js";
import { outOfTime, sendOnce } from "./attempt.js";
import { exchanges, type ApiRequest } from "./exchange.js";
import { toError, type ToError } from "./failure.js";
import { callHook, type Tell } from "./hooks.js";
import { retryPolicy, type RetryPolicy } from "./retry-policy.js";

/** Sends a request and repeats it where that is safe; resolves to the last answer, whatever its status. */
export type Pipeline = (request: ApiRequest) => Promise<Response>;

/** What recovery needs of the client, and of the code that is loaded first. */
export interface PipelineSettings {
  readonly clock: Clock;
  readonly policy: RetryPolicy;
  /** Tells the hooks; undefined where there are none. */
  readonly tell: Tell | undefined;
  /** What an attempt rejects with at its limit: handed over, since a second copy would not be the same. */
  readonly outOfTime: unknown;
  readonly toError: ToError;
}

/** Makes the one path that all requests of a client take: authentication, deadline, hooks, recovery. */
export function createPipeline(options: ApiClientOptions): Pipeline {
  const { hooks, clock = systemClock, authentication, allowInsecureAuth } = options;
  // A header refuses wrong characters too, but with a message that shows the token.
  const bareToken = optional(checkToken)(options.token, "token");
  const tell = hooks && callHook(hooks, options.logger);
  const policy = retryPolicy(options.retry);
  const settings: PipelineSettings = { clock, policy, tell, outOfTime, toError };

  return async (request) => {
    const { path, signal } = request;
    const { headers } = request.init;
    const start = clock.now();
    const hasOwn = headers.has("authorization");
    for (;;) {
      if (signal?.aborted) throw signal.reason;
      if (!hasOwn) {
        const token = authentication ? await withSignal(authentication.tokenFor(path, signal), signal) : bareToken;
        if (token) headers.set("authorization", `Bearer ${token}`);
        request.token = token;
      }
      // Begun now and not when something fails: a browser that goes offline could not load it then.
      const loading = loadOnDemand();
      if (!allowInsecureAuth) onDemand.warnInsecure(request);
      request.attempts++;
      const sentAt = clock.now();
      let response: Response | undefined;
      let cause: unknown;
      tell?.("beforeRequest", request);
      try {
        response = await sendOnce(request, clock);
      } catch (error) {
        if (signal?.aborted || isDeterminedError(error)) throw error;
        cause = error;
      }
      const now = clock.now();
      request.elapsed = now - start;
      if (response) {
        tell?.("afterResponse", request, { status: response.status, elapsed: now - sentAt });
        exchanges.set(response, request);
        if (response.ok) {
          onDemand.refund(request.master);
          return response;
        }
      }
      const recovery = loading.then(({ recover }) => recover(request, response, cause, settings));
      const answer = await withSignal(recovery, signal);
      if (answer) return answer;
    }
  };
}
