import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { writeConfigJson } from "../../../src/model-context/config-json.js";

test.each([
  ["\u0085", "\\u0085"],
  ["\u2028", "\\u2028"],
  ["\u2029", "\\u2029"],
  ["\u007f", "\\u007f"],
  ["\ufeff", "\\ufeff"],
  ["\uffff", "\\uffff"],
  ["\u{1f600}é", "\u{1f600}é"],
])("%j goes as %s, in keys and in values", (character, written) => {
  expect(writeConfigJson({ [character]: [character] })).toBe(`{"${written}":["${written}"]}`);
});

test("whatever a string holds, the master's YAML has only characters that it keeps, and JSON reads the same value", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...'\u0085\u2028\\"\u0000\n\t a') }),
  );
  fc.assert(
    fc.property(
      fc.dictionary(text, fc.oneof(text, fc.array(text), fc.double({ noNaN: true, noDefaultInfinity: true }))),
      (config) => {
        const written = writeConfigJson(config);
        expect(written).toMatch(
          /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u,
        );
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(config)));
      },
    ),
    { seed: 11, numRuns: 100 },
  );
});

test("half of a surrogate pair is refused by its key", () => {
  for (const config of [{ labels: ["x", "\ud83d"] }, { ["a\udc00"]: 1 }, { deep: { name: "\ude00\ud83d" } }]) {
    expect(() => writeConfigJson(config)).toThrow(InvalidArgumentError);
    expect(() => writeConfigJson(config)).toThrow(/half of a surrogate pair/);
  }
});
