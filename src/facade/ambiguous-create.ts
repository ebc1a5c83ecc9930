import { AmbiguousCreateError } from "../errors/index.js";

/** What the caller can do about an answer that got lost. */
export interface LostAnswerAdvice {
  /** The next step, as sentences. */
  readonly advice?: string | undefined;
  /** The key of a launch. */
  readonly dedupeKey?: string | undefined;
}

/** Waits for a create that was sent; where its answer got lost, the error says that the object may exist all the same. */
export async function unlessAmbiguous<T>(
  operation: string,
  what: string,
  answer: Promise<T>,
  { advice = "Look for it before you create it again.", dedupeKey }: LostAnswerAdvice = {},
): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    // Errors of the connection tell whether the master may have got the request.
    const { sent, message } = cause as { sent?: boolean; message: string };
    if (!sent) throw cause;
    throw new AmbiguousCreateError(
      `The answer of ${operation} got lost, so ${what} may exist or not. ${advice} ${message}`,
      { operation, dedupeKey, cause },
    );
  }
}
