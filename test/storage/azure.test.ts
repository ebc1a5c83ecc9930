import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, inject, test } from "vitest";
import { expectAborted, expectCarried, expectNoWait } from "./bad-connection.js";
import { expectFallback, expectRefusal, expectStored, stored, uuid } from "./checkpoint.js";
import { startAzure, type StorageServer } from "./servers.mjs";

interface Client {
  BlobServiceClient: {
    fromConnectionString(text: string): {
      getContainerClient(name: string): {
        create(): Promise<unknown>;
        uploadBlockBlob(name: string, body: string, length: number): Promise<unknown>;
      };
    };
  };
}

// The account that every emulator of Azure has; its key is in the manual.
const account = "devstoreaccount1";
const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

let server: StorageServer;
const connection = (accountKey = key): string =>
  `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${accountKey};BlobEndpoint=${server.url}/${account};`;
const byConnection = (text = connection()): object => ({
  type: "azure",
  container: "checkpoints/some/prefix",
  connection_string: text,
});
const byAccount = (credential = key): object => ({
  type: "azure",
  container: "checkpoints/some/prefix",
  account_url: `${server.url}/${account}`,
  credential,
});
const wrongKey = Buffer.from("wrong").toString("base64");

beforeAll(async () => {
  const packages = inject("packages");
  server = await startAzure(packages);
  const { BlobServiceClient } = createRequire(path.join(packages, "package.json"))("@azure/storage-blob") as Client;
  const container = BlobServiceClient.fromConnectionString(connection()).getContainerClient("checkpoints");
  await container.create();
  for (const [name, text] of Object.entries(stored)) {
    await container.uploadBlockBlob(`some/prefix/${uuid}/${name}`, text, Buffer.byteLength(text));
  }
});
afterAll(() => server.stop());

test("DIRECT fetches every blob by a connection string", () => expectStored(byConnection(), "DIRECT"));

test("DIRECT fetches every blob by the account's address and key", () => expectStored(byAccount(), "DIRECT"));

test("AUTO prefers Azure to the master", () => expectStored(byConnection(), "AUTO"));

test("a checkpoint that is not in the container is an error that names container and checkpoint", () =>
  expectRefusal(
    byConnection(),
    /Checkpoint 00000000.* is not in azure:\/\/checkpoints\/some/,
    uuid.replace(/^\w+/, "00000000"),
  ));

test("where Azure denies access, AUTO goes through the master", () => expectFallback(byAccount(wrongKey)));

test("where Azure denies access, DIRECT says so", () =>
  expectRefusal(byConnection(connection(wrongKey)), /could not be read from azure:\/\/checkpoints: /));

const through = (url: string): object => byConnection(connection().replace(server.url, url));

test.each(["reset", "silence"] as const)("an object whose connection ends in %s is fetched again", (trouble) =>
  expectCarried(server.url, trouble, through),
);

test("a storage that never answers is not waited for", () => expectNoWait(server.url, through));

test("an abort does not wait for a storage that is silent", () => expectAborted(server.url, through));
