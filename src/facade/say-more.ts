import type { DeterminedError } from "../errors/index.js";

/** The same error, of its own class and with its own facts, whose message says a sentence more. */
export function sayMore(error: DeterminedError, sentence: string): DeterminedError {
  const Same = error.constructor as new (message: string, details: object) => DeterminedError;
  return new Same(`${error.message} ${sentence}`, { ...error, cause: error.cause });
}
