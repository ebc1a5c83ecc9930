import { DeterminedError, type ErrorCause } from "./determined-error.js";

/**
 * An argument is wrong; nothing was sent. The message names the argument and what it got.
 *
 * Python: `ValueError`, `AssertionError`.
 *
 * @example
 * if (InvalidArgumentError.isInstance(error)) console.error(error.argument);
 */
export class InvalidArgumentError extends DeterminedError {
  /** Name of the argument. */
  declare readonly argument: string;
  constructor(message: string, details: { argument: string; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "InvalidArgumentError" {
    return "InvalidArgumentError";
  }
}

/**
 * The module functions already have a session, which goes on working. For a second one make a `Determined` object.
 *
 * Python: the `ValueError` of a second `login`.
 *
 * @example
 * if (AlreadyLoggedInError.isInstance(error)) await new Determined({ user: "anna", password }).whoami();
 */
export class AlreadyLoggedInError extends DeterminedError {
  constructor(message: string, details?: ErrorCause) {
    super(message, details);
  }
  override get name(): "AlreadyLoggedInError" {
    return "AlreadyLoggedInError";
  }
}

/**
 * This runtime cannot do it, usually because it has no file system. The message says what to pass instead.
 *
 * @example
 * const archive = UnsupportedRuntimeError.isInstance(error) ? await checkpoint.stream() : undefined;
 */
export class UnsupportedRuntimeError extends DeterminedError {
  constructor(message: string, details?: ErrorCause) {
    super(message, details);
  }
  override get name(): "UnsupportedRuntimeError" {
    return "UnsupportedRuntimeError";
  }
}
