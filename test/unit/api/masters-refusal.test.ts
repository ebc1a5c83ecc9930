import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isMastersRefusal, type Refusal } from "../../../src/api/masters-refusal.js";

const json = "application/json";
const html = "text/html; charset=utf-8";
const judge = (status: number, body: unknown, more: Partial<Refusal> = {}): boolean =>
  isMastersRefusal({ status, body, contentType: json, method: "GET", path: "/api/v1/me", ...more });
/** What would be taken for the master's word about objects, users, rights or routes. */
const doubtful = [401, 403, 404, 501];

test.each([
  ["the gateway's error", { error: { code: 5, reason: "NotFound", error: "no trial" } }],
  ["a stream's error", { error: { grpcCode: 5, httpCode: 404, message: "no trial" } }],
  ["nothing at all, as JSON", {}],
  ["what a test may mock", { message: "not today" }],
])("%s is the master's under every status from 400", (_, body) => {
  for (const status of [400, ...doubtful, 409, 500, 503]) expect(judge(status, body), `${status}`).toBe(true);
});

test("outside /api/v1 the master says { message }", () => {
  const path = "/checkpoints/{checkpoint_uuid}";
  for (const status of doubtful) {
    expect(judge(status, { message: "checkpoint not found" }, { path })).toBe(true);
    // The type is that of the archive when a download fails.
    expect(judge(status, { message: "cannot" }, { path, contentType: "application/gzip" })).toBe(true);
    expect(judge(status, { message: "Not Found" }, { path })).toBe(true);
    expect(judge(status, { detail: "Not Found" }, { path })).toBe(false);
    expect(judge(status, { message: "no Route matched with those values" }, { path })).toBe(false);
  }
});

test.each([
  ["Kong", { message: "no Route matched with those values" }],
  ["a newer Kong", { message: "it has words", request_id: "e1" }],
  ["Kong's key check", { message: "No API key found in request" }],
  ["AWS", { message: "Missing Authentication Token" }],
  ["a gateway with few words", { message: "Forbidden" }],
  ["FastAPI", { detail: "Not Found" }],
  ["Spring", { timestamp: 1, status: 404, error: "Not Found", path: "/api/v1/me" }],
  ["Kubernetes", { kind: "Status", status: "Failure", message: "forbidden", reason: "Forbidden", code: 403 }],
  ["a gateway with a null", { error: null, message: "gone" }],
  ["an array", []],
  ["a number", 404],
  ["a string", "Not Found"],
  ["null", null],
  ["no body", undefined],
])("JSON of %s says nothing about objects, users, rights and routes", (_, body) => {
  for (const status of doubtful) expect(judge(status, body), `${status}`).toBe(false);
});

test("a master that is asked at a prefix that it does not have says nothing about its routes", () => {
  expect(judge(404, { message: "api not found: GET /base/api/v1/me" })).toBe(false);
  expect(judge(404, { message: "api not found: GET /api/v1/me" })).toBe(true);
});

test("JSON under any other status has the class of its status", () => {
  const bodies = [{ error: null, message: "quota exceeded" }, { detail: "busy" }, null, [], "busy"];
  for (const body of bodies)
    for (const status of [400, 409, 413, 429, 500, 503]) expect(judge(status, body)).toBe(true);
});

test("pages, other text and empty answers are nobody's errors but their sender's", () => {
  for (const status of [400, ...doubtful, 413, 429, 500, 502, 503]) {
    expect(judge(status, "<html></html>", { contentType: html })).toBe(false);
    expect(judge(status, "no healthy upstream", { contentType: "text/plain" })).toBe(false);
    expect(judge(status, undefined, { contentType: null })).toBe(false);
    expect(judge(status, "", { contentType: html })).toBe(false);
  }
});

test("a master does not redirect, whatever comes with it", () => {
  for (const status of [0, 301, 302, 303, 307, 308]) expect(judge(status, { error: { code: 5 } })).toBe(false);
});

test("the answer to a HEAD has no body to judge by", () => {
  expect(judge(404, undefined, { method: "HEAD", contentType: null })).toBe(true);
  expect(judge(404, undefined, { method: "HEAD", contentType: html })).toBe(false);
});

test("every refusal that was recorded of a real master is the master's", () => {
  const folder = new URL("../../recordings/data/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".jsonl"));
  let count = 0;
  for (const file of files) {
    for (const line of readFileSync(new URL(file, folder), "utf8").split("\n").filter(Boolean)) {
      const answer = JSON.parse(line) as {
        readonly status?: number;
        readonly method: string;
        readonly path: string;
        readonly responseHeaders?: { readonly "content-type"?: string };
        readonly responseBody?: unknown;
      };
      const { status = 0, method, path, responseHeaders, responseBody } = answer;
      if (status < 400 || responseHeaders === undefined) continue;
      count++;
      const contentType = responseHeaders["content-type"] ?? null;
      const refusal = { status, method, path, contentType, body: responseBody ?? undefined };
      expect(isMastersRefusal(refusal), `${file} ${line.slice(0, 100)}`).toBe(true);
    }
  }
  expect(count).toBeGreaterThan(100);
});
