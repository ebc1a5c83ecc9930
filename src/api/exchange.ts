/** What is remembered of a request, for the errors that its answer may become. */
export interface Exchange {
  /** Method and template of the path. */
  readonly name: string;
  /** Canonical address of the master. */
  readonly master: string;
  /** Address that was asked. */
  readonly url: string;
  /** First release that has the route, where the caller said so. */
  readonly since?: string | undefined;
  /** Gives texts that must not be shown. */
  readonly secrets?: () => readonly (string | undefined)[];
  /** What was sent. */
  readonly body?: unknown;
  /** What the error carries. */
  readonly facts: {
    method: string;
    /** Template of the path. */
    path: string;
    attempts: number;
    elapsed: number;
    retryAfter?: number | undefined;
  };
}

const exchanges = new WeakMap<Response, Exchange>();

/** Remembers the request that a response answers. */
export function rememberExchange(response: Response, exchange: Exchange): void {
  exchanges.set(response, exchange);
}

/** Gives the request that a response answers, as far as known when another fetch made it. */
export function exchangeOf(response: Response): Exchange {
  const { url } = response;
  const facts = { method: "GET", path: url, attempts: 1, elapsed: 0 };
  return exchanges.get(response) ?? { name: `request for ${url}`, master: url, url, facts };
}
