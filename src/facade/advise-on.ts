import type { ApiError } from "../errors/index.js";

/** A class of errors of masters. */
interface ApiErrorClass {
  isInstance(error: unknown): error is ApiError;
  new (message: string, details: ConstructorParameters<typeof ApiError>[1]): ApiError;
}

/**
 * Waits for an answer; where the master refuses it in this way, its error says in one sentence more what was asked for and what
 * to do, which masters do not know.
 */
export async function adviseOn<T>(Class: ApiErrorClass, advice: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!Class.isInstance(error)) throw error;
    throw new Class(`${error.message} ${advice}`, { ...error, cause: error.cause });
  }
}

/** The advice for a name that is taken. */
export function takenAdvice(what: string, name: string, getter: string): string {
  const quoted = JSON.stringify(name);
  return `There is a ${what} ${quoted} already; ${getter}(${quoted}) gives it.`;
}
