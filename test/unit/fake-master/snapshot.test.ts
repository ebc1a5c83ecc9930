import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

async function state(fake: FakeMaster): Promise<string> {
  const response = await fake.fetch(`${fake.url}/api/v1/experiments/1`, {
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
  return ((await response.json()) as { experiment: { state: string } }).experiment.state;
}

test("a snapshot is JSON, and what is under way goes on from it", async () => {
  await using first = await createFakeMaster();
  first.experiments.add({ runsFor: "10h" });
  await first.clock.advance("5h");
  const snapshot = JSON.parse(JSON.stringify(first.snapshot())) as ReturnType<FakeMaster["snapshot"]>;
  await using second = await createFakeMaster({ snapshot });
  expect(second.clock.now()).toBe(first.clock.now());
  expect(await state(second)).toBe("STATE_RUNNING");
  await second.clock.advance("6h");
  expect(await state(second)).toBe("STATE_COMPLETED");
  expect(await state(first)).toBe("STATE_RUNNING");
});

test("a snapshot of another format is refused", async () => {
  await using fake = await createFakeMaster();
  const snapshot = { ...fake.snapshot(), format: 2 as 1 };
  await expect(createFakeMaster({ snapshot })).rejects.toThrow("format 2");
});

test("the same seed gives the same ids and metrics, another seed others", async () => {
  const run = async (seed: number): Promise<unknown> => {
    await using fake = await createFakeMaster({ seed });
    fake.experiments.add({ trials: 3, ago: "1h" });
    const { checkpoints, trials } = fake.snapshot();
    return { checkpoints: Object.keys(checkpoints), hparams: Object.values(trials).map((trial) => trial.hparams) };
  };
  expect(await run(7)).toEqual(await run(7));
  expect(await run(7)).not.toEqual(await run(8));
});
