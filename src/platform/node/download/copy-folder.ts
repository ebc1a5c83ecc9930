import type { Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { checkSize } from "../../../checkpoint-files/record.js";
import { DownloadError } from "../../../errors/index.js";
import { makeDirectory } from "../make-directory.js";
import { systemCode } from "../files.js";
import { copyFile } from "./copy-file.js";
import { directRepetition, type Fetching } from "./fetching.js";
import { repeatCut } from "./repeat-cut.js";
import { watchSilence, type SilenceWatch } from "./silence-watch.js";
import { storeError } from "./store-errors.js";

/** Copies a checkpoint from the first of some directories that has it; resolves to the names of its files. */
export async function copyFolder(fetching: Fetching, folders: readonly string[]): Promise<Set<string>> {
  const { uuid, silence } = fetching.request;
  for (const folder of folders) {
    const from = path.join(folder, uuid);
    const watch = watchSilence(silence, fetching.signal);
    try {
      if (!(await watch.next(stat(from).catch(() => undefined)))?.isDirectory()) continue;
      const found = new Set<string>();
      await copyInto({ fetching, storage: await watch.next(realpath(folder)), from, found, watch }, "", []);
      return found;
    } catch (error) {
      throw storeError(error, from, uuid);
    } finally {
      watch.end();
    }
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
  readonly watch: SilenceWatch;
}

async function copyInto(copy: Copy, inner: string, above: readonly string[]): Promise<void> {
  const { fetching, from, watch } = copy;
  const here = await insideStorage(copy, path.join(from, inner));
  if (above.includes(here)) throw refusal(copy, path.join(from, inner), "a link to a directory that it is in");
  for (const entry of await watch.next(readdir(here, { withFileTypes: true }))) {
    fetching.signal?.throwIfAborted();
    const name = inner + entry.name;
    const source = path.join(here, entry.name);
    const facts = await watch.next(stat(source));
    if (facts.isDirectory()) {
      await makeDirectory(path.join(fetching.folder, name));
      await copyInto(copy, `${name}/`, [...above, here]);
      continue;
    }
    if (!facts.isFile()) throw refusal(copy, source, "not a regular file");
    if (entry.isSymbolicLink()) await insideStorage(copy, source);
    await copyOne(copy, name, source, facts);
    copy.found.add(name);
    fetching.progress.done(name);
  }
}

async function copyOne({ fetching, watch }: Copy, name: string, source: string, facts: Stats): Promise<void> {
  const { request, folder, verify, progress } = fetching;
  if (verify) checkSize(request.resources, name, facts.size, request.uuid);
  const place = path.join(folder, name);
  const there = await stat(place).catch(() => undefined);
  // A copy that was cut is shorter, and gets its time last.
  if (there?.size === facts.size && Math.trunc(there.mtimeMs) === Math.trunc(facts.mtimeMs)) {
    progress.add(name, facts.size);
    return;
  }
  let bytes = 0;
  const copyOnce = (): Promise<void> =>
    copyFile(source, facts, place, watch, (count) => {
      bytes += count;
      progress.add(name, count);
    });
  await repeatCut(copyOnce, {
    ...directRepetition(fetching),
    // What a file system on another machine says while that is away.
    mayPass: (error) => /^(?:EIO|ESTALE|ETIMEDOUT|EAGAIN|EHOSTDOWN|ECONN\w+)$/.test(systemCode(error) ?? ""),
    beforeRepeat: () => {
      progress.add(name, -bytes);
      bytes = 0;
    },
  });
}

/** Where a path really leads. The writer of the checkpoint may have put links into it to files that only its reader may read. */
async function insideStorage(copy: Copy, place: string): Promise<string> {
  const real = await copy.watch.next(realpath(place));
  const inner = path.relative(copy.storage, real);
  if (inner.split(path.sep)[0] !== ".." && !path.isAbsolute(inner)) return real;
  throw refusal(copy, place, "a link out of the storage");
}

function refusal({ fetching }: Copy, place: string, what: string): DownloadError {
  return new DownloadError(`${place} is ${what}`, { uuid: fetching.request.uuid, path: place });
}
