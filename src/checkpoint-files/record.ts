import { DownloadError } from "../errors/index.js";

/** Bytes of a checkpoint by the master's record. */
export const recordBytes = (resources: Record<string, number>): number =>
  Object.values(resources).reduce((total, size) => total + size, 0);

/** Names of the files (not directories) in a record. */
export const recordFiles = (resources: Record<string, number>): string[] =>
  Object.keys(resources).filter((name) => !name.endsWith("/"));

/**
 * The most that an archive of this checkpoint may unpack to: twice the record, room for headers, and 64 MiB for files
 * that the record does not list. No limit where the record lists nothing.
 */
export function archiveLimit(resources: Record<string, number>): number {
  const entries = Object.keys(resources).length;
  return entries === 0 ? Infinity : 2 * recordBytes(resources) + 4096 * entries + 64 * 2 ** 20;
}

/** Refuses a file whose size is not the one of the record. */
export function checkSize(resources: Record<string, number>, name: string, size: number, uuid: string): void {
  const wanted = Object.hasOwn(resources, name) ? resources[name] : undefined;
  if (wanted !== undefined && wanted !== size) {
    throw new DownloadError(
      `Checkpoint ${uuid}: ${name} has ${size} bytes, but the master's record says ${wanted}. It is safe to try again, or pass verify: false to take it as it is.`,
      { uuid, path: name },
    );
  }
}

/** Refuses a checkpoint that lacks files of its record. */
export function checkComplete(resources: Record<string, number>, found: ReadonlySet<string>, uuid: string): void {
  const missing = recordFiles(resources).filter((name) => !found.has(name));
  if (missing.length === 0) return;
  const shown = missing.slice(0, 5).join(", ") + (missing.length > 5 ? `, and ${missing.length - 5} more` : "");
  throw new DownloadError(
    `Checkpoint ${uuid} did not arrive whole; these files are missing: ${shown}. Nothing was put in place. It is safe to try again, or pass verify: false to take what there is.`,
    { uuid, missing },
  );
}
