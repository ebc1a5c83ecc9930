import type { Exchange } from "./exchange.js";
import type { Failure } from "./failure.js";
import { describeStatus } from "./status-failure.js";

/**
 * Describes the error for an answer that cannot be used.
 *
 * @param said The body of an answer that is no success; for a success, what is wrong with it.
 * @param known The request, as far as known: another fetch may have made it.
 */
export function describeAnswer(
  response: Response,
  said: unknown,
  known?: Exchange,
  since?: string,
  cause?: unknown,
): Failure {
  const { ok, status, headers, url } = response;
  const exchange = known ?? { method: "GET", path: url, master: url, url, attempts: 1, elapsed: 0 };
  const { method, path, master } = exchange;
  if (!ok) return describeStatus(response, said, since ? { ...exchange, since } : exchange);
  const type = headers.get("content-type") ?? "no content type";
  const message = `The answer to ${method} ${path} ${said as string} (${status}, ${type}). Is ${master} a Determined master?`;
  return { name: "MalformedResponseError", message, details: { path, status, cause } };
}
