import { onDemand } from "#api-on-demand";
import type { DeterminedError } from "../errors/index.js";
import { exchanges } from "./exchange.js";
import { toError } from "./failure.js";

/**
 * Makes the error for an answer that cannot be used.
 *
 * @param said The body of an answer that is no success; for a success, what is wrong with it.
 * @param since First release that has the route, where the caller knows it.
 * @param cause What was thrown over it.
 */
export function answerError(response: Response, said: unknown, since?: string, cause?: unknown): DeterminedError {
  return toError(onDemand.describeAnswer(response, said, exchanges.get(response), since, cause));
}
