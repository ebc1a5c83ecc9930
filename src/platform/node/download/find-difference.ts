import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { DownloadRecord } from "../../../checkpoint-files/checkpoint-download.js";
import { recordFiles } from "../../../checkpoint-files/record.js";

/**
 * Says how a directory that holds a checkpoint differs from the master's record, as the end of a sentence; undefined where it does not, or
 * where the record is not known.
 */
export async function findDifference(
  target: string,
  { resources, metadata }: DownloadRecord,
): Promise<string | undefined> {
  for (const name of recordFiles(resources)) {
    const facts = await lstat(path.join(target, name)).catch(() => undefined);
    if (!facts) return `it lacks ${name}`;
    // Metadata may be edited later, so its size says nothing.
    if (name !== "metadata.json" && facts.isFile() && facts.size !== resources[name])
      return `its ${name} has ${facts.size} bytes instead of ${resources[name]}`;
  }
  const written = await readMetadata(path.join(target, "metadata.json"));
  const known = metadata as Readonly<Record<string, unknown>>;
  const key = Object.keys(known).find((key) => key in written && !isDeepStrictEqual(written[key], known[key]));
  return key === undefined ? undefined : `its metadata.json has another ${JSON.stringify(key)}`;
}

/** What is not readable as an object has nothing to compare. */
async function readMetadata(file: string): Promise<Record<string, unknown>> {
  try {
    return Object(JSON.parse(await readFile(file, "utf8"))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
