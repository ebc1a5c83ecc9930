import { expect, test } from "vitest";
import { client } from "./client.js";
import { json, serve } from "./raw-server.js";

test("an exception in a hook goes to the logger and changes nothing", async () => {
  const server = await serve((_, response) => json(response, {}));
  const errors: unknown[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (...all: unknown[]) => void errors.push(all) };
  const broken = (): never => {
    throw new Error("hook");
  };
  const rejecting = (async () => broken()) as () => void;
  const api = client(server.url, { logger, hooks: { beforeRequest: broken, afterResponse: rejecting } });
  expect((await api.GET("/api/v1/master")).response.status).toBe(200);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toHaveLength(2);
});
