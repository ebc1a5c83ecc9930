import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError } from "../../errors/index.js";
import type { SaveFileOptions } from "../platform.js";

/** The system's code of a failed call (`ENOENT`), or undefined. */
export const systemCode = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code;

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
};

/** Why a file could not be used, in words. */
export const fileReason = (error: unknown): string =>
  reasons[systemCode(error) ?? ""] ?? (error instanceof Error ? error.message : String(error));

/** A local path of a path or `file:` URL; InvalidArgumentError for any other URL. */
export function localPath(place: string | URL, argument: string): string {
  const text = String(place);
  if (!(place instanceof URL) && !/^file:/i.test(text)) return text;
  try {
    return fileURLToPath(place);
  } catch (cause) {
    throw new InvalidArgumentError(`${argument}: only file: URLs can be read, not ${text.split(/[?#]/)[0]}`, {
      argument,
      cause,
    });
  }
}

/** Reads a UTF-8 file; InvalidArgumentError names the argument, the file and what is wrong with it. */
export async function readText(place: string | URL, argument: string): Promise<string> {
  const file = localPath(place, argument);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new InvalidArgumentError(`${argument}: cannot read ${file}: ${fileReason(cause)}`, { argument, cause });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidArgumentError(`${argument}: cannot read ${file}: it is not UTF-8 text`, { argument, cause });
  }
}

/** The path with a leading `~` replaced by the home directory. */
export const expandHome = (place: string): string =>
  place === "~" || place.startsWith("~/") ? path.join(homedir(), place.slice(1)) : place;

/** Writes a file into a directory, which is created; resolves to the file's path. */
export async function saveFile({ directory, name, read }: SaveFileOptions): Promise<string> {
  const bytes = await read();
  const file = path.join(expandHome(directory ?? "."), path.basename(name.replaceAll("\\", "/")));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
}

/** Writes a text file; its directory is created. */
export async function writeTextFile(place: string, read: () => Promise<string>): Promise<void> {
  const text = await read();
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
}
