import { expect, test } from "vitest";
import { answerError } from "../../../src/api/answer-error.js";
import { readErrorBody } from "../../../src/api/error-body.js";
import { exchanges, type Exchange } from "../../../src/api/exchange.js";
import { statusError } from "../../../src/api/status-error.js";

const exchange: Exchange = {
  method: "GET",
  path: "/api/v1/experiments/{experimentId}",
  master: "http://master:8080",
  url: "http://master:8080/api/v1/experiments/7",
  attempts: 1,
  elapsed: 12,
};
const of = (status: number, body: unknown, more: Partial<Exchange> = {}, headers: Record<string, string> = {}) =>
  statusError(new Response(null, { status, headers }), body, { ...exchange, ...more });

test.each([
  [
    "the gateway",
    { error: { code: 5, reason: "NotFound", error: "no trial" } },
    { message: "no trial", code: 5, reason: "NotFound" },
  ],
  ["other routes", { message: "no trial" }, { message: "no trial" }],
  [
    "a stream",
    { error: { grpcCode: 5, httpCode: 404, message: "no trial", httpStatus: "Not Found", details: [] } },
    { message: "no trial", code: 5, status: 404 },
  ],
  ["an error that is a string", { error: "no trial" }, { message: "no trial" }],
  ["JSON that is a string", "upstream  down\n", { message: "upstream down" }],
  ["an unknown object", { problem: 7 }, { message: '{"problem":7}' }],
  ["nothing", undefined, { message: "" }],
  ["an empty string", "", { message: "" }],
  ["null", null, { message: "" }],
])("the body of %s is read", (_, body, expected) => expect(readErrorBody(body)).toEqual(expected));

test.each([
  [400, "BadRequestError"],
  [401, "AuthenticationError"],
  [403, "ForbiddenError"],
  [404, "NotFoundError"],
  [409, "ConflictError"],
  [429, "RateLimitedError"],
  [500, "ServerError"],
  [503, "ServerError"],
  [418, "ApiError"],
  [501, "UnsupportedByMasterError"],
])("the status %i is a %s", (status, name) => {
  expect(of(status, { message: "why" })).toMatchObject({ name, status, message: expect.stringContaining("why") });
});

test("the error tells what was asked, how often and how long", () => {
  const error = of(503, { message: "busy" }, { attempts: 5, elapsed: 12_300, retryAfter: 9000 });
  expect(error).toMatchObject({
    method: "GET",
    path: exchange.path,
    attempts: 5,
    elapsed: 12_300,
    retryAfter: 9000,
  });
  expect(error.message).toBe(
    "busy (503 from GET http://master:8080/api/v1/experiments/7 after 5 attempts in 12.3 s). It asks to wait 9 s.",
  );
});

test.each([
  [500, "invalid experiment configuration: no entrypoint", "BadRequestError", true],
  [400, "invalid experiment configuration: no entrypoint", "BadRequestError", false],
  [500, "project name is not deletable by this user", "ForbiddenError", true],
  [500, "connection pool exhausted", "ServerError", false],
])("%i %j is a %s; a refusal with 500 is called one: %s", (status, words, name, isCalled) => {
  const error = of(status, { error: { code: 13, reason: "Internal", error: words } });
  expect(error).toMatchObject({ name, status });
  expect(error.message.includes("This is a refusal, although the status is 500.")).toBe(isCalled);
});

test("headers that help are kept, others are not", () => {
  const headers = { "x-request-id": "42", "set-cookie": "auth=secret" };
  expect(of(500, {}, {}, headers).headers).toEqual({ "x-request-id": "42" });
});

test.each([
  [
    "501 and its first release",
    501,
    { error: { code: 12, reason: "Unimplemented", error: "Not Implemented" } },
    "0.26.3",
    true,
  ],
  ["501 without one", 501, { error: { code: 12, error: "Not Implemented" } }, undefined, true],
  ["an unknown plain route", 404, { message: "api not found: GET /x" }, undefined, true],
  ["the same of an old release", 404, { message: "Not Found" }, "0.26.3", true],
  ["a plain 404 of a route that all have", 404, { message: "Not Found" }, undefined, false],
  ["a missing object of a newer route", 404, { error: { code: 5, error: "trial '7' not found" } }, "0.26.3", false],
  [
    "a newer path that was read as an id",
    400,
    { error: { code: 3, error: "type mismatch, parameter: trial_id" } },
    "0.26.3",
    true,
  ],
  ["a plain bad argument", 400, { error: { code: 3, error: "type mismatch, parameter: trial_id" } }, undefined, false],
])("%s", (_, status, body, since, unsupported) => {
  const error = of(status, body, { since });
  expect(error.name === "UnsupportedByMasterError").toBe(unsupported);
  if (unsupported && since) expect(error.message).toContain("release 0.26.3 or newer");
});

test("the text of an edition error stays in the message", () => {
  const words = "Determined Enterprise Edition is required for this functionality";
  const { message } = of(501, { error: { code: 12, error: words } });
  expect(message).toContain(words);
  expect(message).toContain("It needs another edition of the master.");
  expect(message).not.toContain("release");
});

const nobody = { tokenFor: async () => undefined, onUnauthorized: async () => false };

test("secrets that the master repeats are left out", () => {
  const error = of(
    400,
    { message: "bad password: hunter22" },
    { authentication: { ...nobody, secrets: () => ["hunter22"] } },
  );
  expect(error.message).toContain("bad password: ***");
});

test("an error names the proxy that it came through", () => {
  const { message } = of(404, { error: { code: 5, error: "no trial" } }, { proxy: "http://proxy:3128 (HTTP_PROXY)" });
  expect(message).toBe(
    "no trial (404 from GET http://master:8080/api/v1/experiments/7 through the proxy http://proxy:3128 (HTTP_PROXY)).",
  );
});

test("an answer of another fetch is reported by its own facts", () => {
  const error = answerError(new Response(null, { status: 404 }), { message: "no trial" });
  expect(error).toMatchObject({ name: "NotFoundError", method: "GET", attempts: 1 });
});

test("a success without use names the request and what is wrong with it", () => {
  const cause = new SyntaxError("Unexpected token");
  const response = new Response("<html>");
  exchanges.set(response, exchange);
  const error = answerError(response, "is not JSON.", undefined, cause);
  expect(error).toMatchObject({ name: "MalformedResponseError", status: 200, path: exchange.path, cause });
  expect(error.message).toBe(
    "The answer to GET http://master:8080/api/v1/experiments/7 (200, text/plain;charset=UTF-8) is not JSON. Is http://master:8080 a Determined master?",
  );
});
