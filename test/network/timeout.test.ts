import { expect, test } from "vitest";
import { RequestTimeoutError } from "../../src/api/index.js";
import { client, failure } from "./client.js";
import { ManualClock } from "./manual-clock.js";
import { json, serve } from "./raw-server.js";

test("an answer that comes byte by byte past the deadline is a timeout", async () => {
  const clock = new ManualClock();
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = (bytes: number): void => {
      clock.advance(20);
      if (bytes) response.write(" ", () => drip(bytes - 1));
    };
    drip(5);
  });
  const error = await failure(client(server.url, { clock, timeout: "100ms", retry: false }).GET("/api/v1/master"));
  expect(error).toBeInstanceOf(RequestTimeoutError);
  expect(error).toMatchObject({ timeout: 100, attempts: 1, sent: true, elapsed: 120 });
});

test("by the clock of the machine too", async () => {
  const server = await serve(() => {});
  const api = client(server.url, { clock: undefined, timeout: "10ms", retry: false });
  expect(await failure(api.GET("/api/v1/master"))).toMatchObject({ name: "RequestTimeoutError", timeout: 10 });
});

test("a timeout in the call takes precedence over the client's", async () => {
  const clock = new ManualClock();
  const server = await serve((_, response) => {
    clock.advance(4999);
    json(response, {});
  });
  const api = client(server.url, { clock, timeout: "50ms", retry: false });
  expect((await api.GET("/api/v1/master", { timeout: "5s" })).response.status).toBe(200);
  expect(clock.pending).toBe(0);
});

test.each([
  ["a small request", {}, 30_000],
  ["a request of 1 MB, a second for each 256 kB more", { body: { config: "x".repeat(1_024_000) } }, 34_000],
  ["a stream, by silence", { parseAs: "stream" }, 120_000],
])("the limit of %s is %i ms", async (_, init, limit) => {
  const clock = new ManualClock();
  const server = await serve((_, response) => json(response, {}));
  await client(server.url, { clock }).POST("/api/v1/experiments", init as never);
  expect(clock.sleeps[0]).toBeGreaterThanOrEqual(limit);
  expect(clock.sleeps[0]).toBeLessThan(limit + 100);
});

test("a GET that is late is repeated, and the last error tells how often and how long", async () => {
  const clock = new ManualClock((milliseconds) => milliseconds < 1000);
  const server = await serve(() => clock.advance(1000));
  const call = client(server.url, { clock, timeout: "1s", retry: { attempts: 3 } }).GET("/api/v1/master");
  expect(await failure(call)).toMatchObject({ name: "RequestTimeoutError", attempts: 3, elapsed: 3000 });
  expect(server.requests).toHaveLength(3);
});
