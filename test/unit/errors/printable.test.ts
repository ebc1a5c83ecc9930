import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DeterminedError } from "../../../src/errors/index.js";
import { printable, printableLine } from "../../../src/errors/printable.js";
import { Model } from "../../../src/facade/registry/model.js";

test.each([
  ["plain é 😀 words", "plain é 😀 words"],
  ["x\u001b]0;owned\u0007\u001b[2J", "x\\x1b]0;owned\\x07\\x1b[2J"],
  ["a\rb\r\nc\td", "a\\x0db\nc\td"],
  ["\u009b2J\u2028\u202egnp.exe", "\\x9b2J\\u2028\\u202egnp.exe"],
])("%j is printed as %j", (text, expected) => expect(printable(text)).toBe(expected));

test("one line stays one line", () => {
  expect(printableLine("x\nok   login\tadmin\r\n")).toBe("x\\nok   login\\tadmin\\n");
});

test("whatever it is given, a line holds nothing that moves the cursor", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(printableLine(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    }),
    { seed: 7 },
  );
});

test("messages and objects are printable", () => {
  expect(new DeterminedError("a\u001b[2Jb\nc").message).toBe("a\\x1b[2Jb\nc");
  expect(inspect(new Model({} as never, { name: "m\u001b[2J\nok" }))).toBe("Model(name=m\\x1b[2J\\nok)");
});
