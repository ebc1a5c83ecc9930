import { expect, test } from "vitest";
import { MasterUnreachableError, unwrap } from "../../src/api/index.js";
import { client, failure } from "./client.js";
import { retryClock } from "./manual-clock.js";
import { json, refusedUrl, serve } from "./raw-server.js";

test.each([502, 503, 504, 408, 425, 429])("a GET answered with %i is repeated", async (status) => {
  const server = await serve((_, response, count) => json(response, { message: "busy" }, count < 3 ? status : 200));
  await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(3);
});

test.each([400, 404, 409, 500, 501])("a GET answered with %i is not repeated", async (status) => {
  const server = await serve((_, response) => json(response, { message: "no" }, status));
  await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
});

test.each([429, 502, 503, 504])("a POST answered with %i is not repeated", async (status) => {
  const server = await serve((_, response) => json(response, { message: "busy" }, status));
  const result = await client(server.url).POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 7 } } });
  expect(result.response.status).toBe(status);
  expect(server.requests).toHaveLength(1);
});

test("five attempts are all, and the error tells how many there were", async () => {
  const server = await serve((_, response) => json(response, { message: "busy" }, 503));
  const result = await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(5);
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ name: "ServerError", attempts: 5, status: 503 }));
});

test("retry: false sends once", async () => {
  const server = await serve((_, response) => json(response, { message: "busy" }, 503));
  await client(server.url, { retry: false }).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
});

test("Retry-After is waited for", async () => {
  const server = await serve((_, response, count) =>
    count === 1 ? json(response, {}, 503, { "retry-after": "7" }) : json(response, {}),
  );
  const delays: number[] = [];
  const hooks = { beforeRetry: (event: { delay: number }) => void delays.push(event.delay) };
  const clock = retryClock();
  await client(server.url, { hooks, clock, timeout: Infinity }).GET("/api/v1/master");
  expect({ delays, sleeps: clock.sleeps }).toEqual({ delays: [7000], sleeps: [7000] });
});

test("a Retry-After above the limit fails at once with its value", async () => {
  const server = await serve((_, response) => json(response, { message: "later" }, 503, { "retry-after": "3600" }));
  const result = await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ retryAfter: 3_600_000 }));
});

test("a POST to a refused port is repeated, since nothing was sent, and the error names the address", async () => {
  const master = await refusedUrl();
  const attempts: number[] = [];
  const hooks = { beforeRequest: (event: { attempt: number }) => void attempts.push(event.attempt) };
  const call = client(master, { hooks }).POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 7 } } });
  const error = await failure(call);
  expect(error).toBeInstanceOf(MasterUnreachableError);
  expect(error).toMatchObject({ attempts: 5, sent: false, master });
  expect((error as Error).message).toContain(master);
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
});

test("a POST whose connection is cut after it was sent is not repeated", async () => {
  const server = await serve((_, response) => response.socket!.destroy());
  const error = await failure(client(server.url).POST("/api/v1/experiments", { body: { config: "{}" } }));
  expect(error).toMatchObject({ name: "MasterUnreachableError", attempts: 1, sent: true });
  expect(server.requests).toHaveLength(1);
});

test("a GET whose connection is cut before the head is repeated", async () => {
  const server = await serve((_, response, count) =>
    count < 3 ? response.socket!.destroy() : json(response, { a: 1 }),
  );
  const { data } = await client(server.url).GET("/api/v1/master");
  expect(data).toEqual({ a: 1 });
});

test("a GET whose body is cut midway is repeated", async () => {
  const server = await serve((_, response, count) => {
    if (count > 1) return json(response, { whole: true });
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"whole":', () => response.socket!.destroy());
  });
  expect((await client(server.url).GET("/api/v1/master")).data).toEqual({ whole: true });
});

test("a hundred calls to a dead master make one retry each and 50 more together", async () => {
  const master = await refusedUrl();
  let attempts = 0;
  const retry = { attempts: 3, maxDelay: "1s", budget: { size: 50, perSecond: 0 } };
  const api = client(master, { retry, hooks: { beforeRequest: () => void attempts++ } });
  await Promise.all(Array.from({ length: 100 }, () => failure(api.GET("/api/v1/master"))));
  expect(attempts).toBe(250);
});
