/** The key under which Node, Bun and Deno find an object's own string form for `console.log` and `util.inspect`. */
export const inspectKey: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;
