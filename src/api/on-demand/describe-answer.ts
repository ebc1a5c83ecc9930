import type { Exchange } from "../exchange.js";
import type { Failure } from "../failure.js";
import { describeStatus } from "./describe-status.js";

/** Gives what is known of the request that a response answers; another fetch, or middleware, may have made the response. */
export function exchangeFor(response: Response, exchange: Exchange | undefined): Exchange {
  const { url } = response;
  return exchange ?? { method: "GET", path: url, master: url, url, attempts: 1, elapsed: 0 };
}

/**
 * Describes the error for an answer that cannot be used.
 *
 * @param said The body of an answer that is no success; for a success, what is wrong with it.
 * @param known The request, where it is known.
 * @param since First release that has the route, where the caller knows it.
 * @param cause What was thrown over it.
 */
export function describeAnswer(
  response: Response,
  said: unknown,
  known?: Exchange,
  since?: string,
  cause?: unknown,
): Failure {
  const { ok, status, headers } = response;
  const exchange = exchangeFor(response, known);
  const { method, path, master } = exchange;
  if (!ok) return describeStatus(response, said, since ? { ...exchange, since } : exchange);
  const type = headers.get("content-type") ?? "no content type";
  const message = `The answer to ${method} ${path} ${said as string} (${status}, ${type}). Is ${master} a Determined master?`;
  return { name: "MalformedResponseError", message, details: { path, status, cause } };
}
