/** The key under which Node, Bun and Deno look for an object's own text in `console.log` and `util.inspect`. */
const inspectKey: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/**
 * Gives every object of a class the text that `toString()`, template literals and `util.inspect` show.
 * Call it in the constructor: at the top of a module it would keep the class in bundles that never use it, and so would a
 * class member with a computed name.
 */
export function makeInspectable<T extends object>(
  constructor: { prototype: T },
  describe: (object: T) => string,
): void {
  const { prototype } = constructor;
  if (Object.hasOwn(prototype, inspectKey)) return;
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

/** Puts what a master answered on an object; what the answer left out keeps its value. */
export function assignKnown<T extends object>(object: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) (object as Record<string, unknown>)[key] = value;
  }
  return object;
}
