import type { Authentication } from "./authentication.js";
import type { Limits } from "./limits.js";

/** What is known of a request, for the errors that it may end in. */
export interface Exchange {
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  /** Canonical address of the master. */
  readonly master: string;
  /** Address that is asked. */
  readonly url: string;
  /** The proxy that it goes through, for messages. */
  readonly proxy?: string | undefined;
  /** What is sent: body, and headers with the token. */
  readonly init?: RequestInit | Request;
  /** The body as the caller gave it. */
  readonly body?: unknown;
  /** First release that has the route, where the caller said so. */
  readonly since?: string | undefined;
  /** Who knows the secrets that messages must not show. */
  readonly authentication?: Authentication | undefined;
  /** The token that went with the last attempt. */
  token?: string | undefined;
  /** Requests that were sent. */
  attempts: number;
  /** Milliseconds from the call to the end of the last attempt. */
  elapsed: number;
  /** Milliseconds that the last answer asked to wait. */
  retryAfter?: number | undefined;
  /** Whether the master may have received the request. */
  sent?: boolean;
  /** Attempts that ended in a new login; they do not count as failures. */
  renewals?: number;
  /** Milliseconds of pauses between attempts. */
  paused?: number;
  /** Whether it was not sent again because no retry was left for its master. */
  isOutOfBudget?: boolean;
}

/** A request on its way through the pipeline. */
export interface ApiRequest extends Exchange {
  /** What sends it. */
  readonly fetch: typeof globalThis.fetch;
  /** A real request where there is middleware; else what goes with the address. */
  readonly init: (RequestInit & { url: string; method: string; headers: Headers }) | Request;
  /** Whether a success is given as soon as its head is there, its body a stream. */
  readonly isStream: boolean;
  /** A stream of JSON lines, which its reader resumes; silence is then told apart from a timeout. */
  readonly isLines: boolean | undefined;
  /** Whether sending it twice does no harm, where that is not what its method says. */
  readonly isRepeatable?: boolean | undefined;
  /** Milliseconds for the whole answer of one attempt, or of silence for streams. */
  readonly limit: number;
  /** The most that may be sent in answer. */
  readonly limits: Limits;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** The requests that responses answer; those of another fetch are not in it. */
export const exchanges: WeakMap<Response, Exchange> = new WeakMap();

/** Returns what is known of the request that a response answers; another fetch, or middleware, may have made the response. */
export function exchangeOf(response: Response): Exchange {
  const { url } = response;
  return exchanges.get(response) ?? { method: "GET", path: url, master: url, url, attempts: 1, elapsed: 0 };
}

/** A request as messages name it: with the address that was asked, without its query, and the proxy that it goes through. */
export function nameRequest({ method, path, url, proxy }: Exchange): string {
  return `${method} ${url.split("?")[0] || path}${proxy ? ` through the proxy ${proxy}` : ""}`;
}

/** What a message says where the caller did not choose the address. */
export function addressHint({ authentication }: Exchange): string {
  const hint = authentication?.addressHint;
  return hint ? ` ${hint}` : "";
}

/** What a message says when a request was not sent again because the budget was used up. */
export function budgetHint({ isOutOfBudget }: Exchange): string {
  if (!isOutOfBudget) return "";
  return " It was not sent again because the retry budget of this master is used up; see the option retry.budget.";
}
