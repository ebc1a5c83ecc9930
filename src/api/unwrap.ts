import { answerError } from "./answer-error.js";

/**
 * Returns the data of a call's result, or throws the error that its status stands for.
 *
 * @param since First release that has the route, for the message where the master lacks it.
 * @throws ApiError or one of its classes for every status of the master that is not a success.
 * @throws UnexpectedAnswerError when something other than the master answered.
 * @throws MalformedResponseError for a success without data.
 * @example
 * const { experiment } = unwrap(
 *   await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } }),
 * );
 */
export function unwrap<Result extends { data?: unknown; error?: unknown; response: Response }>(
  { data, error, response }: Result,
  since?: string,
): NonNullable<Result["data"]> {
  if (response.ok && data !== undefined && data !== null) return data;
  throw answerError(response, response.ok ? "is empty." : error, since);
}
