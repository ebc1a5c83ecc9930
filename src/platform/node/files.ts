import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError } from "../../errors/index.js";

/** The system's code of a failed call (`ENOENT`), or undefined. */
export const systemCode = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code;

/** Why a file could not be used that is not there. */
export const missing = "there is no such file";

const reasons: Record<string, string> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EISDIR: "it is a directory",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
  ELOOP: "its links lead in a circle",
  ENXIO: "it is not a regular file",
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
    throw new InvalidArgumentError(
      `The argument ${argument} must be a path or a file: URL, got ${text.split(/[?#]/)[0]}.`,
      {
        argument,
        cause,
      },
    );
  }
}

/** Reads a UTF-8 file; InvalidArgumentError names the argument, the file and what is wrong with it. */
export async function readText(place: string | URL, argument: string): Promise<string> {
  const file = localPath(place, argument);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new InvalidArgumentError(`Cannot read ${file}: ${fileReason(cause)} (argument ${argument}).`, {
      argument,
      cause,
    });
  }
  return decodeText(bytes, file, argument);
}

/** The text of a file's bytes, without a byte order mark; InvalidArgumentError when they are not UTF-8. */
export function decodeText(bytes: Uint8Array, file: string, argument: string): string {
  const refuse = (kind: string, cause?: unknown): InvalidArgumentError =>
    new InvalidArgumentError(`Cannot read ${file}: it is ${kind} (argument ${argument}). Save it as UTF-8.`, {
      argument,
      cause,
    });
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw refuse("UTF-16 text");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse("not UTF-8 text", cause);
  }
  // What UTF-16 without a mark and binary files have in common.
  if (text.includes("\0")) throw refuse("not UTF-8 text, since it holds zero bytes");
  return text;
}

/** The path with a leading `~` replaced by the home directory. */
export const expandHome = (place: string): string =>
  place === "~" || place.startsWith("~/") ? path.join(homedir(), place.slice(1)) : place;
