/**
 * Returns a module of Node itself without an import: a bundler for browsers or workers refuses such an import even where it
 * is never reached. `what` is the method that needs it.
 */
export function builtIn<Id extends keyof BuiltIns>(id: Id, what: string): BuiltIns[Id] {
  const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => BuiltIns[Id] | undefined } };
  const found = process?.getBuiltinModule?.(id);
  if (found === undefined) throw new TypeError(`${what} needs Node, Bun or Deno; elsewhere use fake.fetch.`);
  return found;
}

/** The modules that are needed. */
interface BuiltIns {
  "node:http": typeof import("node:http");
  "node:fs/promises": typeof import("node:fs/promises");
  "node:path": typeof import("node:path");
}
