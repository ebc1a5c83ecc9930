import { Determined } from "determined-client";
import { createFakeMaster } from "determined-client/testing";
import { expect, test } from "vitest";
import { countGroups } from "../src/experiments/count-groups.js";
import { describeFound } from "../src/experiments/found.js";
import { groupOf, type Group } from "../src/experiments/groups.js";
import { groupIn, matchesQuery, withGroup } from "../src/experiments/match-query.js";
import { readRows } from "../src/experiments/read-rows.js";
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
  startTime: new Date(1000),
  endTime: undefined,
  ...fields,
});

test.each([
  ["", true],
  ["BERT", true],
  ["small bert", true],
  ["#1", true],
  ["user:ad label:night project:trans state:run name:small is:active", true],
  ["night", true],
  ["mnist", false],
  ["bert mnist", false],
  ["user:bert", false],
  ["label:ada", false],
  ["is:paused", false],
  // An unknown field and one without a value are words like others.
  ["colour:red", false],
  ["user:", false],
])("the search %j fits: %s", (query, fits) => {
  expect(matchesQuery(row({}), query)).toBe(fits);
});

test("a button of a group of states changes only its own part of the search", () => {
  expect(withGroup("bert  user:ada", "active")).toBe("is:active bert user:ada");
  expect(withGroup("bert is:active user:ada", "failed")).toBe("is:failed bert user:ada");
  expect(withGroup("is:active", undefined)).toBe("");
  expect(groupIn("bert IS:active")).toBe("active");
  expect(groupIn("this:active is:some")).toBeUndefined();
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
  const rows = [
    row({ id: 1, startTime: new Date(0), endTime: new Date(9000) }),
    row({ id: 2, startTime: new Date(0) }),
  ];
  expect(sorted(rows, "duration", true)).toEqual([2, 1]);
});

test("a header sorts words from A and numbers from the largest; a second click turns the order round", () => {
  const byName = nextOrder(newestFirst, "name");
  expect(byName).toEqual({ by: "name", descending: false });
  expect(nextOrder(byName, "name")).toEqual({ by: "name", descending: true });
  expect(nextOrder(byName, "best")).toEqual({ by: "best", descending: true });
});

test("every state is in one group: what is neither paused nor at its end is active", () => {
  const states = [
    "ACTIVE",
    "QUEUED",
    "RUNNING",
    "STOPPING_ERROR",
    "PAUSED",
    "COMPLETED",
    "ERROR",
    "CANCELED",
    "NEW_ONE",
  ];
  expect(states.map((state) => groupOf(`STATE_${state}`))).toEqual([
    "active",
    "active",
    "active",
    "active",
    "paused",
    "completed",
    "failed",
    "canceled",
    "active",
  ]);
});

const counts = { all: 737, active: 8, paused: 1, completed: 720, failed: 1, canceled: 7 };
const asked = { order: newestFirst, now: 10_000 };

test("while all are read the counts are those of the words, and nothing is said to be missing", () => {
  const rows = [
    row({ id: 1 }),
    row({ id: 2, state: "STATE_ERROR" }),
    row({ id: 3, name: "mnist", state: "STATE_ERROR" }),
  ];
  const found = describeFound(
    { rows, hasMore: false, isLarge: false, words: "" },
    { ...asked, query: "is:failed bert", counts: undefined },
  );
  expect(found.rows.map(({ id }) => id)).toEqual([2]);
  expect(found.counts).toEqual({ all: 2, active: 1, paused: 0, completed: 0, failed: 1, canceled: 0 });
  expect(found).toMatchObject({ summary: "1 of 3", more: undefined });
});

test("of more than are read the master's counts and order stand, and it is said what words are looked for in", () => {
  const rows = [row({ id: 1, name: "z" }), row({ id: 2, name: "a" })];
  const read = { rows, hasMore: true, isLarge: true, words: "" };
  const all = describeFound(read, { ...asked, query: "", counts });
  expect(all.rows.map(({ id }) => id)).toEqual([1, 2]);
  expect(all).toMatchObject({ counts, summary: "737 experiments", more: "The first 2 of 737 are read." });
  expect(describeFound(read, { ...asked, query: "is:active name:a", counts })).toMatchObject({
    summary: "1 of the 2 that are read",
    more: "The first 2 of 8 are read. Words are looked for in them only.",
  });
  // Once the master has looked for the words, those that it found are there.
  const searched = { ...asked, query: "is:active name:a", counts };
  expect(describeFound({ rows: [rows[1]!], hasMore: false, isLarge: true, words: "name:a" }, searched)).toMatchObject({
    summary: "1 experiment",
    more: undefined,
  });
});

test.each(["0.38.1", "0.31.0", "0.19.10"] as const)(
  "a master of %s sorts, counts and picks a group of more than are read",
  async (version) => {
    await using fake = await createFakeMaster({ version });
    const add = fake.experiments.add.bind(fake.experiments);
    const ends = ["COMPLETED", "ERROR", "CANCELED", "PAUSED"] as const;
    for (const [index, finalState] of [...ends, ...ends, "ERROR" as const].entries())
      add({ name: `run ${9 - index}`, ago: "2h", runsFor: "10m", finalState });
    add({ name: "run 0", ago: "1h", runsFor: "10h" });
    add({ name: "old", ago: "3h", runsFor: "1m", archived: true });
    const { url: master, fetch, clock } = fake;
    const determined = new Determined({ master, fetch, clock, token: fake.token(), tokenStore: false });
    const { signal } = new AbortController();
    const read = (group: Group | undefined, by: Column, limit = 2) =>
      readRows(determined, { limit, archived: false, order: { by, descending: false }, group, words: "" }, signal);
    const byName = await read(undefined, "name");
    expect(byName.rows.map(({ name }) => name)).toEqual(["run 0", "run 1"]);
    expect(byName.hasMore).toBe(true);
    const failed = await read("failed", "name", 3);
    expect(failed.rows.map(({ name, state }) => [name, state])).toEqual([
      ["run 1", "STATE_ERROR"],
      ["run 4", "STATE_ERROR"],
      ["run 8", "STATE_ERROR"],
    ]);
    expect(failed.hasMore).toBe(false);
    expect((await read("active", "best")).rows.map(({ name }) => name)).toEqual(["run 0"]);
    for (const by of ["state", "project", "user", "trials", "progress", "best", "created", "duration"] as const)
      expect((await read(undefined, by)).rows).toHaveLength(2);
    const counted = await countGroups(determined, false, signal);
    expect(counted).toEqual({ all: 10, active: 1, paused: 2, completed: 2, failed: 3, canceled: 2 });
    expect((await countGroups(determined, true, signal)).all).toBe(11);
  },
);
