import { getEventListeners, once } from "node:events";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createApiClient, StreamTruncatedError, type ApiClientOptions } from "../../src/api/index.js";
import { Determined } from "../../src/index.js";
import { ManualClock, retryClock } from "./manual-clock.js";
import { json, serve as serveRequests, type RawServer } from "./raw-server.js";

const serve = (answer: (response: ServerResponse, count: number) => void): Promise<RawServer> =>
  serveRequests((_, response, count) => answer(response, count));
const open = (server: RawServer, options: Partial<ApiClientOptions> = {}, call: object = {}) =>
  createApiClient({ master: server.url, token: "t", clock: retryClock(), ...options }).stream(
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
  let destroy = (): void => {};
  const server = await serve((response) => {
    response.write(line(1) + line(2) + '{"result":{"id":"3"');
    destroy = () => response.socket!.destroy();
  });
  const ids: string[] = [];
  const error: unknown = await (async () => {
    for await (const { id } of open(server)) if (ids.push(id) === 2) destroy();
  })().catch((reason: unknown) => reason);
  expect(ids).toEqual(["1", "2"]);
  expect(error).toMatchObject({ name: "StreamTruncatedError", silent: false });
});

test("a stream that ends cleanly in the middle of a line is truncated", async () => {
  const server = await serve((response) => void response.end(line(1) + '{"result":{"id"'));
  const { ids, error } = await read(open(server));
  expect(ids).toEqual(["1"]);
  expect(StreamTruncatedError.isInstance(error)).toBe(true);
});

test("a line in the middle that is not JSON is a MalformedResponseError", async () => {
  const server = await serve((response) => void response.end(line(1) + line(2) + "<html>\n" + line(3)));
  const { ids, error } = await read(open(server));
  expect(ids).toEqual(["1", "2"]);
  expect(error).toMatchObject({ name: "MalformedResponseError" });
});

test("silence before the head is told apart from a cut", async () => {
  const clock = new ManualClock();
  const server = await serve(() => clock.advance(100));
  const { error } = await read(open(server, { clock }, { timeout: "100ms" }));
  expect(error).toMatchObject({ name: "StreamTruncatedError", silent: true });
  expect(server.requests).toHaveLength(1);
});

test("silence after some lines is told apart from a cut", async () => {
  const clock = new ManualClock();
  const server = await serve((response) => void response.write(line(1)));
  const lines = open(server, { clock }, { timeout: "100ms" })[Symbol.asyncIterator]();
  expect(await lines.next()).toMatchObject({ value: { id: "1" } });
  const next = lines.next();
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(100);
  await expect(next).rejects.toMatchObject({ name: "StreamTruncatedError", silent: true });
  expect(server.requests).toHaveLength(1);
});

test("lines that keep coming outlive the silence limit", async () => {
  const clock = new ManualClock();
  let send: (id: number) => void = () => {};
  const server = await serve((response) => {
    send = (id) => {
      clock.advance(150);
      response.write(line(id));
    };
    send(1);
  });
  const ids: string[] = [];
  for await (const { id } of open(server, { clock, timeout: "200ms" })) {
    if (ids.push(id) === 8) break;
    setImmediate(() => send(ids.length + 1));
  }
  expect(ids).toHaveLength(8);
  expect(clock.pending).toBe(0);
});

test("a reader that is slower than the limit is not silence", async () => {
  const clock = new ManualClock();
  const server = await serve((response) => void response.end(line(1) + line(2)));
  const ids: string[] = [];
  for await (const { id } of open(server, { clock, timeout: "400ms" })) {
    ids.push(id);
    clock.advance(600);
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
  const lines = open(server, {}, { signal: controller.signal })[Symbol.asyncIterator]();
  await lines.next();
  const next = lines.next();
  setImmediate(() => controller.abort(reason));
  await expect(next).rejects.toBe(reason);
  await expect.poll(() => server.unfinished.size).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("abort between two lines of a chunk ends before the next line and closes the connection", async () => {
  const server = await serve((response) => void response.write(line(1) + line(2) + line(3)));
  const controller = new AbortController();
  const lines = open(server, {}, { signal: controller.signal })[Symbol.asyncIterator]();
  expect(await lines.next()).toMatchObject({ value: { id: "1" } });
  controller.abort(new Error("enough"));
  await expect(lines.next()).rejects.toThrow("enough");
  await expect.poll(() => server.unfinished.size).toBe(0);
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
    for (let before = -1; written !== before;) {
      before = written;
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
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
  const api = createApiClient({ master: server.url, token: "t", timeout: "500ms" });
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
    message: expect.stringMatching(
      /^GET http:\/\/127\S+\/api\/v1\/trials\/7\/logs sent a line that holds neither a result nor an error\.$/,
    ),
  });
});
