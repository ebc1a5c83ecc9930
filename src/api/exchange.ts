/** What is remembered of a request, for the errors that its answer may become. */
export interface Exchange {
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  /** Canonical address of the master. */
  readonly master: string;
  /** Address that was asked. */
  readonly url: string;
  /** First release that has the route, where the caller said so. */
  readonly since?: string | undefined;
  /** Texts that must not be shown. */
  readonly secrets: readonly (string | undefined)[];
  attempts: number;
  elapsed: number;
  retryAfter?: number | undefined;
  bodyHash?: string | undefined;
}

const exchanges = new WeakMap<Response, Exchange>();

/** Remembers the request that a response answers. */
export function rememberExchange(response: Response, exchange: Exchange): Response {
  exchanges.set(response, exchange);
  return response;
}

/** Gives the request that a response answers, as far as known when another fetch made it. */
export function exchangeOf(response: Response): Exchange {
  const path = URL.canParse(response.url) ? new URL(response.url).pathname : "an unknown path";
  return (
    exchanges.get(response) ?? {
      method: "request",
      path,
      master: "the master",
      url: response.url,
      secrets: [],
      attempts: 1,
      elapsed: 0,
    }
  );
}

/** A short hash (FNV-1a) to tell two bodies apart; no protection. */
export function hashBody(body: unknown): string | undefined {
  if (typeof body !== "string") return undefined;
  let hash = 0x811c9dc5;
  for (let at = 0; at < body.length; at++) hash = Math.imul(hash ^ body.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
