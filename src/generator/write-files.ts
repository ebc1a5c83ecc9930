import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { GeneratorError } from "./generator-error.js";

/** Contents of files by name. */
export type Files = Readonly<Record<string, string>>;

/** The first line of what is generated begins with these words. */
export const mark = "// Written by ";

/**
 * Writes files into a folder, all or none: they are written beside it first. Only what was generated is overwritten.
 *
 * @param options `alone`: the folder is ours, and no other files may lie there; `overwrite`: whatever is there.
 * @throws GeneratorError for a folder that is not ours to write, before anything is written.
 */
export async function writeFiles(
  folder: string,
  files: Files,
  options: { alone?: boolean; overwrite?: boolean } = {},
): Promise<void> {
  await refuseForeign(folder, files, options);
  const target = path.resolve(folder);
  const parent = path.dirname(target);
  let staged: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    staged = await mkdtemp(path.join(parent, ".determined-generate-"));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(staged, name), text);
    await mkdir(target, { recursive: true });
    for (const name of Object.keys(files)) await rename(path.join(staged, name), path.join(target, name));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EACCES" || code === "EPERM" || code === "EROFS" ? `it may not be written (${code})` : message;
    throw new GeneratorError(`Cannot write ${folder}: ${why}. Choose another --out, or change who may write there.`);
  } finally {
    if (staged) await rm(staged, { recursive: true, force: true });
  }
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

async function refuseForeign(
  folder: string,
  files: Files,
  { alone, overwrite }: { alone?: boolean; overwrite?: boolean },
): Promise<void> {
  const facts = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    if (error.code === "ENOTDIR") throw new GeneratorError(`Cannot write ${folder}: a part of that path is a file.`);
    throw new GeneratorError(`Cannot write ${folder}: ${error.message}.`);
  });
  if (!facts) return;
  if (!facts.isDirectory()) throw new GeneratorError(`${folder} is a file; --out takes a folder.`);
  if (overwrite) return;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!Object.hasOwn(files, name)) {
      if (!alone) continue;
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
