import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createApiClient } from "../../../src/api/index.js";
import { DeterminedError } from "../../../src/errors/index.js";
import { trimCauses, trimStack } from "../../../src/errors/trim-stack.js";

const own = "    at async main (file:///app/main.mjs:2:111)";
const inner = [
  "    at networkError (file:///app/node_modules/determined-client/dist/chunk.js:3415:10)",
  "    at fetch (node:internal/deps/undici/undici:10576:20)",
  "    at C:\\app\\node_modules\\determined-client\\dist\\chunk.js:1:1",
  "    at node:events:1:1",
];
const withStack = (...frames: string[]): Error =>
  Object.assign(new Error("gone"), { stack: ["Error: gone", ...frames].join("\n") });
const framesOf = (error: Error): string[] => (error.stack ?? "").split("\n").slice(1);

test("frames of the runtime and of packages are left out", () => {
  const error = withStack(...inner, own);
  trimStack(error);
  expect(framesOf(error)).toEqual([own]);
  expect(error.stack).toMatch(/^Error: gone\n/);
});

test("where there are no others, some stay", () => {
  const error = withStack(...inner);
  trimStack(error);
  expect(framesOf(error)).toEqual(inner.slice(0, 3));
});

test("a message of several lines stays whole", () => {
  const error = Object.assign(new Error("x"), { stack: `Error: see node:internal\nand node:fs\n${own}` });
  trimStack(error);
  expect(error.stack).toBe(`Error: see node:internal\nand node:fs\n${own}`);
});

test.each([{ stack: undefined }, { stack: ["a"] }, { stack: "fetch@file.js:1" }])("%j is left as it is", (members) => {
  const error = Object.assign<Error, object>(new Error("x"), members);
  trimStack(error);
  expect(error.stack).toEqual(members.stack);
});

test("causes keep no inner frame at all; circles end, and a frozen one is left as it is", () => {
  const cause = withStack(...inner);
  const frozen = Object.freeze(withStack(...inner));
  const error = new Error("outer", { cause });
  cause.cause = new AggregateError([frozen]);
  trimCauses(error);
  expect(framesOf(cause)).toEqual([]);
  expect(framesOf(frozen)).toEqual(inner);
  cause.cause = error;
  trimCauses(error);
});

test("an error of this package is printed with message, facts and causes, without a page of internals", async () => {
  const api = createApiClient({ master: "http://127.0.0.1:6", retry: false });
  const error: unknown = await api.GET("/api/v1/master").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeterminedError);
  const printed = inspect(error);
  expect(printed).toMatch(/^MasterUnreachableError: GET http:\/\/127\.0\.0\.1:6\/api\/v1\/master got no answer/);
  expect(printed).toContain("Is the address right, and the master up?");
  expect(printed).toContain("connect ECONNREFUSED 127.0.0.1:6");
  expect(printed).not.toMatch(/node:internal|node_modules|undefined/);
});
