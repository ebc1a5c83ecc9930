import { copyFile, mkdir, opendir, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { checkSize } from "../../../checkpoint-files/record.js";
import { DownloadError } from "../../../errors/index.js";
import type { Fetching } from "./fetching.js";

/** Copies a checkpoint from the first of some directories that has it; resolves to the names of its files. */
export async function copyFolder(fetching: Fetching, folders: readonly string[]): Promise<Set<string>> {
  const { uuid } = fetching.request;
  const places = folders.map((folder) => path.join(folder, uuid));
  for (const place of places) {
    if (!(await stat(place).catch(() => undefined))?.isDirectory()) continue;
    const found = new Set<string>();
    await copyInto(fetching, place, "", found);
    return found;
  }
  throw new DownloadError(`checkpoint ${uuid} is in none of these directories of this machine: ${places.join(", ")}`, {
    uuid,
  });
}

async function copyInto(fetching: Fetching, from: string, inner: string, found: Set<string>): Promise<void> {
  const { request, folder, verify, progress, signal } = fetching;
  for await (const entry of await opendir(path.join(from, inner))) {
    signal?.throwIfAborted();
    const name = inner + entry.name;
    const source = path.join(from, name);
    const place = path.join(folder, name);
    const facts = await stat(source);
    if (facts.isDirectory()) {
      await mkdir(place, { recursive: true });
      await copyInto(fetching, from, `${name}/`, found);
      continue;
    }
    if (!facts.isFile()) throw new DownloadError(`${source} is no regular file`, { uuid: request.uuid, path: source });
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
