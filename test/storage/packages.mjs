import { tmpdir } from "node:os";
import { join } from "node:path";
import { installOnce } from "../install-once.mjs";

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
  installOnce(folder, Object.assign({}, ...kinds.map((kind) => packages[kind])));
  return folder;
}
