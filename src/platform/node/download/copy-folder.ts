import { copyFile, mkdir, opendir, realpath, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { checkSize } from "../../../checkpoint-files/record.js";
import { DownloadError } from "../../../errors/index.js";
import type { Fetching } from "./fetching.js";

/** Copies a checkpoint from the first of some directories that has it; resolves to the names of its files. */
export async function copyFolder(fetching: Fetching, folders: readonly string[]): Promise<Set<string>> {
  const { uuid } = fetching.request;
  for (const folder of folders) {
    const place = path.join(folder, uuid);
    if (!(await stat(place).catch(() => undefined))?.isDirectory()) continue;
    const found = new Set<string>();
    await copyInto({ fetching, storage: await realpath(folder), from: place, found }, "", []);
    return found;
  }
  const places = folders.map((folder) => path.join(folder, uuid)).join(", ");
  throw new DownloadError(`Checkpoint ${uuid} is in none of these directories of this machine: ${places}.`, { uuid });
}

/** A copy under way. */
interface Copy {
  readonly fetching: Fetching;
  /** The storage's directory, without links in its path. */
  readonly storage: string;
  /** The checkpoint in it. */
  readonly from: string;
  readonly found: Set<string>;
}

async function copyInto(copy: Copy, inner: string, above: readonly string[]): Promise<void> {
  const { fetching, from, found } = copy;
  const { request, folder, verify, progress, signal } = fetching;
  const here = await insideStorage(copy, path.join(from, inner));
  if (above.includes(here)) throw refusal(copy, path.join(from, inner), "a link to a directory that it is in");
  for await (const entry of await opendir(here)) {
    signal?.throwIfAborted();
    const name = inner + entry.name;
    const place = path.join(folder, name);
    const source = path.join(here, entry.name);
    const facts = await stat(source);
    if (facts.isDirectory()) {
      await mkdir(place, { recursive: true });
      await copyInto(copy, `${name}/`, [...above, here]);
      continue;
    }
    if (!facts.isFile()) throw refusal(copy, source, "not a regular file");
    if (entry.isSymbolicLink()) await insideStorage(copy, source);
    if (verify) checkSize(request.resources, name, facts.size, request.uuid);
    const there = await stat(place).catch(() => undefined);
    // A copy that was cut is shorter, and gets its time last.
    if (there?.size !== facts.size || Math.trunc(there.mtimeMs) !== Math.trunc(facts.mtimeMs)) {
      await copyFile(source, place);
      await utimes(place, facts.atime, facts.mtime);
    }
    progress.add(name, facts.size);
    found.add(name);
    progress.done(name);
  }
}

/** Where a path really leads. The writer of the checkpoint may have put links into it to files that only its reader may read. */
async function insideStorage(copy: Copy, place: string): Promise<string> {
  const real = await realpath(place);
  const inner = path.relative(copy.storage, real);
  if (inner.split(path.sep)[0] !== ".." && !path.isAbsolute(inner)) return real;
  throw refusal(copy, place, "a link out of the storage");
}

function refusal({ fetching }: Copy, place: string, what: string): DownloadError {
  return new DownloadError(`${place} is ${what}`, { uuid: fetching.request.uuid, path: place });
}
