import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { createApiClient, unwrap, type LimitOptions } from "../../src/api/index.js";
import { Determined, InvalidArgumentError } from "../../src/index.js";
import { startServer, type RawServer } from "./raw-server.js";

const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serve(...parameters: Parameters<typeof startServer>): Promise<RawServer> {
  const server = await startServer(...parameters);
  servers.push(server);
  return server;
}
const small: LimitOptions = { answerBytes: 50_000, errorBytes: 5000, lineBytes: 20_000 };
const client = (master: string, limits: LimitOptions | undefined = small) =>
  createApiClient({ master, token: "t0ken", retry: false, limits });
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const piece = Buffer.alloc(64 * 1024, "a");
/** Sends for as long as somebody reads; gives how many bytes that were. */
async function sendWithoutEnd(response: ServerResponse, count: (bytes: number) => void): Promise<void> {
  response.setMaxListeners(0);
  while (!response.destroyed) {
    count(piece.length);
    if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
}

test("what unpacks to more than the limit is refused, and no more of it is unpacked", async () => {
  const packed = gzipSync(Buffer.alloc(64 * 2 ** 20, " "), { level: 9 });
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length });
    response.end(packed);
  });
  const before = process.memoryUsage().arrayBuffers;
  const error = await failure(client(server.url).GET("/api/v1/master"));
  expect(error).toMatchObject({ name: "MalformedResponseError", status: 200, path: "/api/v1/master" });
  expect((error as Error).message.replace(server.url, "")).toBe(
    "The answer to GET /api/v1/master is larger than 50000 bytes. If it may be, raise limits.answerBytes.",
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 2 ** 20);
  expect(server.requests).toHaveLength(1);
});

test.each([true, false])("an answer up to the limit comes whole, with a stated length: %s", async (stated) => {
  const answer = { version: "é".repeat(20_000) };
  const server = await serve((_, response) => {
    const bytes = Buffer.from(JSON.stringify(answer));
    if (stated) response.setHeader("content-length", bytes.length);
    else response.write(bytes.subarray(0, 12_346));
    response.end(bytes.subarray(stated ? 0 : 12_346));
  });
  const exact = { answerBytes: Buffer.byteLength(JSON.stringify(answer)) };
  expect(unwrap(await client(server.url, exact).GET("/api/v1/master"))).toEqual(answer);
  const less = await failure(client(server.url, { answerBytes: exact.answerBytes - 1 }).GET("/api/v1/master"));
  expect(less).toMatchObject({ name: "MalformedResponseError" });
  expect(unwrap(await client(server.url, { answerBytes: Infinity }).GET("/api/v1/master"))).toEqual(answer);
});

test("an error without end keeps its status, and its connection is closed", async () => {
  let sent = 0;
  const server = await serve((_, response) => {
    response.writeHead(500);
    void sendWithoutEnd(response, (bytes) => (sent += bytes));
  });
  const { error, response } = await client(server.url).GET("/api/v1/master");
  expect(error as unknown).toBe("a".repeat(5000));
  expect(() => unwrap({ error, response } as never)).toThrow(/: 500, "a{300}" \(no content type\)/);
  await expect.poll(() => server.unfinished.size).toBe(0);
  expect(sent).toBeLessThan(32 * 2 ** 20);
});

test("a line without end is refused, the lines before it are given, and the connection is closed", async () => {
  let sent = 0;
  const server = await serve((_, response) => {
    response.write('{"result":{"id":"1"}}\n');
    void sendWithoutEnd(response, (bytes) => (sent += bytes));
  });
  const lines: unknown[] = [];
  const params = { path: { trialId: 1 } };
  const error = await failure(
    (async () => {
      for await (const line of client(server.url).stream("/api/v1/trials/{trialId}/logs", { params })) lines.push(line);
    })(),
  );
  expect(lines).toEqual([{ id: "1" }]);
  expect(error).toMatchObject({ name: "MalformedResponseError" });
  expect((error as Error).message.replace(server.url, "")).toBe(
    "GET /api/v1/trials/1/logs sent a line that is longer than 20000 bytes. If it may be, raise limits.lineBytes.",
  );
  await expect.poll(() => server.unfinished.size).toBe(0);
  expect(sent).toBeLessThan(32 * 2 ** 20);
});

test("long lines within the limit come, however they are cut", async () => {
  const line = (id: string): string => JSON.stringify({ result: { id, message: "m".repeat(15_000) } });
  const server = await serve((_, response) => {
    const bytes = Buffer.from(`${line("1")}\n${line("2")}\n${line("3")}`);
    for (let at = 0; at < bytes.length; at += 7001) response.write(bytes.subarray(at, at + 7001));
    response.end();
  });
  const ids: string[] = [];
  const stream = client(server.url).stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 1 } } });
  for await (const { id } of stream) ids.push(id);
  expect(ids).toEqual(["1", "2", "3"]);
});

test("an archive has no limit of an answer", async () => {
  const server = await serve((_, response) => void response.end(Buffer.alloc(200_000)));
  const init = { params: { path: { checkpoint_uuid: "x" } }, parseAs: "arrayBuffer" } as const;
  const { data } = await client(server.url).GET("/checkpoints/{checkpoint_uuid}", init as never);
  expect((data as ArrayBuffer).byteLength).toBe(200_000);
});

test("the limits are options of a client, and wrong ones are refused by name", async () => {
  const server = await serve((_, response) => void response.end(`{"version":"${"x".repeat(1000)}"}`));
  const options = { master: server.url, token: "t", tokenStore: false } as const;
  const determined = new Determined({ ...options, limits: { answerBytes: 900 } });
  expect(await failure(determined.getMasterInfo())).toMatchObject({ name: "MalformedResponseError" });
  const wider = determined.withOptions({ limits: { answerBytes: 9000 } });
  expect((await wider.getMasterInfo()).version).toHaveLength(1000);
  for (const limits of [7, null, { answerBytes: 0 }, { lineBytes: "1" }, { errorBytes: NaN }, { bytes: 1 }]) {
    expect(() => new Determined({ ...options, limits: limits as never })).toThrow(InvalidArgumentError);
  }
});
