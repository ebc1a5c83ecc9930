import { importSource } from "../../bench/measure.mjs";

/** The generator of src/generator, bundled, since Node 20 runs no TypeScript; whose password DET_PASS is, and errors in words of the shell. */
export function importGenerator() {
  return importSource(
    'export * from "./src/generator/index.ts"; export { passwordOf } from "./src/cli/identity.ts"; export { messageOf } from "./src/cli/shell-words.ts";',
  );
}
