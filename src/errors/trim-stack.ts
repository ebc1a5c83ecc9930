/** Frames of the runtime and of packages, of which this is one: who reads an error looks for a line of their own. */
const inner = /\bnode:|[\\/]node_modules[\\/]/;
/** Causes may go in circles. */
const mostCauses = 8;

/**
 * Leaves out of an error's stack the frames that are nobody's but the runtime's and packages'. A process that ends over an error
 * prints all of them, and `console.log` too.
 *
 * @param most How many stay where all are such.
 */
export function trimStack(error: Error, most: number = 3): void {
  const { stack } = error;
  if (typeof stack !== "string") return;
  const lines = stack.split("\n");
  const isFrame = (line: string): boolean => /^\s+at /.test(line);
  let left = lines.some((line) => isFrame(line) && !inner.test(line)) ? 0 : most;
  const trimmed = lines.filter((line) => !isFrame(line) || !inner.test(line) || left-- > 0).join("\n");
  // Unlike an assignment it does nothing to a frozen one.
  if (trimmed !== stack) Reflect.set(error, "stack", trimmed);
}

/** The same for what a runtime threw, and for its causes. */
export function trimCauses(cause: unknown): void {
  let current = cause;
  for (let count = 0; current instanceof Error && count < mostCauses; count++) {
    trimStack(current, 0);
    current = current.cause ?? (current as { errors?: readonly unknown[] }).errors?.[0];
  }
}
