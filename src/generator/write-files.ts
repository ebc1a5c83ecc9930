import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { GeneratorError } from "./generator-error.js";

/** Contents of files by name. */
export type Files = Readonly<Record<string, string>>;

interface WriteOptions {
  readonly alone?: boolean;
  readonly overwrite?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The first line of what is generated begins with these words. */
export const mark = "// Written by ";

const stagePrefix = ".determined-generate-";

/**
 * Writes files into a folder, all or none: they are staged in it first, in a folder of their own. Only what was generated
 * is overwritten.
 *
 * @param options `alone`: the folder is ours, and no other files may lie there; `overwrite`: whatever is there; `signal`:
 *   aborted before anything is written.
 * @throws GeneratorError for a folder that is not ours to write, before anything is written.
 */
export async function writeFiles(folder: string, files: Files, options: WriteOptions = {}): Promise<void> {
  await checkFolder(folder, Object.keys(files), options);
  options.signal?.throwIfAborted();
  const target = path.resolve(folder);
  let made: string | undefined;
  let staged: string | undefined;
  try {
    for (const folder of missingFolders(target)) {
      await mkdir(folder);
      made ??= folder;
    }
    // Not beside it, where one may not be allowed to write.
    staged = await mkdtemp(path.join(target, stagePrefix));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(staged, name), text);
    await replaceAll(staged, target, Object.keys(files));
  } catch (error) {
    if (made) await rm(made, { recursive: true, force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GeneratorError(`Cannot write ${folder}: ${whyNot(code, message)}`);
  } finally {
    if (staged) await rm(staged, { recursive: true, force: true });
  }
}

/** Moves staged files to their places. When one cannot be moved, those before it are again what they were. */
async function replaceAll(staged: string, target: string, names: readonly string[]): Promise<void> {
  const kept = (name: string): string => path.join(staged, `${name}.old`);
  for (const name of names) {
    // A copy, so that the file is at its place at every moment.
    if (existsSync(path.join(target, name))) await copyFile(path.join(target, name), kept(name));
  }
  const replaced: string[] = [];
  try {
    for (const name of names) {
      await rename(path.join(staged, name), path.join(target, name));
      replaced.push(name);
    }
  } catch (error) {
    for (const name of replaced) {
      if (existsSync(kept(name))) await rename(kept(name), path.join(target, name));
      else await rm(path.join(target, name));
    }
    throw error;
  }
}

/** The folder and those above it that are not there, the outermost first. A recursive `mkdir` never ends in `/proc`. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(path.dirname(folder)), folder];
}

/** Which files of a folder are not as they should be: those that differ, apart from their first line, or are missing. */
export async function staleFiles(folder: string, files: Files): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const present = await readFile(path.join(folder, name), "utf8").catch(() => undefined);
    if (present === undefined || bodyOf(present) !== bodyOf(text)) stale.push(name);
  }
  return stale;
}

/** The first line names the release, which a file may not tell; Git may write other ends of lines. */
function bodyOf(text: string): string {
  const lines = text.replaceAll("\r\n", "\n");
  return lines.startsWith(mark) ? lines.slice(lines.indexOf("\n")) : lines;
}

/** A link to nothing looks as if nothing were there, and cannot be made a folder. */
async function refuseDanglingLink(folder: string): Promise<void> {
  const target = await readlink(folder).catch(() => undefined);
  if (target !== undefined)
    throw new GeneratorError(
      `${folder} is a link to ${target}, which is not there: make that folder, or choose another --out.`,
    );
}

/** The end of a sentence: what stands in the way, and what helps. */
function whyNot(code: string | undefined, message: string): string {
  if (code === "EACCES" || code === "EPERM")
    return `you may not do that there (${code}). Choose another --out, or change who may read and write there.`;
  if (code === "EROFS") return `its file system cannot be written (${code}). Choose another --out.`;
  if (code === "ENOSPC") return `its disk is full (${code}).`;
  return `${message}. Choose another --out.`;
}

/** What desktops and editors leave in a folder: dot files, copies of a file that is edited. */
function isByTheWay(name: string): boolean {
  return /^\.|~$|^#.*#$|^(?:Thumbs\.db|desktop\.ini)$/i.test(name);
}

/**
 * Refuses a folder that is not ours to write: `writeFiles` does, and who wants to know before the files are made.
 *
 * @param names Of the files to write.
 * @throws GeneratorError that says what to do.
 */
export async function checkFolder(
  folder: string,
  names: readonly string[],
  { alone, overwrite }: WriteOptions,
): Promise<void> {
  const facts = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    if (error.code === "ENOTDIR") throw new GeneratorError(`Cannot write ${folder}: a part of that path is a file.`);
    throw new GeneratorError(`Cannot write ${folder}: ${whyNot(error.code, error.message)}`);
  });
  if (!facts) return refuseDanglingLink(folder);
  if (!facts.isDirectory()) throw new GeneratorError(`${folder} is a file; --out takes a folder.`);
  if (overwrite) return;
  const present = await readdir(folder).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new GeneratorError(`Cannot read the folder ${folder}: ${whyNot(code, message)}`);
  });
  for (const name of present) {
    // What a run that was killed left.
    if (name.startsWith(stagePrefix)) continue;
    const file = path.join(folder, name);
    if (!names.includes(name)) {
      if (!alone || isByTheWay(name)) continue;
      throw new GeneratorError(
        `${folder} holds ${name}, which is not ours: give --out a folder of its own, or move the file elsewhere.`,
      );
    }
    const text = await readFile(file, "utf8").catch((error: Error) => {
      throw new GeneratorError(`Cannot overwrite ${file}: ${error.message}.`);
    });
    if (!text.startsWith(mark)) {
      throw new GeneratorError(`${file} was not generated and is not overwritten: move it, or give another --out.`);
    }
  }
}
