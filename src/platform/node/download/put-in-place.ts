import { copyFile, lstat, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { DownloadError } from "../../../errors/index.js";
import { makeDirectory } from "../make-directory.js";
import { systemCode } from "../files.js";

/** The files whose presence says that a checkpoint is whole; they appear last. */
export const markers = ["MLmodel", "metadata.json"] as const;

/** Returns whether a target already holds a whole checkpoint. */
export async function isComplete(target: string): Promise<boolean> {
  for (const marker of markers) {
    if (await exists(path.join(target, marker))) return true;
  }
  return false;
}

const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

/**
 * Moves a staged checkpoint to its target: in one step where there is no target yet, else file by file with the
 * markers last. Files of the target that the checkpoint does not have stay.
 */
export async function putInPlace(staged: string, target: string): Promise<void> {
  try {
    await rename(staged, target);
    return;
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "EXDEV", "EPERM", "ENOTDIR", "EACCES"].includes(systemCode(error) ?? "")) throw error;
  }
  const facts = await stat(target).catch(() => undefined);
  if (facts && !facts.isDirectory()) throw conflict(target, "it is a file");
  const names = (await readdir(staged, { recursive: true, withFileTypes: true })).map((entry) => ({
    name: path.relative(staged, path.join(entry.parentPath, entry.name)),
    isFolder: entry.isDirectory(),
  }));
  for (const { name, isFolder } of names) await checkPlace(target, name, isFolder);
  for (const marker of markers) await rm(path.join(target, marker), { force: true });
  const order = names.filter(({ name }) => !isMarker(name)).concat(names.filter(({ name }) => isMarker(name)));
  await makeDirectory(target);
  for (const { name, isFolder } of order) {
    const place = path.join(target, name);
    if (isFolder) {
      await makeDirectory(place);
      continue;
    }
    await makeDirectory(path.dirname(place));
    await move(path.join(staged, name), place);
  }
  await rm(staged, { recursive: true, force: true });
}

const isMarker = (name: string): boolean => (markers as readonly string[]).includes(name);

const conflict = (place: string, reason: string): DownloadError =>
  new DownloadError(
    `The checkpoint cannot be written to ${place}: ${reason}. Move that away, or choose another path.`,
    {
      path: place,
    },
  );

/** What is in the target already must not lead elsewhere or be of another kind. */
async function checkPlace(target: string, name: string, isFolder: boolean): Promise<void> {
  const parts = name.split(path.sep);
  for (let length = 1; length <= parts.length; length += 1) {
    const place = path.join(target, ...parts.slice(0, length));
    const facts = await lstat(place).catch(() => undefined);
    if (!facts) return;
    const last = length === parts.length;
    if (last && !isFolder) {
      if (facts.isDirectory()) throw conflict(place, "it is a directory");
    } else if (!facts.isDirectory()) {
      throw conflict(place, facts.isSymbolicLink() ? "it is a link" : "it is a file");
    }
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCode(error) !== "EXDEV") throw error;
    const near = `${to}.partial`;
    const { atime, mtime } = await stat(from);
    await copyFile(from, near);
    await utimes(near, atime, mtime);
    await rename(near, to);
  }
}
