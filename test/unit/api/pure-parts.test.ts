import { expect, test } from "vitest";
import { createLineSplitter } from "../../../src/api/json-lines.js";
import { isLoopback } from "../../../src/api/insecure-warning.js";
import { normalizeMaster } from "../../../src/api/master-address.js";
import { createRetryBudget } from "../../../src/api/retry-budget.js";
import { shouldRetry } from "../../../src/api/should-retry.js";
import { retryPolicy } from "../../../src/api/retry-policy.js";
import { requestOptions } from "../../../src/api/request-options.js";
import { isOpenRoute } from "../../../src/session/open-routes.js";

test.each([
  ["host", "http://host:8080"],
  ["host:99", "http://host:99"],
  ["http://host", "http://host:80"],
  ["https://host/", "https://host:443"],
  ["http://host:99/path/", "http://host:99/path"],
  ["https://H.Example.COM/det/", "https://h.example.com:443/det"],
  ["http://@host:8080", "http://host:8080"],
  ["h//x//", "http://h:8080//x"],
  ["host?", "http://host:8080"],
  ["host#", "http://host:8080"],
  ["host:0", "http://host:8080"],
  ["host:", "http://host:8080"],
  ["host/a;params", "http://host:8080/a"],
  ["host/;params", "http://host:8080"],
  ["HTTPS://h:443", "https://h:443"],
  ["[::1]:8080", "http://[::1]:8080"],
  ["https://[2001:DB8::1]/x", "https://[2001:db8::1]:443/x"],
  [" host ", "http://host:8080"],
])("the master %j is %s", (text, expected) => {
  expect(normalizeMaster(text)).toBe(expected);
  expect(normalizeMaster(expected)).toBe(expected);
});

test.each([
  "",
  "http://",
  "http://:8080",
  "http://u@host",
  "http://u:p@host",
  "u:p@host",
  "http://host?q=1",
  "http://host#f",
  "ftp://host",
  "host:99999",
  "host:8a",
  "::1",
  "a b",
])("%j is no master", (text) => {
  expect(() => normalizeMaster(text)).toThrow(expect.objectContaining({ argument: "master" }));
});

test("a password in an address is not repeated", () => {
  const long = "hunter2".repeat(20);
  for (const text of [
    "http://ann:hunter2@host",
    "ann:hunter2@host",
    "http://ann:hunter2@host?x=hunter2",
    `http://ann:${long}@host`,
    `ftp://ann:${long}@host`,
  ]) {
    expect(() => normalizeMaster(text)).not.toThrow(/hunter2/);
    expect(() => normalizeMaster(text)).toThrow(/host/);
  }
});

test.each([
  ["http://localhost:8080", true],
  ["http://fake-1.localhost:80", true],
  ["http://127.9.9.9:1", true],
  ["http://[::1]:1", true],
  ["http://localhost.example.com:80", false],
  ["http://127.example.com:80", false],
  ["http://10.0.0.1:80", false],
])("%s is loopback: %s", (master, expected) => expect(isLoopback(master)).toBe(expected));

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

test("a budget gives 50 retries at once, one a second later, one for each answer, and no more than 50", () => {
  const budget = createRetryBudget();
  const takeAll = (now: number): number => {
    let count = 0;
    while (budget.take(now)) count++;
    return count;
  };
  expect(takeAll(0)).toBe(50);
  expect(takeAll(3000)).toBe(3);
  budget.refund();
  expect(takeAll(3000)).toBe(1);
  expect(takeAll(0)).toBe(0);
  expect(takeAll(1e9)).toBe(50);
});

test("lines survive a cut at every byte", () => {
  const bytes = new TextEncoder().encode('één\r\n\n  \n{"x":"日本🎉"}\nlast');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const split = createLineSplitter();
    expect([bytes.slice(0, cut), bytes.slice(cut), undefined].flatMap((part) => split(part))).toEqual([
      "één",
      '{"x":"日本🎉"}',
      "last",
    ]);
  }
});

test("one byte at a time gives the same, and nothing is left after a newline", () => {
  const split = createLineSplitter();
  const lines = [...new TextEncoder().encode("é\nb\n")].flatMap((byte) => split(Uint8Array.of(byte)));
  expect([lines, split()]).toEqual([["é", "b"], []]);
});

test.each([{ signal: {} }, { signal: null }, { timeout: 5 }, { timeout: "soon" }])(
  "request options %j are refused",
  (options) => {
    expect(() => requestOptions(options as never)).toThrow(expect.objectContaining({ name: "InvalidArgumentError" }));
  },
);

test("request options leave out what is not given", () => {
  expect(requestOptions(undefined)).toEqual({});
  expect(requestOptions({ timeout: "10ms", signal: undefined })).toEqual({ timeout: "10ms" });
});

test.each([
  ["/api/v1/auth/login", true],
  ["/api/v1/master", true],
  ["/api/v1/master/config", false],
  ["/api/v1/auth/logout", false],
  ["/info", true],
])("%s needs no login: %s", (path, open) => expect(isOpenRoute(path)).toBe(open));
