/** Builds dist/ anew: ESM and CommonJS for Node, ESM for the web, and the types unless `--no-types` is given. */
import { spawnSync } from "node:child_process";
import { access, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

const require = createRequire(import.meta.url);

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { flags: ["no-types"] });
  await rm("dist", { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [require.resolve("tsup/dist/cli-default.js")], {
    stdio: "inherit",
    env: { ...process.env, DETERMINED_BUILD_TYPES: given["no-types"] ? "no" : "yes" },
  });
  if (status !== 0) return 1;
  const missing = await missingFiles(JSON.parse(await readFile("package.json", "utf8")), given["no-types"] === true);
  for (const path of missing) console.error(`package.json names ${path}, which the build did not write.`);
  return missing.length === 0 ? 0 : 1;
}

/** Files that package.json promises and dist/ lacks. */
async function missingFiles(manifest, withoutTypes) {
  const promised = new Set();
  JSON.stringify([manifest.main, manifest.types, manifest.exports, manifest.bin], (_, value) => {
    if (typeof value === "string") promised.add(value);
    return value;
  });
  const missing = [];
  for (const path of promised) {
    if (withoutTypes && /\.d\.[cm]?ts$/.test(path)) continue;
    await access(path).catch(() => missing.push(path));
  }
  return missing;
}

if (isMain(import.meta.url)) await runScript(main);
