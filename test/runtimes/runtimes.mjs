import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installOnce } from "../install-once.mjs";

/** What is installed, and where npm puts the program for this machine: a package of its own for each system. */
const packages = {
  Bun: { name: "bun", version: "1.4.5", scope: "@oven", program: "bin/bun" },
  Deno: { name: "deno", version: "2.9.6", scope: "@deno", program: "deno" },
  workerd: { name: "workerd", version: "1.20261117.1", scope: "@cloudflare", program: "bin/workerd" },
};

/**
 * Installs a runtime into a folder outside the repository, once, and gives the path of its program.
 * `DETERMINED_RUNTIMES_CACHE` says where. Throws when npm has none that runs here.
 */
export function installRuntime(runtime) {
  if (runtime === "Node") return process.execPath;
  const { name, version, scope, program } = packages[runtime];
  const root = process.env.DETERMINED_RUNTIMES_CACHE ?? join(tmpdir(), "determined-client-runtimes");
  const folder = join(root, name);
  installOnce(folder, { [name]: version });
  const scoped = join(folder, "node_modules", scope);
  // The shortest name first: the others are for processors or C libraries that few machines have.
  const builds = readdirSync(scoped).sort((left, right) => left.length - right.length);
  const found = builds
    .map((build) => join(scoped, build, program))
    .find((path) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0);
  if (found === undefined) throw new Error(`npm brought ${builds.join(", ")}, none of which runs on this machine`);
  return found;
}

/** The version that is installed. */
export const versionOf = (runtime) => packages[runtime]?.version ?? process.versions.node;
