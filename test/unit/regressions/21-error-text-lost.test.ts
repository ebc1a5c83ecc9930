// Symptom in the Python SDK: raw JSON as the message, a TypeError where `error` is a string, no message for a 404 that is not JSON, none for a 401.
import { expect, test } from "vitest";
import { statusError } from "../../../src/api/status-error.js";

const exchange = { method: "GET", path: "/x", master: "http://m:80", url: "http://m:80/x", attempts: 1, elapsed: 1 };

test.each([
  [409, { message: "name taken" }, "name taken"],
  [500, { error: "broken" }, "broken"],
  [404, "no such page", "no such page"],
  [401, { error: { code: 16, reason: "Unauthenticated", error: "token missing" } }, "token missing"],
])("a %i keeps the master's own words", (status, body, words) => {
  expect(statusError(new Response(null, { status }), body, exchange).message).toMatch(
    new RegExp(`^${words} \\(${status}`),
  );
});
