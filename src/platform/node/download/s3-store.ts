import type { StorageConfig } from "../../../checkpoint-files/storage-config.js";
import type { ObjectStore } from "./object-store.js";
import { optionalPackage } from "./optional-package.js";
import { untilAborted, type NodeStream } from "./until-aborted.js";

/** The part of `@aws-sdk/client-s3` that is used. */
interface S3Package {
  S3Client: new (options: object) => S3Client;
  GetObjectCommand: new (input: object) => object;
  paginateListObjectsV2(
    config: { client: S3Client },
    input: object,
    options: { abortSignal: AbortSignal },
  ): AsyncIterable<{ Contents?: { Key?: string; Size?: number }[] }>;
}
interface S3Client {
  destroy?(): void;
  send(command: object, options: { abortSignal: AbortSignal }): Promise<{ Body?: NodeStream }>;
}

/** Opens a bucket of S3, or of a server that speaks its protocol at `endpoint_url`. */
export async function openS3(
  storage: Extract<StorageConfig, { readonly type: "s3" }>,
  load: typeof optionalPackage = optionalPackage,
): Promise<ObjectStore> {
  const sdk = await load<S3Package>("@aws-sdk/client-s3", "Checkpoint storage of type s3");
  const { bucket, accessKey, secretKey, endpoint } = storage;
  const client = new sdk.S3Client({
    region: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? "us-east-1",
    followRegionRedirects: true,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(accessKey !== undefined &&
      secretKey !== undefined && { credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } }),
  });
  return {
    name: `s3://${bucket}`,
    close: () => client.destroy?.(),
    async *list(prefix, signal) {
      const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }, { abortSignal: signal });
      for await (const page of pages) {
        signal.throwIfAborted();
        for (const { Key, Size } of page.Contents ?? []) if (Key !== undefined) yield { key: Key, size: Size ?? 0 };
      }
    },
    async read(key, signal) {
      const command = new sdk.GetObjectCommand({ Bucket: bucket, Key: key });
      return untilAborted((await client.send(command, { abortSignal: signal })).Body!, signal);
    },
  };
}
