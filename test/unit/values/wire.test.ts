import { expect, test } from "vitest";
import { InvalidArgumentError, MalformedResponseError } from "../../../src/errors/index.js";
import {
  checkJsonObject,
  compareReleases,
  parseRelease,
  toDate,
  toMetricNumber,
  toMetrics,
  toSafeNumber,
  WireFields,
} from "../../../src/values/index.js";

test.each([
  ["2021-10-26T23:17:12.123456Z", 1635290232123],
  ["", undefined],
  [null, undefined],
  [undefined, undefined],
  ["0001-01-01T00:00:00Z", undefined],
])("the wire time %s", (text, at) => expect(toDate(text)?.getTime()).toBe(at));

test("a wire time that is not one is malformed", () => expect(() => toDate("soon")).toThrow(/sent "soon" as a time/));

test.each([
  ["10028311", 10028311],
  ["0", 0],
  [7, 7],
  ["9007199254740991", Number.MAX_SAFE_INTEGER],
])("the wire integer %s", (text, value) => expect(toSafeNumber(text, "size")).toBe(value));

test.each(["9007199254740993", "", "x", "1.5"])("the wire integer %j is refused, not rounded", (text) => {
  expect(() => toSafeNumber(text, "size")).toThrow(expect.objectContaining({ name: "MalformedResponseError" }));
});

test("NaN and the infinities become numbers in metrics at every depth, other strings stay", () => {
  expect(toMetrics({ a: "NaN", b: ["Infinity", { c: "-Infinity" }], d: "nan", e: 1, f: null })).toEqual({
    a: NaN,
    b: [Infinity, { c: -Infinity }],
    d: "nan",
    e: 1,
    f: null,
  });
  expect(toMetrics(null)).toEqual({});
  expect(toMetricNumber("1")).toBe("1");
});

test.each([
  ["0.19.10", "0.38.1", -1],
  ["0.38.1", "0.38.1", 0],
  ["0.26.10", "0.26.9", 1],
  ["0.26.3-rc0", "0.26.3", 0],
  ["1.0", "0.38.1", 1],
  ["0.38", "0.38.0", 0],
  ["dev", "0.38.1", 1],
])("%s against %s", (a, b, sign) => expect(Math.sign(compareReleases(a, b))).toBe(sign));

test("a release is read from a longer text", () => expect(parseRelease("v0.38.1-dev0+abc")).toEqual([0, 38, 1]));

/** A value of the given number of levels. */
const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + "1" + "}".repeat(levels));

test("what is nested without sense is malformed and never ends the stack", () => {
  const metrics = nested(400) as Record<string, unknown>;
  expect(toMetrics(metrics)).toEqual(metrics);
  for (const levels of [501, 10_000, 100_000]) {
    expect(() => toMetricNumber(nested(levels))).toThrow(MalformedResponseError);
    expect(() => toMetrics(nested(levels) as never)).toThrow(MalformedResponseError);
    const from = new WireFields<{ config?: object }>({ config: nested(levels) as object });
    expect(() => from.object("config")).toThrow('"config" must be nested at most 500 levels deep');
    expect(() => checkJsonObject(nested(levels), "metadata")).toThrow(InvalidArgumentError);
  }
});
