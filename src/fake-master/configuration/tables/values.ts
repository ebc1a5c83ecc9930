import type { Shape } from "../shape.js";

/** A string that may be left open. */
export const text = (more: Shape = {}): Shape => ({ kinds: ["string", "null"], ...more });

/** An integer that may be left open. */
export const whole = (more: Shape = {}): Shape => ({ kinds: ["integer", "null"], ...more });

/** A number that may be left open. */
export const number = (more: Shape = {}): Shape => ({ kinds: ["number", "null"], ...more });

/** Yes or no. */
export const flag = (byDefault: boolean, more: Shape = {}): Shape => ({
  kinds: ["boolean", "null"],
  default: byDefault,
  ...more,
});

/** An array of strings that may be left open. */
export const texts = (more: Shape = {}): Shape => ({ kinds: ["array", "null"], items: { kinds: ["string"] }, ...more });

/** A section: an object with these keys and no others, which may be left open. */
export const section = (keys: NonNullable<Shape["keys"]>, more: Shape = {}): Shape => ({
  kinds: ["object", "null"],
  keys,
  others: "refused",
  ...more,
});

/** The same where it may not be left open. */
export const record = (keys: NonNullable<Shape["keys"]>, more: Shape = {}): Shape => ({
  ...section(keys, more),
  kinds: ["object"],
});

/** Stored only where it is given. */
export const OPTIONAL = { kept: "given" } as const;
