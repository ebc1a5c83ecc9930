import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { client, failure } from "./client.js";
import { ManualClock } from "./manual-clock.js";
import { json, serve } from "./raw-server.js";

const reason = new Error("enough");

test("abort before the head rejects with the reason and leaves nothing behind", async () => {
  const controller = new AbortController();
  const server = await serve(() => controller.abort(reason));
  await expectAborted(controller, (options) => client(server.url, options));
});

test("abort in the middle of the body rejects with the reason and leaves nothing behind", async () => {
  const controller = new AbortController();
  const server = await serve((_, response) => void response.writeHead(200).write("{"));
  const fetchHead = async (...given: Parameters<typeof fetch>): Promise<Response> => {
    const response = await fetch(...given);
    setImmediate(() => controller.abort(reason));
    return response;
  };
  await expectAborted(controller, (options) => client(server.url, { ...options, fetch: fetchHead }));
});

test("abort in a wait to try again rejects with the reason and leaves nothing behind", async () => {
  const controller = new AbortController();
  const server = await serve((_, response) => json(response, {}, 503, { "retry-after": "30" }));
  const hooks = { beforeRetry: () => void setImmediate(() => controller.abort(reason)) };
  await expectAborted(controller, (options) => client(server.url, { ...options, hooks }));
});

async function expectAborted(
  controller: AbortController,
  create: (options: { clock: ManualClock }) => ReturnType<typeof client>,
): Promise<void> {
  const clock = new ManualClock();
  const { signal } = controller;
  expect(await failure(create({ clock }).GET("/api/v1/master", { signal }))).toBe(reason);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(clock.sleeps.length).toBeGreaterThan(0);
  expect(clock.pending).toBe(0);
}

test("a signal that is aborted before the call sends nothing", async () => {
  const server = await serve((_, response) => json(response, {}));
  expect(await failure(client(server.url).GET("/api/v1/master", { signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect(server.requests).toHaveLength(0);
});

test("a long-lived signal collects no listeners", async () => {
  const server = await serve((_, response) => json(response, {}));
  const { signal } = new AbortController();
  const api = client(server.url);
  for (let index = 0; index < 5; index++) await api.GET("/api/v1/master", { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
