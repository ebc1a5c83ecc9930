import type { Outage } from "./outage.js";

/**
 * A `fetch` whose reading requests wait for the end of an outage: instead of all that polls and follows, one probe asks whether
 * the master is back, and then all of it goes on at once. What changes something is sent: nobody wants it done later.
 */
export function holdRequests(
  outage: Outage,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    const { method, signal } = {
      ...(input instanceof Request ? { method: input.method, signal: input.signal } : {}),
      ...init,
    };
    if ((method ?? "GET") === "GET") await outage.over(signal ?? new AbortController().signal);
    return fetch(input, init);
  };
}
