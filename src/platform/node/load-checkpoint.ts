import { closeSync, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
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
  const { checkIsTorch, readStateDictInSteps } = await import("../../state-dict/index.js");
  let file = target;
  if (await isDirectory(target)) {
    checkIsTorch(await readMetadata(target), target);
    file = path.join(target, "state_dict.pth");
  }
  const value = await readStateDictInSteps(fileSource(file), setImmediate);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new DeterminedError(`${file} does not hold a dict, so it is not a checkpoint of a trial.`);
  }
  return value as Record<string, unknown>;
}

async function isDirectory(target: string): Promise<boolean> {
  try {
    return (await stat(target)).isDirectory();
  } catch (cause) {
    throw new InvalidArgumentError(`Cannot read ${target}: ${fileReason(cause)} (argument ${argument}).`, {
      argument,
      cause,
    });
  }
}

async function readMetadata(directory: string): Promise<Record<string, unknown>> {
  const file = path.join(directory, "metadata.json");
  const text = await readText(file, argument);
  try {
    const metadata: unknown = JSON.parse(text);
    if (typeof metadata === "object" && metadata !== null) return metadata as Record<string, unknown>;
  } catch (cause) {
    throw new InvalidArgumentError(`${file} is not JSON (argument ${argument}).`, { argument, cause });
  }
  throw new InvalidArgumentError(`${file} is not a JSON object (argument ${argument}).`, { argument });
}

/**
 * The bytes of a file. It is opened for each read, since nobody would close it after the last tensor; a file that was changed
 * in between is refused.
 */
function fileSource(file: string): ByteSource {
  const withFile = <T>(use: (handle: number, facts: Stats) => T): T => {
    const handle = openSync(file, "r");
    try {
      return use(handle, fstatSync(handle));
    } finally {
      closeSync(handle);
    }
  };
  let opened: Stats;
  try {
    opened = withFile((_, facts) => facts);
  } catch (cause) {
    throw new InvalidArgumentError(`Cannot read ${file}: ${fileReason(cause)} (argument ${argument}).`, {
      argument,
      cause,
    });
  }
  // Errors of `read` get the name of the file from their caller.
  const read = (offset: number, length: number): Uint8Array => {
    try {
      return withFile((handle, { size, mtimeMs, ino }) => {
        if (size !== opened.size || mtimeMs !== opened.mtimeMs || ino !== opened.ino) {
          throw new DeterminedError("The file changed after it was loaded. Load it again.");
        }
        return readRange(handle, offset, length);
      });
    } catch (cause) {
      if (DeterminedError.isInstance(cause)) throw cause;
      throw new DeterminedError(`The file cannot be read: ${fileReason(cause)}.`, { cause });
    }
  };
  return { name: file, size: opened.size, read };
}

function readRange(handle: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const count = readSync(handle, bytes, done, Math.min(length - done, mostBytesOfRead), offset + done);
    if (count === 0) throw new DeterminedError("The file ends too early.");
    done += count;
  }
  return bytes;
}
