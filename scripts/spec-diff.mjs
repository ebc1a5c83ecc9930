/** `determined-client spec-diff` of this working copy, with the specs of openapi/: npm run spec:diff -- <old> <new>. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { sides } from "./sides.mjs";
import { isMain, runScript } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** @param {string[]} argv */
export async function main(argv) {
  // Below this package, so that the dependencies are found from there.
  const folder = await mkdtemp(here("node_modules/.spec-diff-"));
  try {
    const script = join(folder, "index.mjs");
    await build({
      entryPoints: [here("src/cli/index.ts")],
      bundle: true,
      splitting: true,
      packages: "external",
      platform: "node",
      format: "esm",
      alias: sides.node,
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      logLevel: "error",
    });
    const { packKnowledge } = await importGenerator();
    await writeFile(join(folder, "specs.br"), await packKnowledge(here("openapi")));
    return spawnSync(process.execPath, [script, "spec-diff", ...argv], { stdio: "inherit" }).status ?? 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) await runScript(main);
