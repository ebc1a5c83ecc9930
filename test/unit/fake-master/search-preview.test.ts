import { expect, test } from "vitest";
import { createFakeMaster, type FakeRelease } from "../../../src/testing.js";
import { bracketsOf } from "../../../src/fake-master/state/experiments/brackets.js";

async function preview(config: unknown, version: FakeRelease = "0.38.1"): Promise<[number, Record<string, unknown>]> {
  await using fake = await createFakeMaster({ version });
  const answer = await fake.fetch(`${fake.url}/api/v1/preview-hp-search`, {
    method: "POST",
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    body: JSON.stringify({ config, seed: 7 }),
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

const asha = { name: "adaptive_asha", metric: "loss", max_trials: 5, divisor: 2, max_time: 8, time_metric: "batches" };

test("a preview completes the searcher and counts how many trials end where", async () => {
  const searcher = { ...asha, mode: "aggressive", max_rungs: 3, max_concurrent_trials: 3 };
  expect(await preview({ searcher })).toEqual([
    200,
    {
      summary: {
        config: {
          ...searcher, bracket_rungs: [], smaller_is_better: true, source_checkpoint_uuid: null, source_trial_id: null,
        },
        trials: [
          { count: 3, unit: { name: "batches", value: 2, maxLength: false } },
          { count: 1, unit: { name: "batches", value: 4, maxLength: false } },
          { count: 1, unit: { name: "batches", value: 8, maxLength: false } },
        ],
      },
    },
  ]); // prettier-ignore
  const hyperparameters = {
    a: { type: "categorical", vals: [1, 2] },
    b: { type: "int", minval: 1, maxval: 3, count: 3 },
  };
  const [, grid] = await preview({ searcher: { name: "grid", metric: "loss" }, hyperparameters });
  expect(grid).toMatchObject({ summary: { trials: [{ count: 6, unit: { maxLength: true } }] } });
});

test.each([
  [{}, 400, "invalid experiment configuration; missing searcher"],
  [
    { searcher: { name: "single" } },
    400,
    "invalid searcher configuration: config is invalid or incomplete: <config>: metric",
  ],
  [
    { searcher: { name: "x", metric: "l" } },
    400,
    "invalid experiment configuration: version 0 experiment config is invalid",
  ],
  [{ searcher: { name: "custom", metric: "l" } }, 500, "the 'custom' searcher has been removed"],
])("a preview of %j is refused", async (config, status, words) => {
  const [got, body] = await preview(config);
  expect([got, (body as { error: { error: string } }).error.error]).toEqual([status, expect.stringContaining(words)]);
});

test("before 0.38.0 a preview goes step by step", async () => {
  const single = { name: "single", metric: "loss", max_length: { batches: 100 } };
  expect(await preview({ searcher: single }, "0.19.10")).toEqual([
    200,
    {
      simulation: {
        config: null,
        seed: 7,
        trials: [
          {
            operations: [
              { type: "RUNNABLE_TYPE_TRAIN", length: "100" },
              { type: "RUNNABLE_TYPE_VALIDATE", length: "0" },
            ],
            occurrences: 1,
          },
        ],
      },
    },
  ]);
});

test("brackets: the deeper one gets more trials, and all trials are given out", () => {
  const searcher = { ...asha, mode: "standard", max_rungs: 10, divisor: 3, max_trials: 10, bracket_rungs: [] };
  expect(bracketsOf(searcher, 900)).toEqual([
    { trials: 7, rungs: [100, 300, 900] },
    { trials: 3, rungs: [300, 900] },
  ]);
  const conservative = { ...searcher, mode: "conservative", divisor: 2, max_rungs: 5 };
  expect(bracketsOf(conservative, 1000)[0]?.rungs).toEqual([125, 250, 500, 1000]);
});
