import type { StorageConfig } from "../../../checkpoint-files/storage-config.js";
import type { ObjectStore } from "./object-store.js";
import { optionalPackage } from "./optional-package.js";
import { DEFAULT_SILENCE } from "./silence-watch.js";
import { untilAborted, type NodeStream } from "./until-aborted.js";

/** The part of `@google-cloud/storage` that is used. */
interface GcsPackage {
  Storage: new (options?: object) => {
    bucket(name: string): {
      getFilesStream(query: object): NodeStream<{ name: string; metadata: { size?: string | number } }>;
      file(name: string): { createReadStream(): NodeStream };
    };
  };
}

/** Opens a bucket of Google Cloud Storage with the application's default credentials. */
export async function openGcs(
  storage: Extract<StorageConfig, { readonly type: "gcs" }>,
  load: typeof optionalPackage = optionalPackage,
  silence: number = DEFAULT_SILENCE,
): Promise<ObjectStore> {
  const sdk = await load<GcsPackage>("@google-cloud/storage", "Checkpoint storage of type gcs");
  const emulator = process.env.STORAGE_EMULATOR_HOST;
  // The package cannot abort a request that has no answer yet, which would hold the process; and a timer takes 24 days at most.
  const limit = silence < 2 ** 31 ? { timeout: silence } : {};
  const place = emulator ? { apiEndpoint: emulator, useAuthWithCustomEndpoint: false, projectId: "emulator" } : {};
  const bucket = new sdk.Storage({ ...place, ...limit }).bucket(storage.bucket);
  return {
    name: `gs://${storage.bucket}`,
    async *list(prefix, signal) {
      for await (const { name, metadata } of untilAborted(bucket.getFilesStream({ prefix }), signal)) {
        signal.throwIfAborted();
        yield { key: name, size: Number(metadata.size ?? 0) };
      }
    },
    read: (key, signal) => Promise.resolve(untilAborted(bucket.file(key).createReadStream(), signal)),
  };
}
