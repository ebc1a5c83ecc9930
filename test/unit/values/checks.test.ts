import { expect, test } from "vitest";
import * as values from "../../../src/values/index.js";

const { InvalidArgumentError } = await import("../../../src/errors/index.js");
class Thing {}
const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const when = "2021-10-26T23:17:12.123Z";

const good: [string, values.Check<unknown>, unknown, unknown][] = [
  ["checkPositiveInteger", values.checkPositiveInteger, 7, 7],
  ["checkCount", values.checkCount, 0, 0],
  ["checkPositiveInteger", values.checkPositiveInteger, 1, 1],
  ["checkText", values.checkText, "a", "a"],
  ["checkAnyText", values.checkAnyText, "", ""],
  ["checkBoolean", values.checkBoolean, false, false],
  ["checkTextList", values.checkTextList, new Set(["a", "b"]), ["a", "b"]],
  ["checkTextList", values.checkTextList, [], []],
  ["checkUuid", values.checkUuid, uuid, uuid],
  ["checkDuration", values.checkDuration, 50, 50],
  ["checkDuration", values.checkDuration, "10ms", 10],
  ["checkDuration", values.checkDuration, Infinity, Infinity],
  ["checkMaxOutage", values.checkMaxOutage, 0, 0],
  ["checkMaxOutage", values.checkMaxOutage, "15m", 900_000],
  ["checkMaxOutage", values.checkMaxOutage, Infinity, Infinity],
  ["checkTimestamp", values.checkTimestamp, new Date(when), when],
  ["checkTimestamp", values.checkTimestamp, 0, "1970-01-01T00:00:00.000Z"],
  ["checkTimestamp", values.checkTimestamp, "2021-10-26T23:17:12Z", "2021-10-26T23:17:12Z"],
  ["checkTimestamp", values.checkTimestamp, "2021-10-26T23:17:12.123456+04:00", "2021-10-26T19:17:12.123456Z"],
  ["checkJsonObject", values.checkJsonObject, { a: [1, { b: null }], c: undefined }, { a: [1, { b: null }] }],
  ["checkJsonObject", values.checkJsonObject, Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ["checkJsonObject", values.checkJsonObject, { at: new Date(0) }, { at: "1970-01-01T00:00:00.000Z" }],
];
test.each(good)("%s takes %j", (_, check, value, result) => expect(check(value, "x")).toEqual(result));

const bad: [string, values.Check<unknown>, unknown[]][] = [
  ["checkPositiveInteger", values.checkPositiveInteger, [0, -1, 1.5, NaN, 2 ** 53, "7", 7n, null, undefined, [7]]],
  ["checkCount", values.checkCount, [-1, 0.5, "0"]],
  ["checkPositiveInteger", values.checkPositiveInteger, [0, Infinity]],
  ["checkText", values.checkText, ["", 7, null, {}]],
  ["checkAnyText", values.checkAnyText, [7, undefined]],
  ["checkToken", values.checkToken, ["", "a b", "a\n", "é", 7]],
  ["checkBoolean", values.checkBoolean, ["true", 1, undefined]],
  ["checkTextList", values.checkTextList, ["ab", [1], { a: "b" }, undefined, null]],
  ["checkUuid", values.checkUuid, ["nope", `{${uuid}}`, 7, ""]],
  ["checkFunction", values.checkFunction, [{}, "f"]],
  ["checkDuration", values.checkDuration, [5, 49.9, 0, -100, NaN, "5", "", null, {}, 10n]],
  ["checkMaxOutage", values.checkMaxOutage, [15, -1, NaN, "15", "forever", null, false]],
  [
    "checkTimestamp",
    values.checkTimestamp,
    ["2021-10-26", "2021-10-26 23:17:12Z", "2021-10-26T23:17:12", "2021-02-30T00:00:00Z", new Date(NaN), NaN, null],
  ],
  [
    "checkJsonObject",
    values.checkJsonObject,
    [
      [],
      "a",
      null,
      () => {},
      cycle,
      { a: 1n },
      { a: Symbol("x") },
      { a: () => {} },
      { a: NaN },
      new Map(),
      new Thing(),
      { a: new Set() },
      new Date(0),
    ],
  ],
];
test.each(bad.flatMap(([name, check, list]) => list.map((value) => [name, value, check] as const)))(
  "%s refuses %s and names the argument",
  (_, value, check) => {
    expect(() => check(value, "myArgument")).toThrow(InvalidArgumentError);
    expect(() => check(value, "myArgument")).toThrow(/^The argument myArgument must be .*, got /);
  },
);

test("a number under 50 is refused as a duration with a word on milliseconds and the way out", () => {
  expect(() => values.checkDuration(5, "interval")).toThrow(/Numbers are milliseconds here; for seconds write "5s"/);
});

test("a shared member is not a cycle", () => {
  const shared = { x: 1 };
  expect(values.checkJsonObject({ a: shared, b: [shared] }, "m")).toEqual({ a: { x: 1 }, b: [{ x: 1 }] });
});

test("a JSON object that was checked is a copy", () => {
  const original = { a: { b: 1 } };
  const copy = values.checkJsonObject(original, "m");
  original.a.b = 2;
  expect(copy).toEqual({ a: { b: 1 } });
});

test("a message shows a value shortly and never a password", () => {
  expect(() => values.checkPositiveInteger("x".repeat(500), "id")).toThrow(/"x{57}\.\.\."\.$/);
  expect(() => values.checkPositiveInteger("hunter2", "password")).toThrow(
    "The argument password must be a positive integer, got a string.",
  );
  expect(() => values.checkPositiveInteger(new Thing(), "id")).toThrow("got a Thing.");
});

test("optional lets undefined pass, and nothing else", () => {
  expect(values.optional(values.checkPositiveInteger)(undefined, "x")).toBeUndefined();
  expect(() => values.optional(values.checkPositiveInteger)(null, "x")).toThrow(InvalidArgumentError);
});

test.each(["text", 7, null, [], () => {}])("%s is not an options object", (options) => {
  expect(() => values.readRequest("wait", options)).toThrow(/options must be the options object of wait\(\), got/);
});

test("no options are an empty object", () => {
  expect(values.readRequest("wait", undefined)).toEqual({});
});

test("a string in the place of the options is not shown, since it may be a password", () => {
  expect(() => values.readRequest("createUser", "S3cretWord")).toThrow(
    /got a string\. Pass one object of options, such as \{ signal: … \}\.$/,
  );
});

test.each([12345678, 12345678n, Symbol("12345678"), "12345678 "])("a wrong token or password is not shown", (value) => {
  expect(() => values.checkToken(value, "token")).toThrow(
    /token must be .*, got a \w+\.(?: It has white space in it\.)?$/,
  );
});

test.each([
  ["ASCENDING", "ORDER_BY_ASC"],
  ["ASC", "ORDER_BY_ASC"],
  ["ORDER_BY_DESC", "ORDER_BY_DESC"],
])("the enum argument %s is %s", (value, wire) =>
  expect(values.enumToWire(values.OrderBy, value, "orderBy")).toBe(wire),
);

test.each(["asc", "toString", "", "ORDER_BY_UNSPECIFIED", 1, undefined])("%s is not a member", (value) => {
  expect(() => values.enumToWire(values.OrderBy, value, "orderBy")).toThrow(
    /orderBy must be one of ASC, ASCENDING, DESC, DESCENDING, got/,
  );
});

test("bare names, wire values and nothing else compile as an enum argument", () => {
  const take = (state: values.EnumInput<typeof values.TrialState>): string => state;
  expect([take("COMPLETED"), take("STATE_COMPLETED"), take(values.TrialState.COMPLETED)]).toHaveLength(3);
  // @ts-expect-error a typo
  take("COMPLETD");
});
