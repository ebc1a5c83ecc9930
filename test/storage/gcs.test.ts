import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, test, vi } from "vitest";
import { expectAborted, expectCarried, expectNoWait } from "./bad-connection.js";
import { expectFallback, expectRefusal, expectStored, stored, uuid } from "./checkpoint.js";

const objects = new Map(Object.entries(stored).map(([name, text]) => [`some/prefix/${uuid}/${name}`, text]));

/** As much of Google Cloud Storage as a download asks for: objects of a bucket by prefix, and their contents. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://storage");
  const [, bucket, name] = /\/b\/([^/]+)\/o(?:\/(.+))?$/.exec(url.pathname) ?? [];
  const json = (status: number, body: object): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  if (bucket !== "checkpoints") return json(403, { error: { code: 403, message: "no access to this bucket" } });
  if (name === undefined) {
    const prefix = url.searchParams.get("prefix") ?? "";
    const found = [...objects].filter(([key]) => key.startsWith(prefix));
    return json(200, { items: found.map(([key, text]) => ({ name: key, size: String(Buffer.byteLength(text)) })) });
  }
  const text = objects.get(decodeURIComponent(name));
  if (text === undefined) return json(404, { error: { code: 404, message: "no such object" } });
  response.writeHead(200, { "content-type": "application/octet-stream" }).end(text);
}

let server: Server;
const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const storage = (bucket = "checkpoints"): object => ({ type: "gcs", bucket, prefix: "some/prefix" });

beforeAll(async () => {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => void vi.stubEnv("STORAGE_EMULATOR_HOST", origin()));
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

test("DIRECT fetches every object of the checkpoint from Google Cloud Storage", () =>
  expectStored(storage(), "DIRECT"));

test("AUTO prefers Google Cloud Storage to the master", () => expectStored(storage(), "AUTO"));

test("a checkpoint that is not in the bucket is an error that names bucket and checkpoint", () =>
  expectRefusal(
    storage(),
    /Checkpoint 00000000.* is not in gs:\/\/checkpoints\/some/,
    uuid.replace(/^\w+/, "00000000"),
  ));

test("where Google Cloud Storage denies access, AUTO goes through the master", () =>
  expectFallback(storage("forbidden")));

test("where Google Cloud Storage denies access, DIRECT says so", () =>
  expectRefusal(storage("forbidden"), /could not be read from gs:\/\/forbidden: .*no access to this bucket/));

const through = (url: string): object => (vi.stubEnv("STORAGE_EMULATOR_HOST", url), storage());

test.each(["reset", "silence"] as const)("an object whose connection ends in %s is fetched again", (trouble) =>
  expectCarried(origin(), trouble, through),
);

test("a storage that never answers is not waited for", () => expectNoWait(origin(), through));

test("an abort does not wait for a storage that is silent", () => expectAborted(origin(), through));
