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
