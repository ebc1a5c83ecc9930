import { expect, test } from "vitest";
import { dedupeLabel } from "../../../src/facade/experiments/dedupe-label.js";

test("a label is the same in every process, and keeps the key to itself", () => {
  expect(dedupeLabel("nightly 2026-01-05")).toBe(dedupeLabel("nightly 2026-01-05"));
  expect(dedupeLabel("nightly")).toMatch(/^dedupe-[\da-f]{32}$/);
  // Written down: a change of the hash would launch again what older processes launched.
  expect(dedupeLabel("nightly")).toBe("dedupe-ff79f0ce5acc1904fa37a81e9d7f8db6");
});

test("near keys have labels far apart", () => {
  const labels = new Set(Array.from({ length: 20_000 }, (_, index) => dedupeLabel(`key-${index}`)));
  expect(labels.size).toBe(20_000);
  const parts = [0, 1, 2, 3].map(
    (part) => new Set([...labels].map((label) => label.slice(7 + part * 8, 15 + part * 8))),
  );
  for (const part of parts) expect(part.size).toBeGreaterThan(19_900);
});
