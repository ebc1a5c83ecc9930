import { DownloadError } from "../errors/index.js";

/** Where an experiment's checkpoints lie, from `checkpoint_storage` of its config. */
export type StorageConfig =
  | { readonly type: "shared_fs" | "directory"; readonly folders: readonly string[] }
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly prefix: string;
      readonly accessKey: string | undefined;
      readonly secretKey: string | undefined;
      readonly endpoint: string | undefined;
    }
  | { readonly type: "gcs"; readonly bucket: string; readonly prefix: string }
  | {
      readonly type: "azure";
      readonly container: string;
      readonly prefix: string;
      readonly connectionString: string | undefined;
      readonly accountUrl: string | undefined;
      readonly credential: string | undefined;
    };

/** Where a task sees the directory that a `shared_fs` storage mounts. */
const mountedFolder = "/determined_shared_fs";

/** Reads `checkpoint_storage`; DownloadError says what is wrong with it. */
export function readStorageConfig(storage: unknown): StorageConfig {
  if (typeof storage !== "object" || storage === null) {
    throw new DownloadError("The experiment's config has no checkpoint_storage.", {});
  }
  const fields = storage as Record<string, unknown>;
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string")
      throw new DownloadError(`checkpoint_storage.${name} of the experiment's config is not a string.`, {});
    return value;
  };
  const needed = (name: string): string => {
    const value = text(name);
    if (value === undefined)
      throw new DownloadError(`checkpoint_storage.${name} is missing in the experiment's config.`, {});
    return value;
  };
  const type = needed("type");
  switch (type) {
    case "shared_fs": {
      const inner = text("storage_path") ?? text("tensorboard_path") ?? text("checkpoint_path");
      return { type, folders: sharedFolders(needed("host_path"), inner) };
    }
    case "directory":
      return { type, folders: [absolute("container_path", needed("container_path"))] };
    case "s3":
      return {
        type,
        bucket: needed("bucket"),
        prefix: objectPrefix(text("prefix")),
        accessKey: text("access_key"),
        secretKey: text("secret_key"),
        endpoint: text("endpoint_url"),
      };
    case "gcs":
      return { type, bucket: needed("bucket"), prefix: objectPrefix(text("prefix")) };
    case "azure": {
      const [container = "", ...rest] = needed("container").split("/").filter(Boolean);
      return {
        type,
        container,
        prefix: objectPrefix(rest.join("/")),
        connectionString: text("connection_string"),
        accountUrl: text("account_url"),
        credential: text("credential"),
      };
    }
    default:
      throw new DownloadError(
        `Checkpoint storage of type ${type} cannot be read directly. Download with mode "MASTER".`,
        {},
      );
  }
}

function absolute(name: string, folder: string): string {
  if (folder.startsWith("/")) return folder;
  throw new DownloadError(`checkpoint_storage.${name} must be an absolute path, but is ${folder}.`, {});
}

/**
 * The directories of a `shared_fs` storage that may hold the checkpoints, in the order to try: on the host, and where a
 * task mounts it. DownloadError when the host path is relative or the storage path leads out of it.
 */
export function sharedFolders(hostPath: string, storagePath: string | undefined): string[] {
  const host = parts(absolute("host_path", hostPath));
  const whole = storagePath?.startsWith("/") ? parts(storagePath) : [...host, ...rawParts(storagePath ?? "")];
  const folder = normalise(whole);
  if (host.some((part, index) => folder[index] !== part)) {
    throw new DownloadError(`checkpoint_storage.storage_path leads out of host_path: ${storagePath}.`, {});
  }
  const inner = folder.slice(host.length);
  return [`/${folder.join("/")}`, [mountedFolder, ...inner].join("/")];
}

/** The prefix of object keys, normalised: no empty parts, no `.`, `/` at its end unless empty; `..` is refused. */
export function objectPrefix(prefix: string | undefined): string {
  const kept = rawParts(prefix ?? "");
  if (kept.includes(".."))
    throw new DownloadError(`checkpoint_storage.prefix must not hold "..", but is ${prefix}.`, {});
  return kept.map((part) => `${part}/`).join("");
}

const rawParts = (text: string): string[] => text.split("/").filter((part) => part !== "" && part !== ".");
const parts = (text: string): string[] => normalise(rawParts(text));

function normalise(given: readonly string[]): string[] {
  const kept: string[] = [];
  for (const part of given) {
    if (part === "..") kept.pop();
    else kept.push(part);
  }
  return kept;
}
