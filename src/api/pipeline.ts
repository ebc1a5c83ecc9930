import { isDeterminedError } from "../errors/index.js";
import { withSignal } from "../time/abort.js";
import { systemClock, withOwnSignals } from "../time/clock.js";
import { checkToken, optional } from "../values/check-basics.js";
import type { ApiClientOptions } from "./client-options.js";
import { sendOnce } from "./attempt.js";
import { exchanges, type ApiRequest } from "./exchange.js";
import { warnInsecure } from "./insecure-warning.js";
import { normalizeMaster } from "./master-address.js";
import { recover, type RecoverySettings } from "./recover.js";
import { retryBudgetOf } from "./retry-budget.js";
import { retryPolicy } from "./retry-policy.js";
import { createNotify, publishFailure } from "./notify-hooks.js";

/** Sends a request and repeats it where that is safe; resolves to the last answer, whatever its status. */
export type Pipeline = (request: ApiRequest) => Promise<Response>;

/** Makes the one path that all requests of a client take: authentication, deadline, hooks, recovery. */
export function createPipeline(options: ApiClientOptions): Pipeline {
  const { hooks, authentication, allowInsecureAuth } = options;
  const clock = withOwnSignals(options.clock ?? systemClock);
  const bareToken = optional(checkToken)(options.token, "token");
  const notify = createNotify(hooks, options.logger);
  const policy = retryPolicy(options.retry);
  const master = normalizeMaster(options.master);
  const budget = policy.budget ? retryBudgetOf(master, clock, policy.budget) : undefined;
  const settings: RecoverySettings = { clock, policy, budget, notify };

  return async (request) => {
    const { path, signal } = request;
    const { headers } = request.init;
    const start = clock.now();
    const hasOwn = headers.has("authorization");
    for (;;) {
      if (signal?.aborted) throw signal.reason;
      if (!hasOwn) {
        const token = authentication ? await withSignal(authentication.tokenFor(path, signal), signal) : bareToken;
        // Headers refuse wrong characters too, but with a message that shows the token.
        if (token) headers.set("authorization", `Bearer ${checkToken(token, "token")}`);
        request.token = token;
      }
      if (!allowInsecureAuth) warnInsecure(request);
      request.attempts++;
      const sentAt = clock.now();
      let response: Response | undefined;
      let cause: unknown;
      notify("beforeRequest", request);
      try {
        response = await sendOnce(request, clock);
      } catch (error) {
        publishFailure(request, error, clock.now() - sentAt);
        if (signal?.aborted || isDeterminedError(error)) throw error;
        cause = error;
      }
      const now = clock.now();
      request.elapsed = now - start;
      if (response) {
        notify("afterResponse", request, { status: response.status, elapsed: now - sentAt });
        exchanges.set(response, request);
        if (response.ok) {
          budget?.refund();
          return response;
        }
      }
      const answer = await withSignal(recover(request, response, cause, settings), signal);
      if (answer) return answer;
    }
  };
}
