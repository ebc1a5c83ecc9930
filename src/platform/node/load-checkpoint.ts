import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { DeterminedError, InvalidArgumentError } from "../../errors/index.js";
import type { ByteSource } from "../../state-dict/index.js";
import { expandHome, fileReason, localPath, readText } from "./files.js";

const argument = "path";
const mostBytesOfRead = 2 ** 30;

/**
 * Reads `state_dict.pth` of a downloaded PyTorch checkpoint, given its directory or the file itself. Runs nothing from it.
 * Checkpoints of other kinds reject with UnsupportedRuntimeError that says what was found and how to load it in Python.
 */
export async function loadCheckpoint(place: string): Promise<Record<string, unknown>> {
  const target = expandHome(localPath(place, argument));
  const { checkIsTorch, readStateDict } = await import("../../state-dict/index.js");
  let file = target;
  if (await isDirectory(target)) {
    checkIsTorch(await readMetadata(target), target);
    file = path.join(target, "state_dict.pth");
  }
  const value = readStateDict(fileSource(file));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new DeterminedError(`${file}: holds no dict, so it is no checkpoint of a trial`);
  }
  return value as Record<string, unknown>;
}

async function isDirectory(target: string): Promise<boolean> {
  try {
    return (await stat(target)).isDirectory();
  } catch (cause) {
    throw new InvalidArgumentError(`${argument}: cannot read ${target}: ${fileReason(cause)}`, { argument, cause });
  }
}

async function readMetadata(directory: string): Promise<Record<string, unknown>> {
  const file = path.join(directory, "metadata.json");
  const text = await readText(file, argument);
  try {
    const metadata: unknown = JSON.parse(text);
    if (typeof metadata === "object" && metadata !== null) return metadata as Record<string, unknown>;
  } catch (cause) {
    throw new InvalidArgumentError(`${argument}: ${file} is not JSON`, { argument, cause });
  }
  throw new InvalidArgumentError(`${argument}: ${file} is no JSON object`, { argument });
}

/**
 * The bytes of a file. It is opened for each read, since nobody would close it after the last tensor; a file that was changed
 * in between is refused.
 */
function fileSource(file: string): ByteSource {
  const withFile = <T>(use: (handle: number, size: number, version: string) => T): T => {
    let handle: number;
    try {
      handle = openSync(file, "r");
    } catch (cause) {
      throw new InvalidArgumentError(`${argument}: cannot read ${file}: ${fileReason(cause)}`, { argument, cause });
    }
    try {
      const { size, mtimeMs, ino } = fstatSync(handle);
      return use(handle, size, `${size} ${mtimeMs} ${ino}`);
    } finally {
      closeSync(handle);
    }
  };
  const [size, version] = withFile((_, size, version) => [size, version] as const);
  const read = (offset: number, length: number): Uint8Array =>
    withFile((handle, _, current) => {
      if (current !== version) throw new DeterminedError(`${file} changed after it was loaded. Load it again.`);
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length;) {
        const count = readSync(handle, bytes, done, Math.min(length - done, mostBytesOfRead), offset + done);
        if (count === 0) throw new DeterminedError(`${file} ends too early`);
        done += count;
      }
      return bytes;
    });
  return { name: file, size, read };
}
