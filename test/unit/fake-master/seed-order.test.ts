import { expect, test } from "vitest";
import { createFakeMaster } from "../../../src/testing.js";

test("an experiment seeded in the past is over, also when one that has just begun was seeded before it", async () => {
  const fake = await createFakeMaster();
  fake.experiments.add({ name: "now", runsFor: "10h" });
  fake.experiments.add({ name: "past", ago: "1d", runsFor: "1h", trials: 2 });
  await fake.clock.advance("1m");
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const response = await fake.fetch(`${fake.url}/api/v1/experiments/2`, { headers });
  const { experiment } = (await response.json()) as { experiment: { state: string; endTime: string } };
  expect(experiment).toMatchObject({
    state: "STATE_COMPLETED",
    endTime: expect.stringMatching(/^2026-01-04T10:/) as unknown,
  });
  const first = await fake.fetch(`${fake.url}/api/v1/experiments/1`, { headers });
  expect(await first.json()).toMatchObject({ experiment: { state: "STATE_RUNNING", endTime: null } });
  await fake.close();
});

test.each([
  ["ended, without a name", { ago: "1d", finalState: "ERROR", labels: ["a"] }],
  ["running, with a name and trials", { name: "sweep", runsFor: "10h", trials: 3 }],
  ["ended on request, named in the configuration", { ago: "1h", finalState: "CANCELED", config: { name: "own" } }],
] as const)("experiments that are added at once are those that are added one by one: %s", async (_, seed) => {
  const [atOnce, oneByOne] = [await createFakeMaster(), await createFakeMaster()];
  const added = atOnce.experiments.add(seed, 3);
  expect([1, 2, 3].flatMap(() => oneByOne.experiments.add(seed))).toEqual(added);
  for (const fake of [atOnce, oneByOne]) await fake.clock.advance("1h");
  expect(atOnce.snapshot()).toEqual(oneByOne.snapshot());
  for (const fake of [atOnce, oneByOne]) await fake.close();
});

test("of experiments that were added at once, one that changes leaves the others as they are", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ labels: ["a"], finalState: "PAUSED" }, 2);
  const authorization = `Bearer ${fake.token("determined")}`;
  const read = async (id: number): Promise<unknown> =>
    (await fake.fetch(`${fake.url}/api/v1/experiments/${id}`, { headers: { authorization } })).json();
  const before = await read(2);
  const body = { labels: ["b"], resources: { maxSlots: 1 }, checkpointStorage: { saveTrialBest: 7 } };
  const answer = await fake.fetch(`${fake.url}/api/v1/experiments/1`, {
    method: "PATCH",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  expect(await read(1)).toMatchObject({ experiment: { config: { labels: ["b"], resources: { max_slots: 1 } } } });
  expect(await read(2)).toEqual(before);
});
