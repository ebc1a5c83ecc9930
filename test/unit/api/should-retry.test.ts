import { expect, test } from "vitest";
import { retryPolicy } from "../../../src/api/retry-policy.js";
import { shouldRetry } from "../../../src/api/should-retry.js";

const policy = retryPolicy(undefined);

test.each([
  ["a GET without an answer", { method: "GET", attempts: 1 }, true],
  ["a DELETE without an answer", { method: "DELETE", attempts: 1 }, true],
  ["a PUT with 503", { method: "PUT", attempts: 1, status: 503 }, true],
  ["a GET with 500", { method: "GET", attempts: 1, status: 500 }, false],
  ["a POST that may have been sent", { method: "POST", attempts: 1 }, false],
  ["a POST that was not sent", { method: "POST", attempts: 1, notSent: true }, true],
  ["a PATCH with 429", { method: "PATCH", attempts: 1, status: 429 }, false],
  ["the fifth attempt", { method: "GET", attempts: 5 }, false],
  ["a certificate that stays wrong", { method: "GET", attempts: 1, notSent: true, hopeless: true }, false],
  ["a wait at the limit", { method: "GET", attempts: 1, status: 503, retryAfter: 60_000 }, true],
  ["a wait above the limit", { method: "GET", attempts: 1, status: 503, retryAfter: 60_001 }, false],
])("%s: repeated is %s", (_, failed, repeated) => {
  expect(shouldRetry(failed, policy)).toBe(repeated);
});
