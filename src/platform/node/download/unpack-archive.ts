import { copyFile, mkdir, open, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { archiveError, readArchive, type ArchiveEntry } from "../../../checkpoint-files/archive.js";
import { archiveLimit, checkSize } from "../../../checkpoint-files/record.js";
import type { Fetching } from "./fetching.js";

/** zlib of Node, in larger pieces than DecompressionStream gives. */
function gunzip(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const source = Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  source.on("error", (error) => unzip.destroy(error));
  unzip.on("close", () => source.destroy());
  return Readable.toWeb(source.pipe(unzip), {
    strategy: { highWaterMark: 4 },
  }) as unknown as ReadableStream<Uint8Array>;
}

/** Unpacks the archive that the master serves into the staging folder; resolves to the names of its files. */
export async function unpackArchive(fetching: Fetching): Promise<Set<string>> {
  const { request, folder, progress, signal } = fetching;
  const found = new Set<string>();
  const links: ArchiveEntry[] = [];
  const stream = await request.openArchive(signal);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for await (const entry of readArchive(stream, { limit: archiveLimit(request.resources), signal, gunzip })) {
    const { name, type } = entry;
    if (type === "directory") await mkdir(path.join(folder, name), { recursive: true });
    else if (type === "file") {
      if (fetching.verify) checkSize(request.resources, name, entry.size, request.uuid);
      await writeEntry(fetching, entry);
      found.add(name);
      progress.done(name);
    } else links.push(entry);
  }
  // Links come last, so that nothing is written through them.
  for (const { name, type, target = "" } of links) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await rm(place, { force: true });
    if (type === "link") await copyFile(path.join(folder, target), place);
    else await symlink(path.relative(path.dirname(place), path.join(folder, target)) || ".", place);
    found.add(name);
  }
  return found;
}

async function writeEntry({ folder, progress, signal }: Fetching, entry: ArchiveEntry): Promise<void> {
  const file = path.join(folder, entry.name);
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "w", entry.mode | 0o600);
  try {
    const reader = entry.body.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        signal?.throwIfAborted();
        throw archiveError(error);
      });
      if (done) break;
      for (let start = 0; start < value.length;) {
        start += (await handle.write(value, start)).bytesWritten;
      }
      progress.add(entry.name, value.length);
      signal?.throwIfAborted();
    }
    if (entry.modified) await handle.utimes(entry.modified, entry.modified);
  } finally {
    await handle.close();
  }
}
