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
  /** What was sent. */
  readonly body?: unknown;
  /** Requests that were sent. */
  attempts: number;
  /** Milliseconds from the call to the last answer. */
  elapsed: number;
  /** Milliseconds that the last answer asked to wait. */
  retryAfter?: number | undefined;
  /** Gives texts that must not be shown. */
  readonly secrets?: () => readonly (string | undefined)[];
}

const exchanges = new WeakMap<Response, Exchange>();

/** Remembers the request that a response answers. */
export function rememberExchange(response: Response, exchange: Exchange): void {
  exchanges.set(response, exchange);
}

/** Gives the request that a response answers, as far as known when another fetch made it. */
export function exchangeOf(response: Response): Exchange {
  const { url } = response;
  return exchanges.get(response) ?? { method: "GET", path: url, master: url, url, attempts: 1, elapsed: 0 };
}
