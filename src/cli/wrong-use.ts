/** The command was called in a way that it cannot be; exit code 2. */
export class WrongUse extends Error {
  override readonly name = "UsageError";
  /** The closest names of what was misspelt. */
  readonly suggestions: readonly string[];

  constructor(message: string, suggestions: readonly string[] = []) {
    super(message);
    this.suggestions = suggestions;
  }
}
