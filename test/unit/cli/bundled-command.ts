import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

/** The command as it is in src/, ready to be started by Node. */
export interface BundledCommand {
  readonly script: string;
  cleanUp(): Promise<void>;
}

/** Bundles src/cli, as the build does, so that tests of the command need no dist/. */
export async function bundleCommand(): Promise<BundledCommand> {
  // Inside node_modules, so that the dependencies are found from there.
  const folder = await mkdtemp(here("node_modules/.command-"));
  await build({
    entryPoints: [here("src/cli/index.ts")],
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    logLevel: "silent",
  });
  return {
    script: path.join(folder, "index.mjs"),
    cleanUp: () => rm(folder, { recursive: true }),
  };
}
