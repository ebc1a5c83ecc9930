import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextDecoder } from "../../../src/api/decode-text.js";

/** Whole and broken characters, byte order marks, and ends of lines. */
const piece = fc.constantFrom(
  ...["a", "\n", "é", "→", "🎉", "\uFEFF"].map((text) => [...new TextEncoder().encode(text)]),
  ...[[0xc3], [0xe2, 0x86], [0xf0, 0x9f, 0x8e], [0x92], [0xff], [0xef], [0xbb, 0xbf]],
);

test("chunks of any bytes give what a streaming decoder gives, each", () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 8 }), (texts) => {
      const chunks = texts.map((pieces) => Uint8Array.from(pieces.flat()));
      const [decode, streaming] = [createTextDecoder(), new TextDecoder()];
      const expected = chunks.map((chunk) => streaming.decode(chunk, { stream: true }));
      expect([...chunks, undefined].map(decode)).toEqual([...expected, streaming.decode()]);
    }),
    { numRuns: 2_000, seed: 13 },
  );
});

test("a byte order mark is taken away at the beginning only, after empty chunks too", () => {
  const decode = createTextDecoder();
  const mark = new TextEncoder().encode("\uFEFFa");
  expect([new Uint8Array(), mark, mark, mark.slice(0, 1), mark.slice(1)].map(decode)).toEqual([
    "",
    "a",
    "\uFEFFa",
    "",
    "\uFEFFa",
  ]);
});
