import { AmbiguousCreateError, MalformedResponseError, ServerError, UnexpectedAnswerError } from "../errors/index.js";

/** Milliseconds in which a request may still be carried out after its connection broke. */
export const LATE = 4000;

/**
 * How many milliseconds to wait after a failed create before a search for what became of it; undefined when it was refused.
 * Proxies answer too while the master goes on, or cut its answer; what they redirect or refuse never reaches it. After the
 * master's own 500, a refusal nearly always, nothing is to come.
 */
export function searchDelay(failure: unknown): number | undefined {
  if (AmbiguousCreateError.isInstance(failure) || MalformedResponseError.isInstance(failure)) return LATE;
  if (UnexpectedAnswerError.isInstance(failure)) {
    const { status } = failure;
    return (status >= 200 && status < 300) || status >= 500 ? LATE : undefined;
  }
  if (!ServerError.isInstance(failure) || failure.status === 501) return undefined;
  return failure.status === 500 ? 0 : LATE;
}
