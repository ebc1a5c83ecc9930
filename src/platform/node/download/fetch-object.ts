import { open, stat } from "node:fs/promises";
import path from "node:path";
import { DownloadError, StreamTruncatedError } from "../../../errors/index.js";
import { makeDirectory } from "../make-directory.js";
import { directRepetition, type Fetching } from "./fetching.js";
import type { ObjectStore, StoredObject } from "./object-store.js";
import { repeatCut } from "./repeat-cut.js";
import { watchSilence } from "./silence-watch.js";
import { isCutObject, ofStore } from "./store-errors.js";

/** Puts one object of a store into the staging folder, unless an earlier try has; one that is cut is fetched again. */
export async function fetchObject(
  fetching: Fetching,
  store: ObjectStore,
  object: StoredObject,
  name: string,
): Promise<void> {
  const { folder, progress, request } = fetching;
  const file = path.join(folder, name);
  if ((await stat(file).catch(() => undefined))?.size === object.size) {
    progress.add(name, object.size);
    return;
  }
  await makeDirectory(path.dirname(file));
  let bytes = 0;
  const fetchOnce = async (): Promise<void> => {
    bytes = 0;
    await readObject(fetching, store, object, file, (count) => {
      bytes += count;
      // A server that sends more than the list says could fill the disk.
      if (bytes > object.size) throw sizeError("is longer than the");
      progress.add(name, count);
    });
    if (bytes < object.size) throw new StreamTruncatedError(`It was cut after ${bytes} bytes.`, { silent: false });
  };
  const sizeError = (words: string): DownloadError =>
    new DownloadError(
      `${name} in ${store.name} ${words} ${object.size} bytes that the storage lists. It is safe to try again.`,
      { uuid: request.uuid, path: name },
    );
  try {
    await repeatCut(fetchOnce, {
      ...directRepetition(fetching),
      mayPass: isCutObject,
      beforeRepeat: () => progress.add(name, -bytes),
    });
  } catch (error) {
    if (StreamTruncatedError.isInstance(error) && !error.silent) throw sizeError(`was cut after ${bytes} of`);
    throw error;
  }
}

async function readObject(
  { request, signal }: Fetching,
  store: ObjectStore,
  object: StoredObject,
  file: string,
  count: (bytes: number) => void,
): Promise<void> {
  const watch = watchSilence(request.silence, signal);
  const handle = await open(file, "w");
  try {
    const body = await watch.next(ofStore(store.read(object.key, watch.signal), watch.signal));
    const chunks = body[Symbol.asyncIterator]();
    for (;;) {
      const next = await watch.next(ofStore(chunks.next(), watch.signal, true));
      if (next.done) return;
      count(next.value.length);
      await handle.writeFile(next.value);
      signal?.throwIfAborted();
    }
  } finally {
    watch.end();
    await handle.close();
  }
}
