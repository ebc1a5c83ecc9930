import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { paths } from "#schema";
import { Determined } from "../../src/index.js";
import { mswHandlers } from "../../src/msw.js";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";

let fake: FakeMaster;
const server = setupServer();

beforeAll(async () => {
  fake = await createFakeMaster();
  fake.experiments.add({ name: "mnist" });
  server.listen({ onUnhandledRequest: "error" });
});
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  await fake.close();
});

function get(path: string): Promise<Response> {
  return fetch(fake.url + path, { headers: { authorization: `Bearer ${fake.token("determined")}` } });
}

test("the global fetch reaches the fake master at its address", async () => {
  server.use(...mswHandlers(fake));
  const response = await get("/api/v1/experiments/1");
  expect(await response.json()).toMatchObject({ experiment: { id: 1, name: "mnist" } });
});

test("a handler added later answers one operation otherwise, and the rest is still the fake's", async () => {
  server.use(...mswHandlers(fake));
  server.use(
    http.get("*/api/v1/experiments/:id", () => HttpResponse.json({ error: { error: "on purpose" } }, { status: 503 })),
  );
  expect((await get("/api/v1/experiments/1")).status).toBe(503);
  expect((await get("/api/v1/master")).status).toBe(200);
});

test("requests to other addresses are not answered by the fake", async () => {
  server.use(
    http.get("http://elsewhere.test/", () => HttpResponse.text("elsewhere")),
    ...mswHandlers(fake),
  );
  server.use(...mswHandlers(fake));
  expect(await (await fetch("http://elsewhere.test/")).text()).toBe("elsewhere");
});

test("a dropped connection is a failed fetch", async () => {
  server.use(...mswHandlers(fake));
  fake.faults.drop({ operation: "GetMaster" });
  await expect(get("/api/v1/master")).rejects.toThrow(TypeError);
});

test("a followed log whose trial is not mocked ends with the log", async () => {
  const line = { id: "a", message: "one\n", timestamp: "2026-01-01T00:00:00Z", level: "LOG_LEVEL_INFO" };
  server.use(
    http.get("http://mocked.test/api/v1/trials/1/logs", () =>
      HttpResponse.text(`${JSON.stringify({ result: line })}\n`),
    ),
  );
  const determined = new Determined({ master: "http://mocked.test", token: "t", tokenStore: false });
  const lines: string[] = [];
  for await (const text of determined.trial(1).logs({ follow: true })) lines.push(text);
  expect(lines).toEqual(["one"]);
});

test("one endpoint can be mocked without the fake, typed by the paths of the spec", async () => {
  type Master = paths["/api/v1/master"]["get"]["responses"][200]["content"]["application/json"];
  const answer: Master = {
    version: "0.38.1",
    masterId: "m",
    clusterId: "c",
    clusterName: "typed",
    hasCustomLogo: false,
    strictJobQueueControl: false,
  };
  server.use(http.get("http://typed.test/api/v1/master", () => HttpResponse.json(answer)));
  const response = await fetch("http://typed.test/api/v1/master");
  expect(((await response.json()) as Master).clusterName).toBe("typed");
});
