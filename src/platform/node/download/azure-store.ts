import type { StorageConfig } from "../../../checkpoint-files/storage-config.js";
import { DownloadError } from "../../../errors/index.js";
import type { ObjectStore } from "./object-store.js";
import { optionalPackage } from "./optional-package.js";
import { untilAborted, type NodeStream } from "./until-aborted.js";

/** The part of `@azure/storage-blob` that is used. */
interface AzurePackage {
  BlobServiceClient: {
    new (url: string, credential?: object): BlobService;
    fromConnectionString(text: string): BlobService;
  };
  StorageSharedKeyCredential: new (account: string, key: string) => object;
}
interface BlobService {
  getContainerClient(name: string): {
    listBlobsFlat(options: object): AsyncIterable<{ name: string; properties: { contentLength?: number } }>;
    getBlobClient(name: string): {
      download(offset?: number, count?: number, options?: object): Promise<{ readableStreamBody?: NodeStream }>;
    };
  };
}

/** Opens a container of Azure Blob Storage for reading; it is never created. */
export async function openAzure(
  storage: Extract<StorageConfig, { readonly type: "azure" }>,
  load: typeof optionalPackage = optionalPackage,
): Promise<ObjectStore> {
  const sdk = await load<AzurePackage>("@azure/storage-blob", "Checkpoint storage of type azure");
  const container = openService(sdk, storage).getContainerClient(storage.container);
  return {
    name: `azure://${storage.container}`,
    async *list(prefix, signal) {
      for await (const { name, properties } of container.listBlobsFlat({ prefix, abortSignal: signal })) {
        yield { key: name, size: properties.contentLength ?? 0 };
      }
    },
    read: async (key, signal) => {
      const { readableStreamBody } = await container.getBlobClient(key).download(0, undefined, { abortSignal: signal });
      return untilAborted(readableStreamBody!, signal);
    },
  };
}

function openService(sdk: AzurePackage, storage: Extract<StorageConfig, { readonly type: "azure" }>): BlobService {
  const { connectionString, accountUrl, credential } = storage;
  if (connectionString !== undefined) return sdk.BlobServiceClient.fromConnectionString(connectionString);
  if (accountUrl === undefined) {
    throw new DownloadError("checkpoint_storage of type azure needs connection_string or account_url.", {});
  }
  if (credential === undefined) return new sdk.BlobServiceClient(accountUrl);
  // A shared access signature goes into the address; anything else is an account key.
  if (/(^|[?&])sig=/.test(credential)) {
    return new sdk.BlobServiceClient(`${accountUrl}?${credential.replace(/^\?/, "")}`);
  }
  const url = new URL(accountUrl);
  const account = /^[\d.]+$|^localhost$/.test(url.hostname) ? url.pathname.split("/")[1] : url.hostname.split(".")[0];
  return new sdk.BlobServiceClient(accountUrl, new sdk.StorageSharedKeyCredential(account ?? "", credential));
}
