import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importSource } from "../bench/measure.mjs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/** Makes the mistakes of test/unit/mistakes/ and prints the message that each gets. */
export async function main(argv) {
  readArguments(argv, { flags: [] });
  const folder = await mkdtemp(join(tmpdir(), "mistakes-"));
  try {
    // No login of the person who runs it is read.
    process.env.DET_DEBUG_CONFIG_PATH = folder;
    const { printTable } = await importSource('export { printTable } from "./test/unit/mistakes/print-table.ts";');
    await printTable(console.log);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

if (isMain(import.meta.url)) await runScript(main);
