import type { DeterminedError, TransportDetails } from "../errors/index.js";

/** What a failed fetch tells about the connection. */
export interface NetworkFailure {
  /** The words of the innermost error, with its code. */
  readonly words: string;
  /** The master cannot have received the request. */
  readonly notSent?: boolean;
  /** The same will happen again, so another attempt is useless. */
  readonly hopeless?: boolean;
  /** The class of the error where it is not MasterUnreachableError, and what to do about it. */
  readonly type?: new (message: string, details: TransportDetails) => DeterminedError;
  readonly advice?: string;
}
