/**
 * Fails when package-lock.json cannot be installed everywhere: npm drops platform packages silently that its
 * registry lacks, and `npm ci` then fails on other machines. Also holds the rule that versions are pinned exactly.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/** @param {string[]} argv */
export async function main(argv) {
  const { dir = "." } = readArguments(argv, { values: ["dir"] });
  const manifest = JSON.parse(await readFile(join(String(dir), "package.json"), "utf8"));
  const lock = JSON.parse(await readFile(join(String(dir), "package-lock.json"), "utf8"));
  const problems = [...looseVersions(manifest), ...missingOptional(lock), ...withoutIntegrity(lock)];
  for (const problem of problems) console.error(problem);
  if (problems.length === 0)
    console.log(`package-lock.json is complete: ${Object.keys(lock.packages).length - 1} packages.`);
  return problems.length === 0 ? 0 : 1;
}

/** Direct dependencies that are a range: a fresh install elsewhere would get another version than the tests ran on. */
export function looseVersions(manifest) {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies };
  return Object.entries(direct)
    .filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: "${version}" is a range. Pin the exact version.`);
}

/** Optional dependencies that no entry of the lock can resolve. */
export function missingOptional(lock) {
  const problems = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (resolutions(path, name).some((candidate) => candidate in lock.packages)) continue;
      const holder = path.split("node_modules/").at(-1) || "package.json";
      problems.push(
        `${name} (optional, of ${holder} ${entry.version}) is missing. Pin an older ${holder} with "overrides".`,
      );
    }
  }
  return problems;
}

function withoutIntegrity(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && !entry.link && !entry.inBundle && !entry.integrity)
    .map(([path]) => `${path} has no integrity hash. Delete its entry and run npm install again.`);
}

/** Where Node looks for `name` from a package, innermost first. */
function resolutions(path, name) {
  const found = [];
  for (let from = path; ; from = from.slice(0, Math.max(from.lastIndexOf("/node_modules/"), 0))) {
    found.push(from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`);
    if (from === "") return found;
  }
}

if (isMain(import.meta.url)) await runScript(main);
