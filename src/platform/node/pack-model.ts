import { lstatSync, opendirSync, realpathSync, statSync, type Stats } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { InvalidArgumentError } from "../../errors/index.js";
import { createIgnoreTest, type IgnoreTest } from "../../model-context/ignore-rules.js";
import { fileType, folderType, modelNames, type ModelFile, type PackOptions } from "../../model-context/model-file.js";
import { createSizeCount, sizeLimit, type SizeCount } from "../../model-context/size-limit.js";
import { checkList, refusal } from "../../values/index.js";
import { decodeText, fileReason, localPath, systemCode } from "./files.js";
import { factsOf, readWhole } from "./read-whole.js";
import { createUnreadableList, type UnreadableList } from "./unreadable-list.js";

/** Files, and bytes, after which other work gets its turn. */
const turn = { files: 256, bytes: 4 * 2 ** 20 };

/** One call of `packModel`. */
interface Packing {
  readonly records: ModelFile[];
  readonly size: SizeCount;
  readonly signal: AbortSignal | undefined;
  readonly unreadable: UnreadableList;
  warn(message: string): void;
  done(bytes: number): void;
  /** Lets other work run when it is time: files are read synchronously, which is several times faster. */
  breathe(): Promise<void> | undefined;
}

/**
 * Packs a model directory and includes as the Python SDK does: subdirectories of a directory before its files, then
 * what is below them; symbolic links to files as their targets, those to directories as empty directories, of which
 * `warn` is called; the operating system's order. Beyond the size limit the walk ends. Unlike there, what cannot be read and
 * is not ignored fails the whole call: an experiment without it would be a different one.
 */
export async function packModel(options: PackOptions): Promise<ModelFile[]> {
  const { modelDir, includes, onProgress, warn, signal, names = modelNames } = options;
  const { directory } = names;
  let files = 0;
  let bytes = 0;
  const told = { files: 0, bytes: 0 };
  const packing: Packing = {
    records: [],
    size: options.size ?? createSizeCount(sizeLimit, names),
    signal,
    unreadable: createUnreadableList(),
    warn: (message) => warn?.(message),
    done: (count) => {
      files += 1;
      bytes += count;
      onProgress?.({ phase: "pack", files, bytes });
    },
    breathe: () => {
      if (files - told.files < turn.files && bytes - told.bytes < turn.bytes) return undefined;
      told.files = files;
      told.bytes = bytes;
      return setImmediate();
    },
  };
  if (modelDir !== undefined) {
    const root = resolveRoot(modelDir, directory);
    if (!statSync(root).isDirectory()) {
      throw new InvalidArgumentError(
        `The argument ${directory} must be a directory, but ${root} is a file. Pass its directory.`,
        { argument: directory },
      );
    }
    await packTree(packing, root, "", directory);
    packing.unreadable.refuse(directory);
  }
  if (includes !== undefined) {
    const list = checkList<string | URL>("an array of paths", () => true)(includes, "includes");
    for (const include of list) await packInclude(packing, include);
    packing.unreadable.refuse("includes");
  }
  return packing.records;
}

function resolveRoot(place: unknown, argument: string): string {
  if ((typeof place !== "string" && !(place instanceof URL)) || place === "") {
    throw refusal(argument, "a path or a file: URL", place);
  }
  const root = localPath(place, argument);
  try {
    return realpathSync(root);
  } catch (cause) {
    const reason = systemCode(cause) === "ENOENT" ? "does not exist" : `cannot be used: ${fileReason(cause)}`;
    throw new InvalidArgumentError(`${root} ${reason} (argument ${argument}).`, { argument, cause });
  }
}

async function packInclude(packing: Packing, include: string | URL): Promise<void> {
  const root = resolveRoot(include, "includes");
  const name = path.basename(root);
  if (name === "") {
    throw new InvalidArgumentError(`${root} does not have a name of its own (argument includes).`, {
      argument: "includes",
    });
  }
  const facts = statSync(root);
  if (!facts.isDirectory()) {
    const record = packFile(packing, root, name);
    if (record) packing.records.push(record);
    return;
  }
  packing.records.push(toRecord(name, folderType, facts, ""));
  await packTree(packing, root, `${name}/`, "includes");
}

/** A file of rules that cannot be used refuses the tree: it names what must not be sent. */
function readRules(root: string, argument: string): IgnoreTest {
  const rules = path.join(root, ".detignore");
  try {
    lstatSync(rules);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return createIgnoreTest();
  }
  const read = readWhole(rules, undefined);
  if ("reason" in read) {
    throw new InvalidArgumentError(`Cannot read ${rules}: ${read.reason} (argument ${argument}).`, { argument });
  }
  return createIgnoreTest(decodeText(read.content, rules, argument), (line, problem) => {
    throw new InvalidArgumentError(`In ${rules}:${line}: ${problem}.`, { argument });
  });
}

async function packTree(packing: Packing, root: string, prefix: string, argument: string): Promise<void> {
  const ignores = readRules(root, argument);
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
  const { folders, files } = listFolder(packing, folder);
  const kept = folders.filter(({ name }) => !ignores(inner + name) && !ignores(`${inner}${name}/`));
  for (const { name, isLink } of kept) {
    const place = path.join(folder, name);
    if (isLink) packing.warn(`${place} is a link to a directory, of which only an empty directory is sent.`);
    try {
      packing.records.push(toRecord(prefix + inner + name, folderType, statSync(place), ""));
    } catch (error) {
      packing.unreadable.add(place, fileReason(error));
    }
  }
  for (const name of files) {
    if (name === ".detignore" || ignores(inner + name)) continue;
    const record = packFile(packing, `${folder}${path.sep}${name}`, prefix + inner + name);
    if (record) packing.records.push(record);
    const pause = packing.breathe();
    if (pause) {
      await pause;
      packing.signal?.throwIfAborted();
    }
  }
  for (const { name, isLink } of kept) {
    if (!isLink) await packFolder(packing, root, `${inner}${name}/`, prefix, ignores);
  }
}

interface Listed {
  readonly folders: { readonly name: string; readonly isLink: boolean }[];
  readonly files: string[];
}

function listFolder(packing: Packing, folder: string): Listed {
  const listed: Listed = { folders: [], files: [] };
  try {
    // opendir keeps the system's order; readdir sorts.
    const entries = opendirSync(folder, { bufferSize: 512 });
    for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
      const { name } = entry;
      const isLink = entry.isSymbolicLink();
      const isFolder = isLink ? factsOf(path.join(folder, name))?.isDirectory() : entry.isDirectory();
      if (isFolder) listed.folders.push({ name, isLink });
      else listed.files.push(name);
    }
    entries.closeSync();
  } catch (error) {
    packing.unreadable.add(folder, fileReason(error));
  }
  return listed;
}

function packFile(packing: Packing, file: string, name: string): ModelFile | undefined {
  const read = readWhole(file, (bytes) => packing.size.add(bytes, name));
  if ("reason" in read) {
    packing.unreadable.add(file, read.reason);
    return undefined;
  }
  packing.done(read.content.length);
  return toRecord(name, fileType, read.facts, read.content.toString("base64"));
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
