import { close, futimes, open, write } from "node:fs";
import { copyFile, mkdir, rm, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { archiveError, readArchive, type ArchiveEntry } from "../../../checkpoint-files/archive.js";
import { archiveLimit, checkComplete, checkSize } from "../../../checkpoint-files/record.js";
import { makeDirectory } from "../make-directory.js";
import type { Fetching } from "./fetching.js";
import { gunzip } from "./gunzip.js";
import { limitTasks } from "./limited-tasks.js";
import { parallelWrites } from "./parallel.js";

/** Bytes up to which a file is read whole, so that the next one is unpacked while this one is written. */
const smallFile = 2 ** 20;

// The callback forms: a FileHandle for each of a thousand files takes more time than the writing.
const openFile = promisify(open);
const writeBytes = promisify(write);
const setTimes = promisify(futimes);
const closeFile = promisify(close);

/** Unpacks the archive that the master serves into the staging folder; resolves to the names of its files. */
export async function unpackArchive(fetching: Fetching): Promise<Set<string>> {
  const { request, folder, signal } = fetching;
  const found = new Set<string>();
  const links: ArchiveEntry[] = [];
  const stream = await request.openArchive(signal);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const made = new Set([folder]);
  const writes = limitTasks(parallelWrites);
  try {
    for await (const entry of readArchive(stream, { limit: archiveLimit(request.resources), signal, gunzip })) {
      const { name, type } = entry;
      const place = path.join(folder, name);
      if (type === "directory") await makeFolder(place, made);
      else if (type === "file") {
        if (fetching.verify) checkSize(request.resources, name, entry.size, request.uuid);
        await makeFolder(path.dirname(place), made);
        // Of two entries with one name the later one counts, as with tar.
        if (found.has(name)) await writes.settled();
        found.add(name);
        if (entry.size > smallFile) await writeEntry(fetching, entry, place, readChunks(entry, signal));
        else {
          const chunks: Uint8Array[] = [];
          for await (const chunk of readChunks(entry, signal)) chunks.push(chunk);
          await writes.start(() => writeEntry(fetching, entry, place, chunks));
        }
      } else links.push(entry);
    }
    await writes.settled();
  } catch (error) {
    // The folder may be removed next: nobody must write to it any more.
    await writes.settled().catch(() => {});
    throw error;
  }
  // Links come last, so that nothing is written through them.
  for (const { name, type, target = "" } of links) {
    const place = path.join(folder, name);
    await makeFolder(path.dirname(place), made);
    await rm(place, { force: true });
    if (type === "link") await copyFile(path.join(folder, target), place);
    else await symlink(path.relative(path.dirname(place), path.join(folder, target)) || ".", place);
    found.add(name);
  }
  if (fetching.verify) await checkLinks(fetching, found, links);
  return found;
}

/** What the record lists as a file must be one of that size, also where the archive has a link in its place. */
async function checkLinks({ request, folder }: Fetching, found: Set<string>, links: ArchiveEntry[]): Promise<void> {
  const there = new Set(found);
  for (const { name } of links) {
    const facts = await stat(path.join(folder, name)).catch(() => undefined);
    if (facts?.isFile()) checkSize(request.resources, name, facts.size, request.uuid);
    else there.delete(name);
  }
  checkComplete(request.resources, there, request.uuid);
}

async function makeFolder(place: string, made: Set<string>): Promise<void> {
  if (made.has(place)) return;
  await makeDirectory(place);
  made.add(place);
}

async function* readChunks({ body }: ArchiveEntry, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      signal?.throwIfAborted();
      throw archiveError(error);
    });
    if (done) return;
    yield value;
  }
}

async function writeEntry(
  { progress, signal }: Fetching,
  { name, mode, modified }: ArchiveEntry,
  place: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const handle = await openFile(place, "w", mode | 0o600);
  try {
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length;) {
        start += (await writeBytes(handle, chunk, start)).bytesWritten;
      }
      progress.add(name, chunk.length);
      signal?.throwIfAborted();
    }
    if (modified) await setTimes(handle, modified, modified);
  } finally {
    await closeFile(handle);
  }
  progress.done(name);
}
