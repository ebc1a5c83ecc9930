// Symptom in the Python SDK: after the last 503 comes a BadRequestException that tells no status.
import { expect, test } from "vitest";
import { createApiClient, unwrap } from "../../../src/api/index.js";

test("the last of many 503 is a ServerError with its status, its text and the number of attempts", async () => {
  const fetch = async (): Promise<Response> => new Response('{"message":"overloaded"}', { status: 503 });
  const clock = {
    now: () => 0,
    sleep: (time: number) => (time > 1e4 ? new Promise<void>(() => {}) : Promise.resolve()),
  };
  const api = createApiClient({ master: "http://busy.localhost", fetch, clock });
  const result = await api.GET("/api/v1/master");
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ name: "ServerError", status: 503, attempts: 5 }));
  expect(() => unwrap(result)).toThrow(/^overloaded/);
});
