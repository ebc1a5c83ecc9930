import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster();
  for (const [name, lr, labels] of [["apple", 0.5, "red"], ["banana", 0.1, "yellow"], ["cherry", 0.3, "red"]] as const)
    await launch(name, lr, labels); // prettier-ignore
});
afterEach(() => fake[Symbol.asyncDispose]());

async function send(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function launch(name: string, lr: number, label: string): Promise<void> {
  const searcher = { name: "single", metric: "loss" };
  const config = { name, labels: [label], entrypoint: "x", searcher, hyperparameters: { lr } };
  await send("POST", "experiments", { config: JSON.stringify(config), activate: false });
}

function where(columnName: string, operator: string, value: unknown, location = "EXPERIMENT", type = "TEXT"): object {
  const field = { kind: "field", columnName, operator, value, location: `LOCATION_TYPE_${location}`, type: `COLUMN_TYPE_${type}` }; // prettier-ignore
  return field;
}

async function search(children: object[], more: { sort?: string; conjunction?: string } = {}): Promise<unknown> {
  const { conjunction = "and", sort } = more;
  const filter = JSON.stringify({ filterGroup: { kind: "group", conjunction, children }, showArchived: false });
  const answer = await send("POST", "experiments-search", { projectId: 1, filter, ...(sort === undefined ? {} : { sort }) }); // prettier-ignore
  const rows = answer["experiments"] as { experiment: { name: string } }[] | undefined;
  return rows?.map(({ experiment }) => experiment.name) ?? (answer["error"] as { error: string }).error;
}

test("groups of conditions nest", async () => {
  const either = { kind: "group", conjunction: "or", children: [where("name", "=", "apple"), where("name", "=", "banana")] }; // prettier-ignore
  expect(await search([either, where("hp.lr", ">", 0.2, "HYPERPARAMETERS", "NUMBER")])).toEqual(["apple"]);
});

test("what is archived is left out as soon as there is a filter", async () => {
  await send("POST", "experiments/1/kill");
  await fake.clock.advance("1m");
  await send("POST", "experiments/1/archive");
  expect(await search([])).toEqual(["banana", "cherry"]);
  const all = (await send("POST", "experiments-search", { projectId: 1 })) as { experiments: object[] };
  expect(all.experiments).toHaveLength(3);
});

test("sorts by several keys, ties by id", async () => {
  expect(await search([], { sort: "tags=desc,hp.lr=asc" })).toEqual(["banana", "cherry", "apple"]);
});

test.each([
  [where("name", "~", "x"), "invalid operator ~"],
  [where("none", "=", "x"), "invalid experiment column none"],
  [where("state", "=", "STATE_PAUSED"), 'ERROR: invalid input value for enum experiment_state: "STATE_PAUSED" (SQLSTATE 22P02)'], // prettier-ignore
  [where("user", "=", "ada"), 'ERROR: invalid input syntax for type integer: "ada" (SQLSTATE 22P02)'],
])("%j is refused in the master's words", async (field, words) => {
  expect(await search([field])).toBe(words);
});

test("runs are numbered anew in the project that they are moved to", async () => {
  await send("POST", "workspaces", { name: "w" });
  await send("POST", "workspaces/2/projects", { name: "p", key: "PPP" });
  await send("POST", "runs/move", { runIds: [2], sourceProjectId: 1, destinationProjectId: 2 });
  const { runs } = (await send("POST", "runs", { projectId: 2 })) as { runs: { localId: string }[] };
  expect(runs.map(({ localId }) => localId)).toEqual(["PPP-1"]);
});

test("a bulk action on runs names those of other projects as missing", async () => {
  const { results } = await send("POST", "runs/archive", { projectId: 1, runIds: [1, 99] });
  expect(results).toEqual([
    { error: "Run with id '99' not found in project with id '1'", id: 99 },
    { error: "Run is not in terminal state.", id: 1 },
  ]);
});
