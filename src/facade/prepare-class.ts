import { printableLine } from "../errors/index.js";
import { surplus } from "../values/index.js";

/** The key under which Node, Bun and Deno look for an object's own text in `console.log` and `util.inspect`. */
const inspectKey: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/**
 * Gives every object of a class the text that `toString()`, template literals and `util.inspect` show, and makes its
 * methods refuse arguments that they do not have. Call it in the constructor: at the top of a module it would keep the
 * class in bundles that never use it, and so would a class member with a computed name.
 */
export function prepareClass<T extends object>(constructor: { prototype: T }, describe: (object: T) => string): void {
  const { prototype } = constructor;
  if (Object.hasOwn(prototype, inspectKey)) return;
  refuseExtras(prototype as Record<string, unknown>);
  for (const key of [inspectKey, "toString"]) {
    Object.defineProperty(prototype, key, {
      configurable: true,
      writable: true,
      value(this: T): string {
        return printableLine(describe(this));
      },
    });
  }
}

/**
 * Makes methods refuse arguments after their last one, as in a call written for Python: such arguments take the place of
 * the options object, whose check fails in the way of the method, by rejection or at the first step.
 */
function refuseExtras(prototype: Record<string, unknown>): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = prototype[name] as (...rest: unknown[]) => unknown;
    const { length } = method;
    // Without parameters is only `toJSON`, which JSON.stringify gives arguments of its own.
    if (!length || name === "constructor") continue;
    const value = function (this: unknown, ...rest: unknown[]): unknown {
      return method.apply(this, rest.length > length ? [...rest.slice(0, length - 1), surplus] : rest);
    };
    Object.defineProperty(prototype, name, { value });
  }
}
