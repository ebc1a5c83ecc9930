import { parse } from "yaml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dedupeLabel, withLabel } from "../../../src/facade/experiments/dedupe.js";

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

test.each([
  ["block without labels", "name: x\nentrypoint: y # why\n"],
  ["block with a comment first", "# first\nname: x\n"],
  ["document marker", "---\nname: x\n"],
  ["indented block", "  name: x\n  labels: [a]\n"],
  ["flow list", "labels: [a, 'b']\nname: x\n"],
  ["empty flow list", "labels: []\nname: x\n"],
  ["block list", "labels:\n  - a\n  - b\nname: x\n"],
  ["block list at the column of its key", "labels:\n- a\n- b\nname: x\n"],
  ["block list at the end", "name: x\nlabels:\n- a"],
  ["labels without a value", "labels:\nname: x\n"],
  ["labels null", "labels: null\nname: x\n"],
  ["labels tilde", "name: x\nlabels: ~\n"],
  ["flow mapping", "{name: x, searcher: {metric: loss}}"],
  ["JSON", '{"name":"x","labels":["a"]}'],
  ["JSON without labels", '{"name":"x"}'],
])("%s gains one label and keeps the rest", async (_, text) => {
  const before = parse(text) as { labels?: string[] | null };
  const after = parse(await withLabel(text, "mark")) as { labels: string[] };
  expect(after).toEqual({ ...before, labels: [...(before.labels ?? []), "mark"] });
});

test("comments stay, and words that the master reads as booleans are not rewritten", async () => {
  const text = "# top\nname: yes # odd\nlabels: [a]  # mine\n";
  expect(await withLabel(text, "mark")).toBe('# top\nname: yes # odd\nlabels:  ["a","mark"]  # mine\n');
});

test("a text that is no mapping is left for the master to refuse", async () => {
  expect(await withLabel("- a\n- b\n", "mark")).toBe("- a\n- b\n");
  expect(await withLabel("", "mark")).toBe("");
});

test("labels that are no list are refused by name", async () => {
  await expect(withLabel('{"labels":"a"}', "mark")).rejects.toThrow("config.labels");
  await expect(withLabel("labels: {a: true}\n", "mark")).rejects.toThrow("config.labels");
});

test("any list of labels survives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string()), async (labels) => {
      const text = JSON.stringify({ name: "x", labels });
      expect(parse(await withLabel(text, "mark"))).toEqual({ name: "x", labels: [...labels, "mark"] });
    }),
  );
});
