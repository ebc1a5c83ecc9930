import { importSource } from "../../bench/measure.mjs";

/** The generator of src/generator, bundled, since Node 20 runs no TypeScript; and whose password DET_PASS is. */
export function importGenerator() {
  return importSource('export * from "./src/generator/index.ts"; export { passwordOf } from "./src/cli/identity.ts";');
}
