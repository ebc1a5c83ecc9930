import { build } from "esbuild";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { sides } from "./sides.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Makes the mistakes of test/unit/mistakes/ and prints the message that each gets. */
export async function main(argv) {
  readArguments(argv, { flags: [] });
  const folder = await mkdtemp(join(tmpdir(), "mistakes-"));
  try {
    // No login of the person who runs it is read.
    process.env.DET_DEBUG_CONFIG_PATH = folder;
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    const outfile = join(folder, "mistakes.mjs");
    await build({
      entryPoints: [join(root, "test/unit/mistakes/print-table.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      alias: sides.node,
      packages: "external",
    });
    const { printTable } = await import(pathToFileURL(outfile).href);
    await printTable(console.log);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

if (isMain(import.meta.url)) await runScript(main);
