import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

async function send(fake: FakeMaster, method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${fake.token("determined")}`, "content-type": "application/json" };
  const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fake.fetch(`${fake.url}${path}`, request);
  expect(response.status).toBe(200);
  return response.json();
}

/** The best metrics as a list shows and sorts them, and as a fresh master reckons them from the same records. */
async function expectTrue(fake: FakeMaster): Promise<unknown[]> {
  const list = async (one: FakeMaster): Promise<unknown[]> => {
    const query = "sortBy=SORT_BY_SEARCHER_METRIC_VAL&showTrialData=true";
    const { experiments } = (await send(one, "GET", `/api/v1/experiments?${query}`)) as {
      experiments: { id: number; bestTrialSearcherMetric?: number }[];
    };
    return experiments.map(({ id, bestTrialSearcherMetric }) => [id, bestTrialSearcherMetric]);
  };
  await using fresh = await createFakeMaster({ snapshot: fake.snapshot() });
  const found = await list(fake);
  expect(found).toEqual(await list(fresh));
  return found;
}

test("the best metric of a list is that of the reports, trials and configuration of the moment", async () => {
  await using fake = await createFakeMaster({ slots: 8 });
  fake.experiments.add({ runsFor: "1h", trials: 3 }, 2);
  fake.experiments.add({ runsFor: "2h", smallerIsBetter: false });
  fake.experiments.add({ runsFor: "1h", finalState: "ERROR", config: { max_restarts: 2 } });
  const seen = new Set<string>();
  for (let step = 0; step < 30; step++) {
    seen.add(JSON.stringify(await expectTrue(fake)));
    await fake.clock.advance("7m");
  }
  expect(seen.size).toBeGreaterThan(10);
  // One run after the other goes, and with it what it reported.
  const { experiment } = (await send(fake, "GET", "/api/v1/experiments/1")) as { experiment: { trialIds: number[] } };
  for (const id of experiment.trialIds.slice(1)) {
    await send(fake, "POST", "/api/v1/runs/delete", { runIds: [id], projectId: 1 });
    await expectTrue(fake);
  }
});
