import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { entryPath, linkPath } from "../../../src/checkpoint-files/entry-name.js";
import { UnsafeArchiveError } from "../../../src/errors/index.js";

test.each([
  ["code\\train.py", "code\\train.py"],
  ["a b/ü.bin", "a b/ü.bin"],
  ["./a//b/", "a/b"],
  ["nul", "nul"],
  ["a:b", undefined],
  ["weights:0", "weights:0"],
  ["a.", "a."],
  ["..a/b..", "..a/b.."],
])("%j is %j where paths are as on Linux", (name, expected) => {
  if (expected !== undefined) expect(entryPath(name, false)).toBe(expected);
  else expect(() => entryPath(name, false)).toThrow(UnsafeArchiveError);
});

test.each([
  [
    "a\\b",
    "weights:0",
    "x:stream",
    "NUL",
    "nul.txt",
    "aux .bin",
    "a/COM1/b",
    "lpt9.",
    "com¹",
    "CONIN$",
    "a.",
    "a ",
    "a/b /c",
    "a?",
    "a\u0001",
  ],
])("names that stand for something else are refused on Windows", (...names) => {
  for (const name of names.flat()) expect(() => entryPath(name, true), name).toThrow(UnsafeArchiveError);
});

test.each(["console", "nullable.bin", "com10", "auxiliary/x", "a.b", "a b"])(
  "%j is an ordinary name on Windows",
  (name) => expect(entryPath(name, true)).toBe(name),
);

const odd = fc.stringMatching(/^(?:\.|\.\.|[/\\]|[A-Ca-c]:|a|nul|con|:| ){1,9}$/);
test("no name leads out of the target, on either system", () => {
  fc.assert(
    fc.property(odd, fc.boolean(), (name, windows) => {
      const system = windows ? path.win32 : path.posix;
      const root = windows ? "D:\\target" : "/target";
      let inner: string;
      try {
        inner = entryPath(name, windows);
      } catch (error) {
        expect(UnsafeArchiveError.isInstance(error)).toBe(true);
        return;
      }
      const whole = system.resolve(root, inner);
      expect(whole === root || whole.startsWith(root + system.sep)).toBe(true);
      // What is refused elsewhere for the sake of Windows must not lead out there either.
      expect(path.win32.resolve("D:\\target", inner)).toMatch(/^D:\\target(?:\\|$)/);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

test("a link may not lead to a device either", () => {
  expect(linkPath("a/l", "symlink", "../b", true)).toBe("b");
  expect(() => linkPath("l", "symlink", "nul", true)).toThrow(UnsafeArchiveError);
});
