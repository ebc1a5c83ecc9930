import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { foreignAdvice } from "../../../src/api/foreign-advice.js";
import { retryPolicy } from "../../../src/api/retry-policy.js";
import { shouldRetry } from "../../../src/api/should-retry.js";
import { ApiError } from "../../../src/errors/index.js";
import { isCutObject, ofStore } from "../../../src/platform/node/download/store-errors.js";
import { isOutage } from "../../../src/sequence/outage-decision.js";
import { isOutageStatus, isTransientStatus, transientStatuses } from "../../../src/values/transient-status.js";

const statuses = Array.from({ length: 300 }, (_, index) => 300 + index);
const retried = [408, 425, 429, 502, 503, 504];
const survived = [408, 425, 429, ...statuses.filter((status) => status >= 500 && status !== 501)];

test("what is repeated at once, and what a wait survives", () => {
  expect(statuses.filter(isTransientStatus)).toEqual(retried);
  expect(statuses.filter(isOutageStatus)).toEqual(survived);
});

test("retries, waits and reads of a storage go by it", async () => {
  const policy = retryPolicy(undefined);
  const facts = {
    headers: new Headers(),
    method: "GET",
    path: "/x",
    url: "http://m/x",
    attempts: 1,
    retryAfter: undefined,
  };
  const ofStatus = async (statusCode: number): Promise<unknown> =>
    ofStore(Promise.reject(Object.assign(new Error(), { statusCode })), new AbortController().signal).catch(
      (error: unknown) => error,
    );
  expect(statuses.filter((status) => shouldRetry({ method: "GET", attempts: 1, status }, policy))).toEqual(retried);
  expect(statuses.filter((status) => isOutage(new ApiError("No.", { status, ...facts } as never)))).toEqual(survived);
  const errors = await Promise.all(statuses.map(ofStatus));
  expect(statuses.filter((_, index) => isCutObject(errors[index]))).toEqual(survived);
});

test("what a proxy answered may pass where a request is repeated, or the master is not up", () => {
  const body = { speaksTls: false, isLogin: false } as never;
  for (const status of retried) {
    expect(foreignAdvice({ status, master: "http://m", body }), `${status}`).toMatch(
      /^It may pass:|is the master up\?$/,
    );
  }
});

test("documents name the same statuses", () => {
  const [last, ...others] = transientStatuses.toReversed();
  const all = others.toReversed().join(", ");
  const short = transientStatuses.filter((status) => status < 500).join(", ");
  const read = (path: string): string => readFileSync(path, "utf8");
  expect(read("docs/cookbook/retries-and-timeouts.md")).toContain(` ${all} and ${last}.`);
  expect(read("docs/decisions/002-retries.md")).toContain(` ${all}, ${last}.`);
  for (const path of ["docs/cookbook/wait.md", "src/facade/experiments/wait-options.ts"])
    expect(read(path), path).toContain(` ${short}, 5xx except 501, `);
});
