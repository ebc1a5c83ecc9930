import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "./files.js";

/**
 * Makes a directory and its parents; resolves to the first that was missing, or undefined when it was there. Node's own
 * recursive `mkdir` says ENOENT where a file system is read-only, and never ends where nothing can be made, as in `/proc`.
 */
export async function makeDirectory(place: string, mode?: number): Promise<string | undefined> {
  try {
    return await makeOne(place, mode);
  } catch (error) {
    if (systemCode(error) !== "ENOENT" || path.dirname(place) === place) throw error;
  }
  const first = await makeDirectory(path.dirname(place), mode);
  const last = await makeOne(place, mode);
  return first ?? last;
}

/** Makes a directory whose parent is there. */
async function makeOne(place: string, mode: number | undefined): Promise<string | undefined> {
  try {
    await mkdir(place, mode === undefined ? {} : { mode });
    return place;
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
    if ((await stat(place)).isDirectory()) return undefined;
    throw Object.assign(error as Error, { code: "ENOTDIR" });
  }
}
