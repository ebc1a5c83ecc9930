import type { Checkpoint } from "determined-client";
import { saveStream } from "./save-stream.js";

/** Saves a checkpoint as one archive: a page has no folder to put files into, so `download()` is not for it. */
export async function saveArchive(checkpoint: Checkpoint): Promise<void> {
  await saveStream(await checkpoint.stream({ format: "tgz" }), `${checkpoint.uuid}.tar.gz`);
}

/** Saves one file of a checkpoint. The master sends all of them; what comes after the file is not waited for. */
export async function saveFile(checkpoint: Checkpoint, name: string): Promise<void> {
  for await (const file of checkpoint.files()) {
    if (file.name === name) return saveStream(file.stream(), name.slice(name.lastIndexOf("/") + 1));
  }
  throw new Error(`The master did not send ${name}.`);
}
