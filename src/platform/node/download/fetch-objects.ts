import path from "node:path";
import { entryPath } from "../../../checkpoint-files/entry-name.js";
import { checkSize } from "../../../checkpoint-files/record.js";
import { storageSecrets } from "../../../checkpoint-files/storage-secrets.js";
import type { StorageConfig } from "../../../checkpoint-files/storage-config.js";
import { DownloadError } from "../../../errors/index.js";
import { linkSignals } from "../../../time/abort.js";
import { makeDirectory } from "../make-directory.js";
import { openAzure } from "./azure-store.js";
import { fetchObject } from "./fetch-object.js";
import type { Fetching } from "./fetching.js";
import { openGcs } from "./gcs-store.js";
import type { ObjectStore } from "./object-store.js";
import { parallelObjects } from "./parallel.js";
import { openS3 } from "./s3-store.js";
import { watchSilence } from "./silence-watch.js";
import { ofStore, storeError } from "./store-errors.js";

type CloudStorage = Extract<StorageConfig, { readonly prefix: string }>;

/** Fetches a checkpoint from cloud storage; resolves to the names of its files. */
export async function fetchObjects(fetching: Fetching, storage: CloudStorage): Promise<Set<string>> {
  const store = await openStore(storage, fetching.request.silence);
  try {
    return await fetchFrom(fetching, store, storage.prefix, storageSecrets(storage));
  } finally {
    store.close?.();
  }
}

async function openStore(storage: CloudStorage, silence: number | undefined): Promise<ObjectStore> {
  switch (storage.type) {
    case "s3":
      return openS3(storage);
    case "gcs":
      return openGcs(storage, undefined, silence);
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
  const watch = watchSilence(request.silence, signal);
  const start = `${prefix}${request.uuid}/`;
  const found = new Set<string>();
  try {
    const objects = store.list(start, watch.signal)[Symbol.asyncIterator]();
    const worker = async (): Promise<void> => {
      for (;;) {
        const next = await watch.next(ofStore(objects.next(), watch.signal));
        signal.throwIfAborted();
        if (next.done) return;
        const { value } = next;
        const name = entryPath(value.key.slice(start.length));
        if (name === "") continue;
        if (value.key.endsWith("/")) {
          await makeDirectory(path.join(folder, name));
          continue;
        }
        if (verify) checkSize(request.resources, name, value.size, request.uuid);
        await fetchObject({ ...fetching, signal }, store, value, name);
        found.add(name);
        fetching.progress.done(name);
      }
    };
    // All have to end before the folder is removed, or filled through the master.
    const ends = await Promise.allSettled(Array.from({ length: parallelObjects }, () => worker().catch(stopAll)));
    for (const end of ends) if (end.status === "rejected") throw signal.reason;
  } catch (error) {
    fetching.signal?.throwIfAborted();
    throw storeError(error, store.name, request.uuid, secrets);
  } finally {
    linked.unlink();
    watch.end();
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
