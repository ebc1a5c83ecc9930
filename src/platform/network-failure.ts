/** What a failed fetch tells about the connection. */
export interface NetworkFailure {
  /** The words of the innermost error, with its code. */
  readonly words: string;
  /** The master cannot have received the request. */
  readonly notSent?: boolean;
  /** The same will happen again, so another attempt is useless. */
  readonly hopeless?: boolean;
  /** The name of the error where it is not MasterUnreachableError, and what to do about it. */
  readonly type?: "MasterUnreachableError" | "TlsError";
  readonly advice?: string;
}
