import { AmbiguousCreateError } from "../errors/index.js";

/** Waits for a create that was sent; where its answer got lost, the error says that the object may exist all the same. */
export async function unlessAmbiguous<T>(
  operation: string,
  what: string,
  answer: Promise<T>,
  dedupeKey?: string,
): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    // Errors of the connection tell whether the master may have got the request.
    const { sent, message } = cause as { sent?: boolean; message: string };
    if (!sent) throw cause;
    const advice = dedupeKey
      ? "Call it again with the same dedupeKey: it gives the one that exists and cancels any other."
      : `Look for it before you create it again.${what === "the experiment" ? " A dedupeKey makes createExperiment do that." : ""}`;
    throw new AmbiguousCreateError(
      `The answer of ${operation} got lost, so ${what} may exist or not. ${advice} ${message}`,
      {
        operation,
        dedupeKey,
        cause,
      },
    );
  }
}
