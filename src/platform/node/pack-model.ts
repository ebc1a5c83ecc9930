import { constants, type Stats } from "node:fs";
import { open, opendir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { InvalidArgumentError } from "../../errors/index.js";
import { createIgnoreTest, type IgnoreTest } from "../../model-context/ignore-rules.js";
import { fileType, folderType, type ModelFile, type PackOptions } from "../../model-context/model-file.js";
import { createSizeCount, type SizeCount } from "../../model-context/size-limit.js";
import { refusal } from "../../values/index.js";
import { fileReason, localPath, systemCode } from "./files.js";

// A fifo opened this way answers at once instead of waiting for a writer.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Files that are read at the same time. */
const parallel = 16;

/** One call of `packModel`. */
interface Packing {
  readonly records: ModelFile[];
  readonly size: SizeCount;
  readonly signal: AbortSignal | undefined;
  skip(file: string, reason: string): void;
  done(bytes: number): void;
}

/**
 * Packs a model directory and includes as the Python SDK does: subdirectories of a directory before its files, then
 * what is below them; symbolic links to files as their targets, those to directories as empty directories; the
 * operating system's order. What cannot be read is left out and told to `warn`; beyond the size limit the walk ends.
 */
export async function packModel(options: PackOptions): Promise<ModelFile[]> {
  const { modelDir, includes, onProgress, warn, signal } = options;
  let files = 0;
  let bytes = 0;
  const packing: Packing = {
    records: [],
    size: options.size ?? createSizeCount(),
    signal,
    skip: (file, reason) => warn?.(`${file} is left out of the model definition: ${reason}`),
    done: (count) => {
      files += 1;
      bytes += count;
      onProgress?.({ phase: "pack", files, bytes });
    },
  };
  if (modelDir !== undefined) {
    const root = await resolveRoot(modelDir, "modelDir");
    if (!(await stat(root)).isDirectory()) {
      throw new InvalidArgumentError(`modelDir: ${root} is a file; pass its directory`, { argument: "modelDir" });
    }
    await packTree(packing, root, "");
  }
  if (includes !== undefined) {
    if (typeof includes !== "object" || !(Symbol.iterator in includes)) {
      throw refusal("includes", "a list of paths", includes);
    }
    for (const include of includes) await packInclude(packing, include);
  }
  return packing.records;
}

async function resolveRoot(place: unknown, argument: string): Promise<string> {
  if ((typeof place !== "string" && !(place instanceof URL)) || place === "") {
    throw refusal(argument, "a path or a file: URL", place);
  }
  const root = localPath(place, argument);
  try {
    return await realpath(root);
  } catch (cause) {
    const reason = systemCode(cause) === "ENOENT" ? "does not exist" : `cannot be used: ${fileReason(cause)}`;
    throw new InvalidArgumentError(`${argument}: ${root} ${reason}`, { argument, cause });
  }
}

async function packInclude(packing: Packing, include: string | URL): Promise<void> {
  const root = await resolveRoot(include, "includes");
  const name = path.basename(root);
  if (name === "") {
    throw new InvalidArgumentError(`includes: ${root} has no name of its own`, { argument: "includes" });
  }
  const facts = await stat(root);
  if (!facts.isDirectory()) {
    const record = await packFile(packing, root, name);
    if (record) packing.records.push(record);
    return;
  }
  packing.records.push(toRecord(name, folderType, facts, ""));
  await packTree(packing, root, `${name}/`);
}

async function readRules(packing: Packing, root: string): Promise<IgnoreTest> {
  const rules = path.join(root, ".detignore");
  const facts = await stat(rules).catch(() => undefined);
  if (!facts?.isFile()) return createIgnoreTest();
  const record = await readWhole(rules, undefined);
  if ("reason" in record) {
    throw new InvalidArgumentError(`modelDir: cannot read ${rules}: ${record.reason}`, { argument: "modelDir" });
  }
  return createIgnoreTest(record.content.toString("utf8"));
}

async function packTree(packing: Packing, root: string, prefix: string): Promise<void> {
  const ignores = await readRules(packing, root);
  await packFolder(packing, root, "", prefix, ignores);
}

async function packFolder(
  packing: Packing,
  root: string,
  inner: string,
  prefix: string,
  ignores: IgnoreTest,
): Promise<void> {
  packing.signal?.throwIfAborted();
  const folder = path.join(root, inner);
  const { folders, files } = await listFolder(packing, folder);
  const kept = folders.filter(({ name }) => !ignores(inner + name) && !ignores(`${inner}${name}/`));
  for (const { name } of kept) {
    try {
      packing.records.push(toRecord(prefix + inner + name, folderType, await stat(path.join(folder, name)), ""));
    } catch (error) {
      packing.skip(path.join(folder, name), fileReason(error));
    }
  }
  const wanted = files.filter((name) => name !== ".detignore" && !ignores(inner + name));
  for (let start = 0; start < wanted.length; start += parallel) {
    packing.signal?.throwIfAborted();
    const names = wanted.slice(start, start + parallel);
    const records = await Promise.all(
      names.map((name) => packFile(packing, path.join(folder, name), prefix + inner + name)),
    );
    for (const record of records) if (record) packing.records.push(record);
  }
  for (const { name, isLink } of kept) {
    if (!isLink) await packFolder(packing, root, `${inner}${name}/`, prefix, ignores);
  }
}

interface Listed {
  readonly folders: { readonly name: string; readonly isLink: boolean }[];
  readonly files: string[];
}

async function listFolder(packing: Packing, folder: string): Promise<Listed> {
  const listed: Listed = { folders: [], files: [] };
  try {
    // opendir keeps the system's order; readdir sorts.
    for await (const entry of await opendir(folder, { bufferSize: 512 })) {
      const { name } = entry;
      const isLink = entry.isSymbolicLink();
      const isFolder = isLink
        ? await stat(path.join(folder, name)).then(
            (facts) => facts.isDirectory(),
            () => false,
          )
        : entry.isDirectory();
      if (isFolder) listed.folders.push({ name, isLink });
      else listed.files.push(name);
    }
  } catch (error) {
    packing.skip(folder, fileReason(error));
  }
  return listed;
}

async function packFile(packing: Packing, file: string, name: string): Promise<ModelFile | undefined> {
  const read = await readWhole(file, (bytes) => packing.size.add(bytes, name));
  if ("reason" in read) {
    packing.skip(file, read.reason);
    return undefined;
  }
  packing.done(read.content.length);
  return toRecord(name, fileType, read.facts, read.content.toString("base64"));
}

type WholeFile = { readonly facts: Stats; readonly content: Buffer } | { readonly reason: string };

/** Reads as many bytes as the file had when it was opened, so that one that grows meanwhile ends all the same. */
async function readWhole(file: string, count: ((bytes: number) => void) | undefined): Promise<WholeFile> {
  let handle;
  try {
    handle = await open(file, openFlags);
  } catch (error) {
    return { reason: fileReason(error) };
  }
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return { reason: "it is no regular file" };
    count?.(facts.size);
    if (facts.size === 0) return { facts, content: Buffer.alloc(0) };
    const content = Buffer.allocUnsafe(facts.size);
    let length = 0;
    while (length < content.length) {
      const { bytesRead } = await handle.read(content, length, content.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { facts, content: content.subarray(0, length) };
  } catch (error) {
    if (InvalidArgumentError.isInstance(error)) throw error;
    return { reason: fileReason(error) };
  } finally {
    await handle.close();
  }
}

const toRecord = (name: string, type: number, facts: Stats, content: string): ModelFile => ({
  path: name,
  type,
  content,
  mtime: String(Math.trunc(facts.mtimeMs / 1000)),
  mode: facts.mode,
  uid: 0,
  gid: 0,
});
