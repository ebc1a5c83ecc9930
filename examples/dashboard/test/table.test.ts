import { expect, test } from "vitest";
import { matchesQuery, toneIn, withTone } from "../src/experiments/match-query.js";
import type { Row } from "../src/experiments/row.js";
import { newestFirst, nextOrder, sortRows, type Column } from "../src/experiments/sort-rows.js";

const row = (fields: Partial<Row>): Row => ({
  id: 1,
  name: "bert small",
  state: "STATE_RUNNING",
  progress: 0.5,
  project: "translation",
  user: "ada",
  labels: ["nightly"],
  trials: 1,
  metric: "perplexity",
  best: 9,
  started: new Date(1000),
  ended: undefined,
  ...fields,
});

test.each([
  ["", true],
  ["BERT", true],
  ["small bert", true],
  ["#1", true],
  ["user:ad label:night project:trans state:run name:small is:running", true],
  ["night", true],
  ["mnist", false],
  ["bert mnist", false],
  ["user:bert", false],
  ["label:ada", false],
  ["is:waiting", false],
  // An unknown field and one without a value are words like others.
  ["colour:red", false],
  ["user:", false],
])("the search %j fits: %s", (query, fits) => {
  expect(matchesQuery(row({}), query)).toBe(fits);
});

test("a button of a kind of state changes only its own part of the search", () => {
  expect(withTone("bert  user:ada", "running")).toBe("is:running bert user:ada");
  expect(withTone("bert is:running user:ada", "bad")).toBe("is:bad bert user:ada");
  expect(withTone("is:running", undefined)).toBe("");
  expect(toneIn("bert IS:running")).toBe("running");
  expect(toneIn("this:running")).toBeUndefined();
});

const sorted = (rows: Row[], by: Column, descending: boolean): number[] =>
  sortRows(rows, { by, descending }, 10_000).map(({ id }) => id);

test("rows without a value are last in both directions, and equal ones are the newest first", () => {
  const rows = [
    row({ id: 1, best: 2 }),
    row({ id: 2, best: undefined }),
    row({ id: 3, best: 1 }),
    row({ id: 4, best: 2 }),
  ];
  expect(sorted(rows, "best", true)).toEqual([4, 1, 3, 2]);
  expect(sorted(rows, "best", false)).toEqual([3, 4, 1, 2]);
});

test("the duration of what goes on counts until now", () => {
  const rows = [row({ id: 1, started: new Date(0), ended: new Date(9000) }), row({ id: 2, started: new Date(0) })];
  expect(sorted(rows, "duration", true)).toEqual([2, 1]);
});

test("a header sorts words from A and numbers from the largest; a second click turns the order round", () => {
  const byName = nextOrder(newestFirst, "name");
  expect(byName).toEqual({ by: "name", descending: false });
  expect(nextOrder(byName, "name")).toEqual({ by: "name", descending: true });
  expect(nextOrder(byName, "best")).toEqual({ by: "best", descending: true });
});
