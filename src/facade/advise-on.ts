import type { ApiError } from "../errors/index.js";
import { sayMore } from "./say-more.js";

/** A class of errors of masters. */
interface ApiErrorClass {
  isInstance(error: unknown): error is ApiError;
}

/**
 * Waits for an answer; where the master refuses it in this way, its error says in one sentence more what was asked for and what
 * to do, which masters do not know.
 *
 * @param advise The sentence, or what makes it of the error's message; empty for none.
 */
export async function adviseOn<T>(
  Class: ApiErrorClass,
  advise: string | ((message: string) => string),
  answer: Promise<T>,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!Class.isInstance(error)) throw error;
    const advice = typeof advise === "string" ? advise : advise(error.message);
    if (!advice) throw error;
    throw sayMore(error, advice);
  }
}

/** The advice for a name that is taken. */
export function takenAdvice(what: string, name: string, getter: string): string {
  const quoted = JSON.stringify(name);
  return `There is a ${what} ${quoted} already; ${getter}(${quoted}) gives it.`;
}
