import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonConfig } from "../../../src/model-context/config-text.js";
import { readConfigFile } from "../../../src/platform/node/config-file.js";

// A run that fails can be repeated.
fc.configureGlobal({ seed: 20_261_128 });

const folder = await mkdtemp(join(tmpdir(), "config-file-"));
afterAll(() => rm(folder, { recursive: true }));

async function withLabel(text: string, label: string): Promise<string> {
  const file = join(folder, "config.yaml");
  await writeFile(file, text);
  return (await readConfigFile(file, "config")).withLabel(label);
}

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
  ["labels that are aliases", "name: &n x\nlabels: [*n, b]\n"],
  ["labels that are one alias", "data: {list: &l [a]}\nlabels: *l\nname: x\n"],
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

test.each([
  ['{"name":"x"}', '{ "labels": ["mark"],"name":"x"}'],
  ["{}", '{ "labels": ["mark"]}'],
])("a file of JSON stays one: %s", async (text, expected) => {
  expect(await withLabel(text, "mark")).toBe(expected);
  expect(JSON.parse(expected)).toMatchObject({ labels: ["mark"] });
});

test("labels that are not a list are refused by name", async () => {
  await expect(withLabel('{"labels":"a"}', "mark")).rejects.toThrow("config.labels");
  expect(() => jsonConfig({ labels: "a" }).withLabel("mark")).toThrow("config.labels");
  await expect(withLabel("labels: {a: true}\n", "mark")).rejects.toThrow("config.labels");
  await expect(withLabel("data: &d {labels: [a]}\n<<: *d\n", "mark")).rejects.toThrow("not merged by <<");
  await expect(withLabel("labels: &l [a]\ndata: {list: *l}\n", "mark")).rejects.toThrow("without an anchor");
});

test("any list of labels survives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string()), async (labels) => {
      const text = JSON.stringify({ name: "x", labels });
      const expected = { name: "x", labels: [...labels, "mark"] };
      expect(parse(await withLabel(text, "mark"))).toEqual(expected);
      expect(JSON.parse(jsonConfig({ name: "x", labels }).withLabel("mark"))).toEqual(expected);
    }),
  );
});
