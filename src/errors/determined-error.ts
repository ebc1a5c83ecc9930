import { printable } from "./printable.js";
import { redact } from "./redact.js";
import { trimStack } from "./trim-stack.js";

// Symbol.for: a second copy of the package finds the same key.
const brand = Symbol.for("determined-client.error");

/** What an error may wrap: the value that was thrown before it. */
export interface ErrorCause {
  cause?: unknown;
}

/** An error of any copy of the package; see {@link DeterminedError.isInstance}. */
interface Branded {
  [brand]?: true;
}

/** Returns whether a value is an error of a class; it may be passed on as a function, to `filter` for example. */
export type IsInstance = <T>(this: abstract new (...args: never[]) => T, value: unknown) => value is T;

/**
 * The base of every error that this package throws. Aborted calls are the exception: they reject with the `reason` of
 * the caller's signal.
 *
 * `instanceof` and `isInstance` both use a brand, so they work across two copies of the package. Messages never hold
 * tokens, passwords or the user info of an address.
 *
 * @example
 * try {
 *   await determined.getExperiment(7);
 * } catch (error) {
 *   if (DeterminedError.isInstance(error)) console.error(error.name, error.message);
 *   else throw error;
 * }
 */
export class DeterminedError extends Error {
  constructor(message: string, details?: ErrorCause) {
    const { cause, ...facts } = details ?? {};
    super(printable(redact(message)), cause === undefined ? undefined : { cause });
    Object.defineProperty(this, brand, { value: true });
    // What is not known would only be noise where the error is printed.
    for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(this, { [name]: fact });
    trimStack(this);
  }

  /** The name of the class, the same in minified code. */
  override get name(): string {
    return "DeterminedError";
  }

  /** Returns whether a value is an error of this class or of one below it, whichever copy of the package made it. */
  static get isInstance(): IsInstance {
    return ((value: unknown) => hasBrand(this, value)) as IsInstance;
  }

  /** The same for `instanceof`. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(this, value);
  }

  /** The error as plain data for a log: name, message and the facts it carries. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

function hasBrand(type: abstract new (...args: never[]) => unknown, value: unknown): boolean {
  const prototype = type.prototype as Error;
  // A subclass that someone else wrote has no name of its own here and is compared the ordinary way.
  if (!Object.hasOwn(prototype, "name")) return Function.prototype[Symbol.hasInstance].call(type, value);
  // The prototypes bear the literal names, also those of another copy of the package.
  let at = (value as Branded | null | undefined)?.[brand] ? value : undefined;
  while (at && (at as Error).name !== prototype.name) at = Object.getPrototypeOf(at) as unknown;
  return !!at;
}

/**
 * Returns whether a value is an error of this package, even one that another copy of the package made.
 *
 * @example
 * const message = isDeterminedError(error) ? error.message : "something else broke";
 */
export function isDeterminedError(value: unknown): value is DeterminedError {
  return hasBrand(DeterminedError, value);
}
