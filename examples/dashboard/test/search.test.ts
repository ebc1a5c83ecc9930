import { Determined } from "determined-client";
import { createFakeMaster, type FakeMaster } from "determined-client/testing";
import { expect, test } from "vitest";
import { groupIn, matchesQuery, withGroup } from "../src/experiments/match-query.js";
import { readRows } from "../src/experiments/read-rows.js";
import { newestFirst } from "../src/experiments/sort-rows.js";

function connect(fake: FakeMaster): Determined {
  const { url: master, fetch, clock } = fake;
  return new Determined({ master, fetch, clock, token: fake.token(), tokenStore: false });
}

async function seed(fake: FakeMaster): Promise<void> {
  await fake.users.add({ username: "ada" });
  const workspace = fake.workspaces.add({ name: "vision" });
  const project = fake.projects.add({ name: "digits", workspaceId: workspace.id });
  const ended = { ago: "2h", runsFor: "1m" } as const;
  const labels = ["nightly", 'odd "label"'];
  fake.experiments.add({ ...ended, name: "bert small", username: "ada", labels });
  fake.experiments.add({ ...ended, name: "mnist", projectId: project.id, finalState: "ERROR" });
  fake.experiments.add({ ...ended, name: "100% of it", labels: ["bert_2"], finalState: "PAUSED" });
  fake.experiments.add({ name: "runs", runsFor: "9d", username: "ada", finalState: "COMPLETED" });
  fake.experiments.add({ ...ended, name: "ended", finalState: "CANCELED" });
}

const read = (determined: Determined, query: string, limit: number): ReturnType<typeof readRows> =>
  readRows(
    determined,
    { words: withGroup(query, undefined), group: groupIn(query), limit, archived: false, order: newestFirst },
    new AbortController().signal,
  );
const fitting = (found: Awaited<ReturnType<typeof read>>, query: string): string[] =>
  found.rows.filter((row) => matchesQuery(row, query)).map(({ name }) => name);

test.each([
  ["bert", ["100% of it", "bert small"]],
  ["BERT small", ["bert small"]],
  ["ada", ["runs", "bert small"]],
  ["user:ada label:nightly", ["bert small"]],
  ["project:digi", ["mnist"]],
  ["digits", ["mnist"]],
  ["#2", ["mnist"]],
  ["paused", ["100% of it"]],
  ["state:error", ["mnist"]],
  ["is:active user:ada", ["runs"]],
  ["is:canceled ended", ["ended"]],
  ["100%", ["100% of it"]],
  ["name:of", ["100% of it"]],
  ['"label"', ["bert small"]],
  ["user:nobody", []],
  ["bert mnist", []],
])("the search %s finds what fits behind any number of newer experiments", async (query, names) => {
  await using fake = await createFakeMaster();
  await seed(fake);
  fake.experiments.add({ name: "filler", config: { name: "filler" } }, 12);
  const found = await read(connect(fake), query, query.includes('"') ? 20 : 5);
  expect(fitting(found, query)).toEqual(names);
  expect(found).toMatchObject({ words: withGroup(query, undefined), hasMore: false });
});

test("names of users and projects are read once a minute, and only for a search", async () => {
  await using fake = await createFakeMaster();
  const determined = connect(fake);
  await read(determined, "", 5);
  expect(fake.requests({ operation: "GetUsers" })).toHaveLength(0);
  for (const query of ["a", "ab", "is:failed"]) await read(determined, query, 5);
  expect(fake.requests({ operation: "GetUsers" })).toHaveLength(1);
  expect(fake.requests({ operation: "GetWorkspaceProjects" })).toHaveLength(1);
});

test("where names may not be read, only words that need none narrow; a master that knows no filter is not searched", async () => {
  await using fake = await createFakeMaster();
  await seed(fake);
  fake.faults.fail({ operation: "GetUsers", status: 403, times: 9 });
  const refused = await read(connect(fake), "label:nightly bert", 5);
  expect(refused.rows.map(({ name }) => name)).toEqual(["bert small"]);
  await using searched = await createFakeMaster({ version: "0.31.0" });
  await seed(searched);
  expect((await read(connect(searched), "bert", 5)).rows.map(({ name }) => name)).toContain("bert small");
  await using old = await createFakeMaster({ version: "0.22.1" });
  await seed(old);
  const found = await read(connect(old), "mnist", 3);
  expect(found).toMatchObject({ words: "", hasMore: true });
});
