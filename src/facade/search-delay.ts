import { AmbiguousCreateError, MalformedResponseError, ServerError, UnexpectedAnswerError } from "../errors/index.js";

/** A request may be carried out some moments after its connection broke. */
const MOMENTS = 4000;

/**
 * How many milliseconds to wait after a failed create before a search for what became of it; undefined when it was refused.
 * Proxies answer too while the master goes on, or cut its answer; what they redirect or refuse never reaches it. After the
 * master's own 500, a refusal nearly always, nothing is to come.
 */
export function searchDelay(failure: unknown): number | undefined {
  if (AmbiguousCreateError.isInstance(failure) || MalformedResponseError.isInstance(failure)) return MOMENTS;
  if (UnexpectedAnswerError.isInstance(failure)) {
    const { status } = failure;
    return (status >= 200 && status < 300) || status >= 500 ? MOMENTS : undefined;
  }
  if (!ServerError.isInstance(failure) || failure.status === 501) return undefined;
  return failure.status === 500 ? 0 : MOMENTS;
}
