import { MalformedResponseError, type DeterminedError } from "../errors/index.js";
import { exchangeOf } from "./exchange.js";
import { cleanerOf } from "./secrets.js";
import { statusError } from "./status-error.js";

/**
 * Makes the error for an answer that cannot be used.
 *
 * @param said The body of an answer that is no success; for a success, what is wrong with it.
 * @param since First release that has the route, where the caller knows it.
 * @param cause What was thrown over it.
 */
export function answerError(response: Response, said: unknown, since?: string, cause?: unknown): DeterminedError {
  const { ok, status, headers } = response;
  const exchange = exchangeOf(response);
  if (!ok) return statusError(response, said, since ? { ...exchange, since } : exchange);
  const { method, path, master } = exchange;
  const type = headers.get("content-type") ?? "no content type";
  const message = `The answer to ${method} ${path} ${said as string} (${status}, ${type}). Is ${master} a Determined master?`;
  const clean = cleanerOf(exchange);
  return new MalformedResponseError(clean.text(message), { path, status, cause: clean.cause(cause) });
}
