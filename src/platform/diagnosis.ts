/** What a failed fetch tells about the connection. */
export interface NetworkFailure {
  /** The words of the innermost error, with its code. */
  readonly words: string;
  /** The master cannot have received the request. */
  readonly notSent?: boolean;
  /** The same will happen again, so another attempt is useless. */
  readonly hopeless?: boolean;
  /** The connection failed over TLS. */
  readonly isTls?: boolean;
  /** What to do about it. */
  readonly advice?: string;
}

/** What either side gives beside its `platform` object, so that the low level need not bundle that. */
export interface Diagnosis {
  /** Warns the programmer (`process.emitWarning` or `console.warn`); saying it only once is up to the caller. */
  warn(this: void, message: string, code: string): void;
  /** Reads from what fetch threw, as far as this runtime tells, why there is no answer. */
  readNetworkFailure(this: void, error: unknown): NetworkFailure;
}
