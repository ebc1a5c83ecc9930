import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject, test } from "vitest";
import { expectAborted, expectCarried, expectNoWait } from "./bad-connection.js";
import { expectFallback, expectRefusal, expectStored, stored, uuid } from "./checkpoint.js";
import { s3Keys, startS3, type StorageServer } from "./servers.mjs";

interface Client {
  S3Client: new (options: object) => { send(command: object): Promise<unknown> };
  PutObjectCommand: new (input: object) => object;
}

const bucket = "checkpoints";
let server: StorageServer;
const storage = (change: object = {}): object => ({
  type: "s3",
  bucket,
  prefix: "some//prefix/",
  endpoint_url: server.url,
  access_key: s3Keys.accessKeyId,
  secret_key: s3Keys.secretAccessKey,
  ...change,
});

beforeAll(async () => {
  const packages = inject("packages");
  server = await startS3(packages, await mkdtemp(path.join(tmpdir(), "s3rver-")), bucket);
  const { S3Client, PutObjectCommand } = createRequire(path.join(packages, "package.json"))(
    "@aws-sdk/client-s3",
  ) as Client;
  const client = new S3Client({ endpoint: server.url, region: "us-east-1", forcePathStyle: true, credentials: s3Keys });
  const objects = { ...stored, "sub/": "" };
  for (const [name, text] of Object.entries(objects)) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `some/prefix/${uuid}/${name}`, Body: text }));
  }
});
afterAll(() => server.stop());

test("DIRECT fetches every object of the checkpoint from S3", () => expectStored(storage(), "DIRECT"));

test("AUTO prefers S3 to the master", () => expectStored(storage(), "AUTO"));

test("a checkpoint that is not in the bucket is an error that names bucket and checkpoint", () =>
  expectRefusal(
    storage(),
    /Checkpoint 00000000.* is not in s3:\/\/checkpoints\/some\/prefix/,
    uuid.replace(/^\w+/, "00000000"),
  ));

test("where S3 denies access, AUTO goes through the master", () => expectFallback(storage({ access_key: "STRANGER" })));

test("where S3 denies access, DIRECT says so in the words of S3", () =>
  expectRefusal(storage({ access_key: "STRANGER" }), /could not be read from s3:\/\/checkpoints: \w+: /));

test("where nothing listens, AUTO goes through the master", () =>
  expectFallback(storage({ endpoint_url: "http://127.0.0.1:9" })));

const through = (url: string): object => storage({ endpoint_url: url });

test.each(["reset", "silence"] as const)("an object whose connection ends in %s is fetched again", (trouble) =>
  expectCarried(server.url, trouble, through),
);

test("a storage that never answers is not waited for", () => expectNoWait(server.url, through));

test("an abort does not wait for a storage that is silent", () => expectAborted(server.url, through));
