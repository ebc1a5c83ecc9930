import { MalformedResponseError } from "../errors/index.js";
import { exchangeOf, type Exchange } from "./exchange.js";
import { responseError } from "./response-error.js";

/**
 * Gives the data of a call's result, or throws the error that its status stands for.
 *
 * @param since First release that has the route, for the message where the master lacks it.
 * @throws ApiError or one of its classes for every status that is no success.
 * @throws MalformedResponseError for a success without data.
 * @example
 * const { experiment } = unwrap(
 *   await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } }),
 * );
 */
export function unwrap<Result extends { data?: unknown; error?: unknown; response: Response }>(
  result: Result,
  since?: string,
): NonNullable<Result["data"]> {
  const { data, error, response } = result;
  const exchange = exchangeOf(response);
  if (!response.ok) throw responseError(response, error, since ? { ...exchange, since } : exchange);
  if (data === undefined || data === null) throw malformed(response, exchange, "is empty");
  return data;
}

/** Makes the error for a success whose body is of no use. */
export function malformed(
  { status, headers }: Response,
  { name, facts, master }: Exchange,
  what: string,
  cause?: unknown,
): MalformedResponseError {
  const type = headers.get("content-type") ?? "no content type";
  const message = `The answer to ${name} ${what} (${status}, ${type}). Is ${master} a Determined master?`;
  return new MalformedResponseError(message, { path: facts.path, status, cause });
}
