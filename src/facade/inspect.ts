/** The key under which Node, Bun and Deno look for an object's own text in `console.log` and `util.inspect`. */
const inspectKey: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/**
 * Gives every object of a class the text that `toString()`, template literals and `util.inspect` show, and its methods
 * {@link refuseExtras}. Call it in the constructor: at the top of a module it would keep the class in bundles that never use it, and so would a
 * class member with a computed name.
 */
export function makeInspectable<T extends object>(
  constructor: { prototype: T },
  describe: (object: T) => string,
): void {
  const { prototype } = constructor;
  if (Object.hasOwn(prototype, inspectKey)) return;
  refuseExtras(prototype);
  for (const key of [inspectKey, "toString"]) {
    Object.defineProperty(prototype, key, {
      configurable: true,
      writable: true,
      value(this: T): string {
        return describe(this);
      },
    });
  }
}

/**
 * Makes methods refuse arguments after their last one, as in a call written for Python: such arguments take the place of
 * the options object, whose check fails in the way of the method, by rejection or at the first step.
 */
function refuseExtras(prototype: object): void {
  for (const [name, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    // JSON.stringify passes arguments of its own to `toJSON`.
    if (typeof method !== "function" || /^(?:constructor|toJSON)$/.test(name)) continue;
    const { length } = method as (...rest: unknown[]) => unknown;
    const value = function (this: unknown, ...rest: unknown[]): unknown {
      const given = rest.length > length ? [...rest.slice(0, Math.max(0, length - 1)), rest] : rest;
      return (method as (...rest: unknown[]) => unknown).apply(this, given);
    };
    Object.defineProperty(prototype, name, { value });
  }
}

/** Puts what a master answered on an object; what the answer left out keeps its value. */
export function assignKnown<T extends object>(object: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null) (object as Record<string, unknown>)[key] = value;
  }
  return object;
}

/** What was changed, as the master answered it; all else in the answer to a change may be left out or zero. */
export function changedFields<T extends object>(sent: T, answer: { [K in keyof T]?: unknown } | null | undefined): T {
  return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, answer?.[key as keyof T] ?? value])) as T;
}
