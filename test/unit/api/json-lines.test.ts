import { expect, test } from "vitest";
import { createLineSplitter } from "../../../src/api/json-lines.js";

test("lines survive a cut at every byte", () => {
  const bytes = new TextEncoder().encode('één\r\n\n  \n{"x":"日本🎉"}\nlast');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const split = createLineSplitter();
    expect([bytes.slice(0, cut), bytes.slice(cut), undefined].flatMap((part) => split(part))).toEqual([
      "één\r",
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
