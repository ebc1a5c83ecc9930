import { createApiClient, type ApiClient, type ApiClientOptions } from "../../src/api/index.js";
import { retryClock } from "./manual-clock.js";

/** A client with a token, for which the waits between attempts take no time. */
export const client = (master: string, options: Partial<ApiClientOptions> = {}): ApiClient =>
  createApiClient({ master, token: "t0ken", clock: retryClock(), ...options });

/** What a promise rejects with; undefined when it resolves. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
