import { MalformedResponseError, type DeterminedError } from "../errors/index.js";
import { exchangeOf, nameRequest } from "./exchange.js";
import { isPage } from "./foreign-body.js";
import { isMastersRefusal } from "./masters-refusal.js";
import { cleanerOf } from "./secrets.js";
import { statusError } from "./status-error.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/**
 * Makes the error for an answer that cannot be used.
 *
 * @param said The body of an answer that is not a success; for a success, what is wrong with it: the end of a sentence that
 *   begins with the answer.
 * @param since First release that has the route, where the caller knows it.
 * @param cause The error that led to it.
 */
export function answerError(response: Response, said: unknown, since?: string, cause?: unknown): DeterminedError {
  const { ok, status, headers } = response;
  const exchange = exchangeOf(response);
  const { method, path, master } = exchange;
  const contentType = headers.get("content-type");
  if (!ok) {
    const isMasters = isMastersRefusal({ status, body: said, contentType, method, path });
    if (!isMasters) return unexpectedAnswer(response, said, exchange);
    return statusError(response, said, since ? { ...exchange, since } : exchange);
  }
  const facts = `${status}, ${contentType ?? "no content type"}`;
  const message = `The answer to ${nameRequest(exchange)} (${facts}) ${said as string} Is ${master} a Determined master?`;
  const clean = cleanerOf(exchange);
  return new MalformedResponseError(clean.text(message), { path, status, cause: clean.cause(cause) });
}

/** Makes the error for the body of a success that is not JSON: the master's, cut or damaged, or something else's. */
export function unreadableError(response: Response, body: string, cause: unknown): DeterminedError {
  // A page may be sent under any type.
  const isMasters = /json/i.test(response.headers.get("content-type") ?? "") && !isPage(body);
  if (isMasters) return answerError(response, "is not JSON, or was cut.", undefined, cause);
  return unexpectedAnswer(response, body, exchangeOf(response), cause);
}
