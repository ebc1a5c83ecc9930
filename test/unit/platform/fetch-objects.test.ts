import { mkdtemp, readdir, readFile, stat, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { beforeEach, expect, test } from "vitest";
import type { CheckpointDownload } from "../../../src/checkpoint-files/index.js";
import { readStorageConfig, type StorageConfig } from "../../../src/checkpoint-files/storage-config.js";
import { storageSecrets } from "../../../src/checkpoint-files/storage-secrets.js";
import { DownloadError, UnsafeArchiveError } from "../../../src/errors/index.js";
import { openAzure } from "../../../src/platform/node/download/azure-store.js";
import { fetchFrom } from "../../../src/platform/node/download/fetch-objects.js";
import type { Fetching } from "../../../src/platform/node/download/fetching.js";
import { openGcs } from "../../../src/platform/node/download/gcs-store.js";
import type { ObjectStore } from "../../../src/platform/node/download/object-store.js";
import { countProgress } from "../../../src/platform/node/download/progress.js";
import { openS3 } from "../../../src/platform/node/download/s3-store.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "objects-"));
});

const fetching = (resources: Record<string, number> = {}, signal?: AbortSignal): Fetching => ({
  request: { uuid: "u", resources } as unknown as CheckpointDownload,
  folder,
  verify: true,
  progress: countProgress(undefined, 0),
  signal,
});

interface Seen {
  reads: string[];
  most: number;
}
function memoryStore(objects: Record<string, string>, change: Partial<ObjectStore> = {}): ObjectStore & Seen {
  let open = 0;
  const store: ObjectStore & Seen = {
    name: "memory://b",
    reads: [],
    most: 0,
    async *list(prefix) {
      for (const [key, body] of Object.entries(objects)) if (key.startsWith(prefix)) yield { key, size: body.length };
    },
    async read(key) {
      store.reads.push(key);
      open += 1;
      store.most = Math.max(store.most, open);
      return (async function* () {
        await new Promise((resolve) => setImmediate(resolve));
        yield new TextEncoder().encode(objects[key]);
        open -= 1;
      })();
    },
    ...change,
  };
  return store;
}
const many = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`p/u/d${index % 3}/f${index}`, "x".repeat(index)]),
);

test("objects below the checkpoint's prefix become files, keys that end with a slash directories", async () => {
  const store = memoryStore({
    "p/u/a": "1",
    "p/u/sub/b": "22",
    "p/u/void/": "",
    "p/u/": "",
    "p/u2/other": "x",
    "p/x": "y",
  });
  expect(await fetchFrom(fetching(), store, "p/")).toEqual(new Set(["a", "sub/b"]));
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a", "sub", "sub/b", "void"]);
  expect(await readFile(path.join(folder, "sub/b"), "utf8")).toBe("22");
});

test("several objects are transferred at the same time, and not all", async () => {
  const store = memoryStore(many);
  expect((await fetchFrom(fetching(), store, "p/")).size).toBe(40);
  expect(store.most).toBeGreaterThan(3);
  expect(store.most).toBeLessThanOrEqual(8);
});

test("whole files of an earlier try are not fetched again, cut ones are", async () => {
  await mkdir(path.join(folder, "d1"));
  await writeFile(path.join(folder, "d1/f4"), "xxxx");
  await writeFile(path.join(folder, "d1/f7"), "xxx");
  const store = memoryStore({ "p/u/d1/f4": "xxxx", "p/u/d1/f7": "xxxxxxx" });
  await fetchFrom(fetching(), store, "p/");
  expect(store.reads).toEqual(["p/u/d1/f7"]);
  expect((await stat(path.join(folder, "d1/f7"))).size).toBe(7);
});

test("keys that lead out of the target are refused", async () => {
  for (const key of ["p/u/../../evil", "p/u/a\\..\\b", "p/u//../evil"]) {
    await expect(fetchFrom(fetching(), memoryStore({ [key]: "x" }), "p/")).rejects.toThrow(UnsafeArchiveError);
  }
});

test("nothing below the prefix is an error that names the place", async () => {
  await expect(fetchFrom(fetching(), memoryStore({}), "p/")).rejects.toThrow(
    /Checkpoint u is not in memory:\/\/b\/p\//,
  );
});

test("an object of another size than the record's is refused before it is read", async () => {
  const store = memoryStore({ "p/u/a": "123" });
  await expect(fetchFrom(fetching({ a: 4 }), store, "p/")).rejects.toThrow(DownloadError);
  expect(store.reads).toEqual([]);
});

test("an object that ends early is an error", async () => {
  const store = memoryStore(
    { "p/u/a": "123" },
    {
      list: async function* () {
        yield { key: "p/u/a", size: 5 };
      },
    },
  );
  await expect(fetchFrom(fetching(), store, "p/")).rejects.toThrow(/a in memory:\/\/b was cut after 3 of 5 bytes/);
});

test("an object that is longer than the storage lists is not read to its end", async () => {
  let chunks = 0;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      chunks += 1;
      yield new Uint8Array(1000);
    }
  };
  const store = memoryStore({ "p/u/a": "123" }, { read: () => Promise.resolve(endless()) });
  await expect(fetchFrom(fetching(), store, "p/")).rejects.toThrow(/a in memory:\/\/b is longer than the 3 bytes/);
  expect(chunks).toBe(1);
});

test.each([
  [
    "s3",
    { bucket: "b", access_key: "A", secret_key: "s3cret/Key+1" },
    ["s3cret/Key+1", encodeURIComponent("s3cret/Key+1")],
  ],
  ["azure", { container: "c", connection_string: "AccountName=a;AccountKey=Zm9vYmFy/w==;x=y" }, ["Zm9vYmFy/w=="]],
  ["azure", { container: "c", account_url: "https://a", credential: "?sv=1&sig=ab%2Bcd%3D" }, ["ab%2Bcd%3D", "ab+cd="]],
])("what %s throws shows no key of the storage", async (type, fields, secrets) => {
  const storage = readStorageConfig({ type, ...fields });
  for (const secret of secrets) {
    const cause = Object.assign(new Error(`forbidden: ${secret}`), { request: { url: `https://a/b?sig=${secret}` } });
    const store = memoryStore({ "p/u/a": "1" }, { read: () => Promise.reject(cause) });
    const error: unknown = await fetchFrom(fetching(), store, "p/", storageSecrets(storage)).catch(
      (error: unknown) => error,
    );
    expect(error).toMatchObject({
      name: "DownloadError",
      message: expect.stringContaining("forbidden: ***") as string,
    });
    expect(inspect(error, { depth: 9 })).not.toContain(secret);
  }
});

test("what a cloud package throws becomes a DownloadError with its words and itself as cause", async () => {
  const cause = Object.assign(new Error("no such bucket"), { name: "NoSuchBucket" });
  for (const change of [
    { read: () => Promise.reject(cause) },
    {
      list: async function* (): AsyncGenerator<never> {
        throw cause;
      },
    },
  ]) {
    const error: unknown = await fetchFrom(fetching(), memoryStore(many, change as Partial<ObjectStore>), "p/").catch(
      (reason: unknown) => reason,
    );
    expect(DownloadError.isInstance(error)).toBe(true);
    expect((error as DownloadError).cause).toBe(cause);
    expect((error as Error).message).toBe(
      "Checkpoint u could not be read from memory://b: NoSuchBucket: no such bucket.",
    );
  }
});

test("one failure ends the other transfers", async () => {
  let aborted = 0;
  const read = (key: string, signal: AbortSignal | undefined): Promise<AsyncIterable<Uint8Array>> =>
    key.endsWith("f5")
      ? Promise.reject(new Error("gone"))
      : new Promise((_, reject) => signal?.addEventListener("abort", () => reject(((aborted += 1), signal.reason))));
  await expect(fetchFrom(fetching(), memoryStore(many, { read }), "p/")).rejects.toThrow(/gone/);
  expect(aborted).toBeGreaterThan(0);
});

test("an abort rejects with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const read = async (): Promise<never> => {
    controller.abort(reason);
    return Promise.reject(new Error("socket closed"));
  };
  await expect(fetchFrom(fetching({}, controller.signal), memoryStore(many, { read }), "p/")).rejects.toBe(reason);
});

const storage = <T extends StorageConfig["type"]>(fields: {
  type: T;
  [key: string]: string;
}): Extract<StorageConfig, { type: T }> => readStorageConfig(fields) as Extract<StorageConfig, { type: T }>;
const collect = async (store: ObjectStore, prefix: string): Promise<unknown[]> => {
  const found: unknown[] = [];
  const { signal } = new AbortController();
  for await (const { key, size } of store.list(prefix, signal)) {
    let text = "";
    for await (const chunk of await store.read(key, signal)) text += new TextDecoder().decode(chunk);
    found.push([key, size, text]);
  }
  return found;
};
const chunks = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
};
/** A mock of a package, and what it was asked for. */
const stub = (content: object): { load: never; names: string[] } => {
  const names: string[] = [];
  const load = (name: string): Promise<object> => (names.push(name), Promise.resolve(content));
  return { load: load as never, names };
};

test("S3 is opened with the config's keys and, with an endpoint, path style", async () => {
  const made: object[] = [];
  class S3Client {
    constructor(options: object) {
      made.push(options);
    }
    send(command: { input: { Key: string } }): Promise<object> {
      return Promise.resolve({ Body: chunks(`body of ${command.input.Key}`) });
    }
  }
  class GetObjectCommand {
    constructor(readonly input: object) {}
  }
  const paginateListObjectsV2 = async function* (_: object, input: object): AsyncGenerator<object> {
    expect(input).toEqual({ Bucket: "b", Prefix: "p/u/" });
    yield { Contents: [{ Key: "p/u/a", Size: 1 }] };
    yield {};
    yield { Contents: [{ Key: "p/u/b", Size: 2 }] };
  };
  const { load, names } = stub({ S3Client, GetObjectCommand, paginateListObjectsV2 });
  const config = storage({
    type: "s3",
    bucket: "b",
    access_key: "k",
    secret_key: "s",
    endpoint_url: "http://minio:9000",
  });
  expect(await collect(await openS3(config, load), "p/u/")).toEqual([
    ["p/u/a", 1, "body of p/u/a"],
    ["p/u/b", 2, "body of p/u/b"],
  ]);
  expect(names).toEqual(["@aws-sdk/client-s3"]);
  expect(made[0]).toMatchObject({
    endpoint: "http://minio:9000",
    forcePathStyle: true,
    credentials: { accessKeyId: "k", secretAccessKey: "s" },
  });
  await openS3(storage({ type: "s3", bucket: "b" }), load);
  expect(made[1]).not.toHaveProperty("credentials");
  expect(made[1]).not.toHaveProperty("endpoint");
});

test("Google Cloud Storage is opened with the default credentials", async () => {
  class Storage {
    bucket(name: string): object {
      return {
        getFilesStream: async function* ({ prefix }: { prefix: string }): AsyncGenerator<object> {
          yield { name: `${prefix}a`, metadata: { size: "3" } };
        },
        file: (key: string) => ({ createReadStream: () => chunks(`${name} ${key}`) }),
      };
    }
  }
  const { load, names } = stub({ Storage });
  expect(await collect(await openGcs(storage({ type: "gcs", bucket: "b" }), load), "u/")).toEqual([
    ["u/a", 3, "b u/a"],
  ]);
  expect(names).toEqual(["@google-cloud/storage"]);
});

test("Azure is opened by connection string, signature, account key or without, and no container is created", async () => {
  const made: unknown[] = [];
  const service = (how: unknown): object => {
    made.push(how);
    return {
      getContainerClient: (container: string) => ({
        listBlobsFlat: async function* (): AsyncGenerator<object> {
          yield { name: "u/a", properties: { contentLength: 4 } };
        },
        getBlobClient: (key: string) => ({
          download: () => Promise.resolve({ readableStreamBody: chunks(`${container} ${key}`) }),
        }),
      }),
    };
  };
  const BlobServiceClient = Object.assign(
    function (url: string, credential?: object): object {
      return service([url, credential]);
    },
    { fromConnectionString: (text: string) => service(text) },
  );
  class StorageSharedKeyCredential {
    constructor(
      readonly account: string,
      readonly key: string,
    ) {}
  }
  const { load, names } = stub({ BlobServiceClient, StorageSharedKeyCredential });
  const open = (fields: Record<string, string>): Promise<ObjectStore> =>
    openAzure(storage({ type: "azure", container: "c/deep", ...fields }), load);
  expect(await collect(await open({ connection_string: "cs" }), "u/")).toEqual([["u/a", 4, "c u/a"]]);
  await open({ account_url: "https://acc.blob.core.windows.net", credential: "?sv=1&sig=x" });
  await open({ account_url: "https://acc.blob.core.windows.net", credential: "key==" });
  await open({ account_url: "https://acc.blob.core.windows.net" });
  expect(made).toEqual([
    "cs",
    ["https://acc.blob.core.windows.net?sv=1&sig=x", undefined],
    ["https://acc.blob.core.windows.net", { account: "acc", key: "key==" }],
    ["https://acc.blob.core.windows.net", undefined],
  ]);
  expect(names[0]).toBe("@azure/storage-blob");
  await expect(open({})).rejects.toThrow(/connection_string or account_url/);
});
