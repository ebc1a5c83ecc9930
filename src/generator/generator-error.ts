/** Why nothing was generated: a sentence for the person at the keyboard, printed without a stack. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
}

/** Calls a function and puts what it is about before the words of its GeneratorError. */
export function about<T>(subject: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isGeneratorError(error) ? new GeneratorError(`${subject}: ${error.message}`) : error;
  }
}

/** Tells a sentence for the person at the keyboard from a mistake in the program. */
export function isGeneratorError(error: unknown): error is GeneratorError {
  return error instanceof Error && error.name === "GeneratorError";
}
