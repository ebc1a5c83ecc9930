import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from "node:fs";
import { InvalidArgumentError } from "../../errors/index.js";
import { fileReason } from "./files.js";

// A fifo opened this way answers at once instead of waiting for a writer.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Filled and used up within one synchronous call. */
const scratch: Buffer = Buffer.allocUnsafeSlow(2 ** 20);
/** A file that was read, or why it could not be. */
export type WholeFile = { readonly facts: Stats; readonly content: Buffer } | { readonly reason: string };

/**
 * Reads as many bytes as the file had when it was opened, so that one that grows meanwhile ends all the same. Files that
 * claim to be empty are read to their end, since those of procfs, sysfs and some network mounts know no size. The content
 * is good until the next call.
 */
export function readWhole(file: string, count: ((bytes: number) => void) | undefined): WholeFile {
  let handle: number;
  try {
    handle = openSync(file, openFlags);
  } catch (error) {
    return { reason: fileReason(error) };
  }
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return { reason: "it is not a regular file" };
    if (facts.size === 0) return { facts, content: readToEnd(handle, count) };
    count?.(facts.size);
    // One buffer for all small files spares the garbage collector half of the time.
    const content = facts.size <= scratch.length ? scratch : Buffer.allocUnsafe(facts.size);
    let length = 0;
    while (length < facts.size) {
      const read = readSync(handle, content, length, facts.size - length, length);
      if (read === 0) break;
      length += read;
    }
    return { facts, content: content.subarray(0, length) };
  } catch (error) {
    if (InvalidArgumentError.isInstance(error)) throw error;
    return { reason: fileReason(error) };
  } finally {
    closeSync(handle);
  }
}

function readToEnd(handle: number, count: ((bytes: number) => void) | undefined): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    const length = readSync(handle, scratch, 0, scratch.length, null);
    if (length === 0) return Buffer.concat(chunks);
    count?.(length);
    chunks.push(Buffer.from(scratch.subarray(0, length)));
  }
}

/** What a path leads to; undefined for a link that leads nowhere, or in a circle. */
export function factsOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
