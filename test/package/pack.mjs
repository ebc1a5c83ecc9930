import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const projects = new URL("./projects/", import.meta.url);

/** Packs the repository once and installs the tarball into a new folder, beside what its users would have there. */
export function installPacked() {
  const folder = mkdtempSync(join(tmpdir(), "determined-package-"));
  const npm = (...args) => execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [{ filename }] = JSON.parse(npm("pack", "--json", "--ignore-scripts", "--pack-destination", folder));
  const tarball = join(folder, filename);

  const consumer = join(folder, "consumer");
  cpSync(projects, consumer, { recursive: true });
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const beside = ["@types/node", "msw", "openapi-typescript", "typescript"].map(
    (name) => `${name}@${devDependencies[name]}`,
  );
  npm(
    "install",
    "--prefix",
    consumer,
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    tarball,
    ...beside,
  );

  const installed = join(consumer, "node_modules/determined-client");
  // Two copies of the package in one program, as two dependants that want different versions make them.
  cpSync(installed, join(consumer, "node_modules/determined-client-copy"), { recursive: true });
  return { folder, tarball, consumer, installed };
}
