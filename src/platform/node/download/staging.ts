import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { systemCode } from "../files.js";
import { makeDirectory } from "../make-directory.js";
import { isRunning } from "../running-process.js";

/** A folder beside the target in which a download grows. */
export interface Staging {
  readonly folder: string;
  /** Removes it, and the parents of the target that it had to make, if they are empty. */
  discard(): Promise<void>;
  /** Leaves it for a later try. */
  release(): void;
}

const active = new Set<string>();
let count = 0;

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/**
 * Makes the staging folder of a target, or takes over one that a killed process left. Its name holds the process, so
 * that two downloads never share one. Where the target's parent cannot be written, it is in the temporary directory.
 */
export async function openStaging(target: string, uuid: string): Promise<Staging> {
  const parent = path.dirname(target);
  const made = await makeDirectory(parent);
  const start = `.${path.basename(target).slice(0, 60)}.${shortHash(`${target}\0${uuid}`)}-`;
  const name = `${start}${shortHash(hostname())}-${process.pid}-${(count += 1)}.partial`;
  let folder = path.join(parent, name);
  active.add(name);
  try {
    if (!(await adopt(parent, start, folder))) await mkdir(folder, { mode: 0o755 });
  } catch (error) {
    const code = systemCode(error) ?? "";
    if (code === "ENOENT") {
      // A download that was aborted has just removed the empty parent that it had made.
      await makeDirectory(folder);
    } else if (["EACCES", "EPERM", "EROFS"].includes(code)) {
      folder = path.join(tmpdir(), name);
      if (!(await adopt(tmpdir(), start, folder))) await mkdir(folder, { mode: 0o700 });
    } else {
      active.delete(name);
      throw error;
    }
  }
  return {
    folder,
    release: () => void active.delete(name),
    discard: async () => {
      // What was being written when the download was aborted may appear while the rest is removed.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
      active.delete(name);
      if (made !== undefined) await removeEmpty(parent, path.resolve(made));
    },
  };
}

async function adopt(parent: string, start: string, folder: string): Promise<boolean> {
  let adopted = false;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(start) || !name.endsWith(".partial") || !isAbandoned(name, start)) continue;
    const left = path.join(parent, name);
    if (!(await isOurs(left))) continue;
    if (adopted) {
      await rm(left, { recursive: true, force: true });
      continue;
    }
    try {
      // Of two processes that want it, the rename lets one have it.
      await rename(left, folder);
      adopted = true;
    } catch (error) {
      if (systemCode(error) !== "ENOENT") throw error;
    }
  }
  return adopted;
}

/** Anybody may make a folder, or a link, of that name in a directory that many write to, such as the temporary one. */
async function isOurs(place: string): Promise<boolean> {
  const facts = await lstat(place).catch(() => undefined);
  return !!facts?.isDirectory() && facts.uid === (process.getuid?.() ?? facts.uid);
}

function isAbandoned(name: string, start: string): boolean {
  const [host, pid] = name.slice(start.length).split("-");
  if (host !== shortHash(hostname()) || active.has(name)) return false;
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let current = folder; current.startsWith(top); current = path.dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return;
    }
  }
}
