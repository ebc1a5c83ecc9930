// Symptom in the Python SDK: a master that accepts a connection and never answers blocks forever.
import { expect, test } from "vitest";
import { createApiClient } from "../../../src/api/index.js";

/** A clock that notes the deadline of each attempt and lets it pass at once. */
function impatientClock(): { now(): number; sleep(milliseconds: number): Promise<void>; asked: number[] } {
  const asked: number[] = [];
  return { asked, now: () => 0, sleep: async (milliseconds) => void asked.push(milliseconds) };
}
const silent = (() => new Promise<Response>(() => {})) as typeof globalThis.fetch;

test("an attempt is given 30 seconds when nothing else was said", async () => {
  const clock = impatientClock();
  const api = createApiClient({ master: "http://silent.localhost", fetch: silent, clock, retry: false });
  await expect(api.GET("/api/v1/master")).rejects.toMatchObject({ name: "RequestTimeoutError", timeout: 30_000 });
  expect(clock.asked).toEqual([30_000]);
});

test("a large body is given a second more for each 256 kB", async () => {
  const clock = impatientClock();
  const api = createApiClient({ master: "http://silent.localhost", fetch: silent, clock, retry: false });
  const body = { config: "x".repeat(2_560_000) } as never;
  await expect(api.POST("/api/v1/experiments", { body })).rejects.toMatchObject({ name: "RequestTimeoutError" });
  expect(Math.round(clock.asked[0]! / 1000)).toBe(40);
});
