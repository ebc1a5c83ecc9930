import { mkdir, open, stat } from "node:fs/promises";
import path from "node:path";
import { entryPath } from "../../../checkpoint-files/entry-name.js";
import { checkSize } from "../../../checkpoint-files/record.js";
import { storageSecrets } from "../../../checkpoint-files/storage-secrets.js";
import type { StorageConfig } from "../../../checkpoint-files/storage-config.js";
import { DownloadError, isDeterminedError } from "../../../errors/index.js";
import { hideInCause } from "../../../errors/hide-in-cause.js";
import { hideSecrets } from "../../../errors/hide-secrets.js";
import { linkSignals } from "../../../time/abort.js";
import { openAzure } from "./azure-store.js";
import type { Fetching } from "./fetching.js";
import { openGcs } from "./gcs-store.js";
import type { ObjectStore, StoredObject } from "./object-store.js";
import { openS3 } from "./s3-store.js";

/** Objects that are transferred at the same time. */
const parallel = 8;

type CloudStorage = Extract<StorageConfig, { readonly prefix: string }>;

/** Fetches a checkpoint from cloud storage; resolves to the names of its files. */
export async function fetchObjects(fetching: Fetching, storage: CloudStorage): Promise<Set<string>> {
  return fetchFrom(fetching, await openStore(storage), storage.prefix, storageSecrets(storage));
}

async function openStore(storage: CloudStorage): Promise<ObjectStore> {
  switch (storage.type) {
    case "s3":
      return openS3(storage);
    case "gcs":
      return openGcs(storage);
    case "azure":
      return openAzure(storage);
  }
}

/** Fetches the objects below `<prefix><uuid>/` of a store, several at a time; whole ones of an earlier try are kept. */
export async function fetchFrom(
  fetching: Fetching,
  store: ObjectStore,
  prefix: string,
  secrets: readonly string[] = [],
): Promise<Set<string>> {
  const { request, folder, verify } = fetching;
  const linked = linkSignals(fetching.signal);
  const { signal } = linked;
  const start = `${prefix}${request.uuid}/`;
  const found = new Set<string>();
  try {
    const objects = store.list(start, signal)[Symbol.asyncIterator]();
    const worker = async (): Promise<void> => {
      for (;;) {
        const next = await marked(objects.next());
        signal.throwIfAborted();
        if (next.done) return;
        const { value } = next;
        const name = entryPath(value.key.slice(start.length));
        if (name === "") continue;
        if (value.key.endsWith("/")) {
          await mkdir(path.join(folder, name), { recursive: true });
          continue;
        }
        if (verify) checkSize(request.resources, name, value.size, request.uuid);
        await fetchOne({ ...fetching, signal }, store, value, name);
        found.add(name);
        fetching.progress.done(name);
      }
    };
    await Promise.all(Array.from({ length: parallel }, () => worker().catch(stopAll)));
  } catch (error) {
    fetching.signal?.throwIfAborted();
    throw ownError(error, store, request.uuid, secrets);
  } finally {
    linked.unlink();
  }
  if (found.size === 0) {
    throw new DownloadError(`Checkpoint ${request.uuid} is not in ${store.name}/${prefix}.`, { uuid: request.uuid });
  }
  return found;

  function stopAll(error: unknown): never {
    linked.abort(error);
    throw error;
  }
}

/** What a cloud package threw, as an error that says where; errors of this package and of callbacks stay what they are. */
function ownError(error: unknown, store: ObjectStore, uuid: string, secrets: readonly string[]): unknown {
  if (isDeterminedError(error) || !(error instanceof Error) || !fromStore.has(error)) return error;
  const words = hideSecrets(`${error.name}: ${error.message}`, secrets);
  return new DownloadError(`Checkpoint ${uuid} could not be read from ${store.name}: ${words}.`, {
    uuid,
    cause: hideInCause(error, secrets),
  });
}

/** Errors that came out of a store. */
const fromStore = new WeakSet<Error>();

async function marked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error) fromStore.add(error);
    throw error;
  }
}

async function* markedChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof Error) fromStore.add(error);
    throw error;
  }
}

async function fetchOne(fetching: Fetching, store: ObjectStore, object: StoredObject, name: string): Promise<void> {
  const { folder, progress, signal } = fetching;
  const file = path.join(folder, name);
  if ((await stat(file).catch(() => undefined))?.size === object.size) {
    progress.add(name, object.size);
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "w");
  let bytes = 0;
  try {
    signal?.throwIfAborted();
    for await (const chunk of markedChunks(await marked(store.read(object.key, signal)))) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
      // A server that sends more than the list says could fill the disk.
      if (bytes > object.size) break;
      progress.add(name, chunk.length);
      signal?.throwIfAborted();
    }
  } finally {
    await handle.close();
  }
  if (bytes !== object.size) {
    const words = bytes > object.size ? "is longer than the" : `was cut after ${bytes} of`;
    throw new DownloadError(
      `${name} in ${store.name} ${words} ${object.size} bytes that the storage lists. It is safe to try again.`,
      { uuid: fetching.request.uuid, path: name },
    );
  }
}
