import { expect, test } from "vitest";
import { readYaml } from "../../../../src/fake-master/configuration/yaml.js";

test("the words of YAML 1.1 are booleans and nulls, as values and as keys", () => {
  expect(readYaml("a: yes\nb: Off\nc: ~\nd:\nn: 1\n1: x\n1.5: z\n")).toEqual({
    a: true,
    b: false,
    c: null,
    d: null,
    false: 1,
    1: "x",
    1.5: "z",
  });
  expect(readYaml("a: 'yes'\nb: \"1\"\nc: !!str 5\nd: yess\n")).toEqual({ a: "yes", b: "1", c: "5", d: "yess" });
});

test("numbers are read to base 2, 8, 10 and 16, not to base 60; dates stay strings", () => {
  expect(readYaml("[014, 0o14, 0x1F, 0b101, 1_000, -7, +3, 1e3, .5, 5., -1.5E-2, 08, 1e999]")).toEqual([
    12,
    12,
    31,
    5,
    1000,
    -7,
    3,
    1000,
    0.5,
    5,
    -0.015,
    8,
    "1e999",
  ]);
  const strings = ["12:30:45", "1:30", "2023-01-02", "2001-12-14t21:59:43.10-05:00", "1.2.3", "0x", "1e", "+", "-a"];
  expect(readYaml(strings.map((text) => `- ${text}`).join("\n"))).toEqual(strings);
});

test.each([
  [".inf", "+Inf"],
  ["-.INF", "-Inf"],
  [".NaN", "NaN"],
])("%s cannot be written as JSON", (word, shown) => {
  expect(() => readYaml(`a: ${word}`)).toThrow(`json: unsupported value: ${shown}`);
});

test("of several documents the first counts, and what is wrong behind it is not seen", () => {
  expect(readYaml("a: 1\n---\nb: [")).toEqual({ a: 1 });
  expect(readYaml("")).toBe(null);
  expect(readYaml("# nothing\n")).toBe(null);
});

test("aliases, merges and keys that stand twice", () => {
  expect(readYaml("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\ne: {<<: [{b: 1}, {b: 2, f: 4}]}")).toEqual({
    a: { b: 1, c: 2 },
    d: { b: 1, c: 3 },
    e: { b: 1, f: 4 },
  });
  expect(readYaml("a: 1\na: 2")).toEqual({ a: 2 });
  expect(readYaml('{"a": 1, "a": 2}')).toEqual({ a: 2 });
  expect(() => readYaml("a: *x")).toThrow("yaml: unknown anchor 'x' referenced");
  const bomb = Array.from(
    { length: 12 },
    (_, at) => `a${at}: &a${at} [${`${at === 0 ? "x" : `*a${at - 1}`},`.repeat(9)}]`,
  );
  expect(() => readYaml(bomb.join("\n"))).toThrow("excessive aliasing");
});

test.each([
  ["name: [unclosed", "yaml: line 1: did not find expected ',' or ']'"],
  ["{ a: b: c", "yaml: did not find expected ',' or '}'"],
  ["a:\n\t- 1", "yaml: line 2: found character that cannot start any token"],
  ["a: 1\nb: @x", "yaml: line 2: found character that cannot start any token"],
  ["a: 1\nb: c: d", "yaml: line 2: mapping values are not allowed in this context"],
  ["- 1\nb: 2", "yaml: line 1: did not find expected '-' indicator"],
  ["a:\n  b: 1\n c: 2", "yaml: line 2: did not find expected key"],
  ["a: 'x", "yaml: line 2: found unexpected end of stream"],
  ["a: 1\nb", "yaml: line 3: could not find expected ':'"],
])("%j is refused in the words of the master's reader", (text, words) => {
  expect(() => readYaml(text)).toThrow(words);
});
