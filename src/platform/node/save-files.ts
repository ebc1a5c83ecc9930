import { randomUUID } from "node:crypto";
import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SaveFileOptions } from "../platform.js";
import { expandHome } from "./files.js";
import { makeDirectory } from "./make-directory.js";
import { writing } from "./write-error.js";

/** Writes a file into a directory, which is created; resolves to the file's path. */
export async function saveFile({ directory, name, read }: SaveFileOptions): Promise<string> {
  const bytes = await read();
  const file = path.join(expandHome(directory ?? "."), path.basename(name.replaceAll("\\", "/")));
  await writeWhole(file, bytes);
  return file;
}

/** Writes a text file; its directory is created. */
export async function writeTextFile(place: string, read: () => Promise<string>): Promise<void> {
  await writeWhole(place, await read());
}

/** Writes beside the place and moves: on a full disk what was there stays, and no half of a file. */
function writeWhole(place: string, content: string | Uint8Array): Promise<void> {
  return writing(place, async () => {
    await makeDirectory(path.dirname(place));
    const file = await realpath(place).catch(() => place);
    const facts = await stat(file).catch(() => undefined);
    // What is not a regular file, such as /dev/stdout, is written to and not replaced.
    if (facts && !facts.isFile()) return writeFile(file, content);
    const near = path.join(path.dirname(file), `.${randomUUID()}.partial`);
    try {
      await writeFile(near, content, facts ? { mode: facts.mode } : {});
      await rename(near, file);
    } catch (error) {
      await rm(near, { force: true });
      throw error;
    }
  });
}
