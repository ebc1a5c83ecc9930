import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Storage servers and the packages that read them: far too large for devDependencies. */
const packages = {
  s3: { "@aws-sdk/client-s3": "3.1173.0", s3rver: "3.7.1" },
  azure: { "@azure/storage-blob": "12.32.0", azurite: "3.35.0" },
  gcs: { "@google-cloud/storage": "7.22.0" },
};

/**
 * Installs the packages of some kinds of storage into a folder outside the repository, once, and gives the folder; its
 * `node_modules` has them. `DETERMINED_STORAGE_CACHE` says where.
 */
export function installPackages(kinds = Object.keys(packages)) {
  const root = process.env.DETERMINED_STORAGE_CACHE ?? join(tmpdir(), "determined-client-storage");
  const folder = join(root, kinds.join("-"));
  const manifest = JSON.stringify({
    private: true,
    type: "module",
    dependencies: Object.assign({}, ...kinds.map((kind) => packages[kind])),
  });
  const done = join(folder, "installed.json");
  if (existsSync(done) && readFileSync(done, "utf8") === manifest) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest);
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--loglevel=error"];
  execFileSync("npm", ["install", ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(done, manifest);
  return folder;
}
