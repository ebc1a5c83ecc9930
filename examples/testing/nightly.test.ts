import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ForbiddenError } from "determined-client";
import type { paths } from "determined-client/api";
import { mswHandlers } from "determined-client/msw";
import { createFakeMaster } from "determined-client/testing";
import { nightly } from "./nightly.js";

// The code under test makes its own client and uses the global fetch; msw leads that to the fake master.
const fake = await createFakeMaster({ seed: 7 });
const server = setupServer(...mswHandlers(fake));
const login = { master: fake.url, user: "determined", password: "" };

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  await fake.close();
});

test("without a nightly run there is nothing to report", async () => {
  expect(await nightly(login)).toBe("no nightly run on 0.38.1");
});

test("the best loss of the newest nightly run is reported, and its checkpoint marked", async () => {
  fake.train(() => ({ validationMetrics: ({ step }) => ({ loss: 1 / step }) }));
  fake.experiments.add({ name: "mnist", labels: ["nightly"], ago: "8h", runsFor: "1h" });
  expect(await nightly(login)).toBe("run 1: loss 0.1");
  expect(fake.requests({ operation: "PostCheckpointMetadata" })).toHaveLength(1);
});

test("a run that goes on is said to go on", async () => {
  fake.experiments.add({ name: "bert", labels: ["nightly"], runsFor: "10h" });
  await fake.clock.advance("1h");
  expect(await nightly(login)).toBe("run 2 is STATE_RUNNING");
});

test("one operation answered by hand: the user may not see experiments", async () => {
  server.use(
    http.get("*/api/v1/experiments", () =>
      HttpResponse.json({ message: "no access to this workspace" }, { status: 403 }),
    ),
  );
  const error: unknown = await nightly(login).catch((reason: unknown) => reason);
  expect(ForbiddenError.isInstance(error) && error.message).toContain("no access to this workspace");
});

test("one endpoint without the fake, typed by the spec of the master", async () => {
  type Answer<Path extends "/api/v1/master" | "/api/v1/experiments"> =
    paths[Path]["get"]["responses"][200]["content"]["application/json"];
  const info: Answer<"/api/v1/master"> = {
    version: "0.99.0",
    masterId: "m",
    clusterId: "c",
    clusterName: "made up",
    hasCustomLogo: false,
    strictJobQueueControl: false,
  };
  const none: Answer<"/api/v1/experiments"> = { experiments: [], pagination: { startIndex: 0, endIndex: 0, total: 0 } };
  server.use(
    http.get("*/api/v1/master", () => HttpResponse.json(info)),
    http.get("*/api/v1/experiments", () => HttpResponse.json(none)),
  );
  expect(await nightly(login)).toBe("no nightly run on 0.99.0");
});
