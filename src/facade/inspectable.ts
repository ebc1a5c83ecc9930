import { inspectKey, printableLine } from "../errors/index.js";

/**
 * Shows its own string form in `console.log`. A class of its own, since bundlers keep every class with a computed member name: here
 * it keeps nothing else.
 */
export abstract class Inspectable {
  /** The class and what identifies the object. */
  abstract toString(): string;

  /** @internal What is worth a word of the object, as far as it is known. */
  summary(): string {
    return this.toString();
  }

  /** @internal */
  [inspectKey](): string {
    return printableLine(this.summary());
  }
}

/**
 * Writes an object as one line; what is undefined or false is left out.
 *
 * @example
 * describe("Experiment", { id: 42, name: undefined }); // "Experiment(id=42)"
 */
export function describe(kind: string, facts: Readonly<Record<string, unknown>>): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined && value !== false);
  return `${kind}(${known.map(([name, value]) => `${name}=${String(value)}`).join(", ")})`;
}

/** A part of 1 in percent, whole. */
export const percent = (part: number | undefined): string | undefined =>
  part === undefined ? undefined : `${Math.floor(part * 100)}%`;
