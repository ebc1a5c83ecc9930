import { printableLine } from "../errors/index.js";

/** The key under which Node, Bun and Deno find an object's own string form for `console.log` and `util.inspect`. */
const inspectKey: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/**
 * Shows its own string form in `console.log`. A class of its own, since bundlers keep every class with a computed member name: here
 * it keeps nothing else.
 */
export abstract class Inspectable {
  /** The class and what identifies the object. */
  abstract toString(): string;

  /** @internal */
  [inspectKey](): string {
    return printableLine(this.toString());
  }
}
