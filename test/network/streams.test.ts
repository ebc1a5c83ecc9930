import { getEventListeners, once } from "node:events";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { createApiClient, StreamTruncatedError, type ApiClientOptions } from "../../src/api/index.js";
import { Determined } from "../../src/index.js";
import { json, startServer, type RawServer } from "./raw-server.js";

const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serve(answer: (response: ServerResponse, count: number) => void): Promise<RawServer> {
  const server = await startServer((_, response, count) => answer(response, count));
  servers.push(server);
  return server;
}
const open = (server: RawServer, options: Partial<ApiClientOptions> = {}, call: object = {}) =>
  createApiClient({ master: server.url, token: "t", retry: { minDelay: "1ms", maxDelay: "2ms" }, ...options }).stream(
    "/api/v1/trials/{trialId}/logs",
    { params: { path: { trialId: 7 } }, ...call },
  );
const line = (id: number): string => JSON.stringify({ result: { id: String(id), message: `line ${id} é` } }) + "\n";

async function read(stream: AsyncIterable<{ id: string }>): Promise<{ ids: string[]; error: unknown }> {
  const ids: string[] = [];
  try {
    for await (const { id } of stream) ids.push(id);
    return { ids, error: undefined };
  } catch (error) {
    return { ids, error };
  }
}

test("results come one by one until the master ends the stream", async () => {
  const server = await serve(
    (response) => void response.end(line(1) + "\n" + line(2).replace("\n", "\r\n") + line(3).trim()),
  );
  expect(await read(open(server))).toEqual({ ids: ["1", "2", "3"], error: undefined });
});

test("nothing is sent before the first step, and each loop asks anew", async () => {
  const server = await serve((response) => void response.end(line(1)));
  const stream = open(server);
  expect(server.requests).toHaveLength(0);
  await read(stream);
  await read(stream);
  expect(server.requests).toHaveLength(2);
});

test("an empty stream ends", async () => {
  expect(await read(open(await serve((response) => void response.end())))).toEqual({ ids: [], error: undefined });
});

test("a status before the first line is the error of its class", async () => {
  const body = {
    error: { grpcCode: 5, httpCode: 404, message: "trial '7' not found", httpStatus: "Not Found", details: [] },
  };
  const { error } = await read(open(await serve((response) => json(response, body, 404))));
  expect(error).toMatchObject({ name: "NotFoundError", code: 5, path: "/api/v1/trials/{trialId}/logs" });
});

test("an error line rejects after the lines before it", async () => {
  const error = { error: { grpcCode: 7, httpCode: 403, message: "go away", httpStatus: "Forbidden", details: [] } };
  const server = await serve((response) => void response.end(line(1) + line(2) + JSON.stringify(error)));
  const result = await read(open(server));
  expect(result.ids).toEqual(["1", "2"]);
  expect(result.error).toMatchObject({ name: "ForbiddenError", status: 403, code: 7 });
});

test("a reset in the middle of a chunk is a StreamTruncatedError after the whole lines", async () => {
  const server = await serve((response) => {
    response.write(line(1) + line(2) + '{"result":{"id":"3"');
    setTimeout(() => response.socket!.destroy(), 50);
  });
  const { ids, error } = await read(open(server));
  expect(ids).toEqual(["1", "2"]);
  expect(error).toMatchObject({ name: "StreamTruncatedError", silent: false });
});

test("a stream that ends cleanly in the middle of a line is truncated", async () => {
  const server = await serve((response) => void response.end(line(1) + '{"result":{"id"'));
  const { ids, error } = await read(open(server));
  expect(ids).toEqual(["1"]);
  expect(StreamTruncatedError.isInstance(error)).toBe(true);
});

test("a line in the middle that is no JSON is a MalformedResponseError", async () => {
  const { error } = await read(open(await serve((response) => void response.end(line(1) + "<html>\n" + line(2)))));
  expect(error).toMatchObject({ name: "MalformedResponseError" });
});

test.each([
  ["before the head", (): void => {}],
  ["after some lines", (response: ServerResponse): void => void response.write(line(1))],
])("silence %s is told apart from a cut", async (_, answer) => {
  const server = await serve(answer);
  const { error } = await read(open(server, {}, { timeout: "100ms" }));
  expect(error).toMatchObject({ name: "StreamTruncatedError", silent: true });
  expect(server.requests).toHaveLength(1);
});

test("lines that keep coming outlive the silence limit", async () => {
  const server = await serve((response) => {
    let id = 0;
    const timer = setInterval(() => {
      response.write(line(++id));
      if (id === 8) {
        clearInterval(timer);
        response.end();
      }
    }, 40);
  });
  expect((await read(open(server, { timeout: "200ms" }))).ids).toHaveLength(8);
});

test("a reader that is slower than the limit is not silence", async () => {
  const server = await serve((response) => void response.end(line(1) + line(2)));
  const ids: string[] = [];
  for await (const { id } of open(server, { timeout: "400ms" })) {
    ids.push(id);
    await new Promise((resolve) => setTimeout(resolve, 600));
  }
  expect(ids).toEqual(["1", "2"]);
});

test("break closes the connection and leaves no listener", async () => {
  const server = await serve((response) => void response.write(line(1) + line(2)));
  const { signal } = new AbortController();
  for await (const { id } of open(server, {}, { signal })) {
    expect(id).toBe("1");
    break;
  }
  await expect.poll(() => server.unfinished.size).toBe(0);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("abort while a line is awaited rejects with the reason and closes the connection", async () => {
  const server = await serve((response) => void response.write(line(1)));
  const controller = new AbortController();
  const reason = new Error("enough");
  const reading = read(open(server, {}, { signal: controller.signal }));
  await expect.poll(() => server.requests.length).toBe(1);
  setTimeout(() => controller.abort(reason), 50);
  expect((await reading).error).toBe(reason);
  await expect.poll(() => server.unfinished.size).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("a slow reader holds the master back", async () => {
  let written = 0;
  const big = JSON.stringify({ result: { id: "1", message: "x".repeat(100_000) } }) + "\n";
  const server = await serve((response) => {
    const fill = (): void => {
      while (written < 3000 && response.write(big)) written++;
      if (written < 3000) response.once("drain", fill);
    };
    fill();
  });
  for await (const { id } of open(server)) {
    expect(id).toBe("1");
    await new Promise((resolve) => setTimeout(resolve, 300));
    break;
  }
  expect(written).toBeLessThan(1000);
});

test("a stream is opened again while its status is transient", async () => {
  const server = await serve((response, count) => (count < 3 ? json(response, {}, 503) : void response.end(line(1))));
  expect((await read(open(server))).ids).toEqual(["1"]);
});

test("bytes that stop coming are a silent StreamTruncatedError, cancelling closes the connection", async () => {
  const server = await serve((response) => void response.write("abc"));
  const api = createApiClient({ master: server.url, token: "t", timeout: "100ms" });
  const init = { params: { path: { checkpoint_uuid: "x" } }, parseAs: "stream" };
  const first = await api.GET("/checkpoints/{checkpoint_uuid}" as never, init as never);
  const text = new Response((first as { data: ReadableStream }).data).text();
  await expect(text).rejects.toMatchObject({ name: "StreamTruncatedError", silent: true });
  const second = await api.GET("/checkpoints/{checkpoint_uuid}" as never, init as never);
  await (second as { data: ReadableStream }).data.cancel();
  await expect.poll(() => server.unfinished.size).toBe(0);
});

test("a Readable made of a followed log closes the connection when it is destroyed", async () => {
  const server = await serve((response) => void response.write(line(1)));
  const trial = new Determined({ master: server.url, token: "t", tokenStore: false, allowInsecureAuth: true }).trial(7);
  const sources = [() => trial.logs({ follow: true }), () => trial.logEntries({ follow: true }), () => open(server)];
  for (const source of sources) {
    for (const error of [undefined, new Error("enough")]) {
      const readable = Readable.from(source());
      readable.on("error", () => {});
      await once(readable, "data");
      const closed = once(readable, "close").catch(() => {});
      readable.destroy(error);
      await closed;
      await expect.poll(() => server.unfinished.size).toBe(0);
    }
  }
});

test.each([
  ["a line that is null", "null"],
  ["a line that is a number", "42"],
  ["a line that is an array", "[1]"],
  ["a line without a member", "{}"],
  ["a result that is null", '{"result":null}'],
  ["a result that is a string", '{"result":"x"}'],
  ["a proxy's own words", '{"message":"upstream timed out"}'],
])("%s is a MalformedResponseError after the lines before it", async (_, text) => {
  const { ids, error } = await read(
    open(await serve((response) => void response.end(line(1) + `${text}\n` + line(2)))),
  );
  expect(ids).toEqual(["1"]);
  expect(error).toMatchObject({
    name: "MalformedResponseError",
    message: "GET /api/v1/trials/{trialId}/logs sent a line that holds neither a result nor an error.",
  });
});
