import { InvalidArgumentError } from "../errors/index.js";
import { isPlainObject, refusal } from "../values/index.js";
import { encodeBase64 } from "./base64.js";
import { directoryMode, fileType, folderType, regularMode, type ModelFile } from "./model-file.js";
import type { SizeCount } from "./size-limit.js";

/** A model definition without a file system: relative POSIX path to content. */
export type ModelFiles = Record<string, string | Uint8Array | Blob>;

const refuse = (argument: string, sentence: string): InvalidArgumentError =>
  new InvalidArgumentError(`The argument ${argument} ${sentence}.`, { argument });

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

function checkPath(path: string, argument: string): void {
  const parts = path.split("/");
  // JSON would carry it, and the master would store another name.
  if (!isWellFormed(path))
    throw refuse(argument, `has the path ${JSON.stringify(path)}, which holds half of a surrogate pair`);
  if (path.startsWith("/") || /^[a-z]:/i.test(path) || path.includes("\\") || path.includes("\0")) {
    throw refuse(argument, `has the path "${path}", which is not a relative path with "/" between its parts`);
  }
  if (parts.some((part) => part === ".." || part === "." || part === "")) {
    throw refuse(argument, `has the path "${path}", which must not hold "..", "." or empty parts`);
  }
}

async function toBytes(content: unknown, path: string, argument: string): Promise<Uint8Array> {
  if (typeof content === "string") {
    if (!isWellFormed(content))
      throw refuse(argument, `has a string for "${path}" that holds half of a surrogate pair; pass bytes`);
    return new TextEncoder().encode(content);
  }
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  throw refusal(`${argument}["${path}"]`, "a string, a Uint8Array or a Blob", content);
}

/**
 * Makes the records of `modelFiles`: a directory record for each parent, then the files. Paths that are absolute or hold
 * `..`, a path that is both file and directory, and content of another kind reject with InvalidArgumentError.
 *
 * @param argument Their name in messages.
 * @param now Modification time of every file, milliseconds since 1970.
 */
export async function modelFilesToRecords(
  modelFiles: ModelFiles,
  argument: string,
  size: SizeCount,
  now: number,
  onFile?: (bytes: number) => void,
): Promise<ModelFile[]> {
  if (!isPlainObject(modelFiles)) {
    throw refusal(argument, "an object of path to content", modelFiles);
  }
  const mtime = String(Math.floor(now / 1000));
  const record = (path: string, type: number, mode: number, content: string): ModelFile => ({
    path,
    type,
    content,
    mtime,
    mode,
    uid: 0,
    gid: 0,
  });
  const folders = new Set<string>();
  for (const path of Object.keys(modelFiles)) {
    checkPath(path, argument);
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) folders.add(path.slice(0, end));
  }
  const records = [...folders].map((folder) => record(folder, folderType, directoryMode, ""));
  for (const [path, content] of Object.entries(modelFiles)) {
    if (folders.has(path)) throw refuse(argument, `has "${path}" both as a file and as a directory`);
    if (content instanceof Blob) size.add(content.size, path);
    const bytes = await toBytes(content, path, argument);
    if (!(content instanceof Blob)) size.add(bytes.length, path);
    records.push(record(path, fileType, regularMode, encodeBase64(bytes)));
    onFile?.(bytes.length);
  }
  return records;
}
