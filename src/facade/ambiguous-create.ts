import { AmbiguousCreateError, isDeterminedError } from "../errors/index.js";
import { sayMore } from "./say-more.js";
import { searchDelay } from "./search-delay.js";

/** What the caller can do about an answer that got lost. */
export interface LostAnswerAdvice {
  /** The next step, as sentences. */
  readonly advice?: string | undefined;
  /** The key of a launch. */
  readonly dedupeKey?: string | undefined;
}

/**
 * Waits for a create and the decoding of its answer. Where the answer got lost, the error says that the object may exist all
 * the same; so does that of a proxy, which answers too while the master goes on.
 */
export async function unlessAmbiguous<T>(
  operation: string,
  what: string,
  answer: Promise<T>,
  { advice = "Look for it before you create it again.", dedupeKey }: LostAnswerAdvice = {},
): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    // Errors of the connection say whether the master may have received the request.
    const { sent, message } = Object(cause) as { sent?: boolean; message: string };
    if (sent) {
      throw new AmbiguousCreateError(
        `The answer of ${operation} got lost, so ${what} may exist or not. ${advice} ${message}`,
        { operation, dedupeKey, cause },
      );
    }
    if (!isDeterminedError(cause) || AmbiguousCreateError.isInstance(cause) || !searchDelay(cause)) throw cause;
    throw sayMore(cause, `The request may have been carried out all the same, so ${what} may exist. ${advice}`);
  }
}
