import { expect, test } from "vitest";
import { withEntries, withoutKeys } from "../../../src/facade/metadata.js";

const hostile = JSON.parse('{"__proto__": {"polluted": true}, "kept": 1}') as Record<string, unknown>;

test("added keys replace those of the same name as a whole and leave the others", () => {
  expect(withEntries({ a: { x: 1 }, b: 2 }, { a: { y: 1 } })).toEqual({ a: { y: 1 }, b: 2 });
});

test("removed keys go, and keys that do not exist are ignored", () => {
  expect(withoutKeys({ a: 1, b: 2, c: 3 }, ["a", "c", "nothing"])).toEqual({ b: 2 });
});

test("the metadata given in are not changed", () => {
  const before = Object.freeze({ a: 1 });
  withEntries(before, { b: 2 });
  withoutKeys(before, ["a"]);
  expect(before).toEqual({ a: 1 });
});

test("a key named __proto__ is a key like any other", () => {
  expect(Object.keys(withEntries(hostile, {}))).toEqual(["__proto__", "kept"]);
  expect(Object.keys(withoutKeys(hostile, ["kept"]))).toEqual(["__proto__"]);
  expect(Object.keys(withoutKeys(hostile, ["__proto__"]))).toEqual(["kept"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
