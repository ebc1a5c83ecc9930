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

test("a snapshot keeps its release: without a version, and with the same; another is refused", async () => {
  await using old = await createFakeMaster({ version: "0.27.1" });
  const snapshot = old.snapshot();
  await using same = await createFakeMaster({ snapshot });
  await using named = await createFakeMaster({ snapshot, version: "0.27.1" });
  expect([same.version, named.version]).toEqual(["0.27.1", "0.27.1"]);
  await expect(createFakeMaster({ snapshot, version: "0.38.1" })).rejects.toThrow(
    "The snapshot given to createFakeMaster() is of a master of release 0.27.1, so the fake cannot be one of 0.38.1. " +
      "Leave the option version out, or make a fake of that release without a snapshot.",
  );
});

test("a snapshot from before there were services, groups and the like works, and reading adds nothing to it", async () => {
  await using first = await createFakeMaster();
  const fresh = first.snapshot();
  const { agent, services, groups, webhooks, activities, configPolicies, ...older } = fresh;
  expect([agent, services, groups, webhooks, activities, configPolicies]).toEqual([{ slots: {} }, {}, {}, {}, {}, {}]);
  await using second = await createFakeMaster({ snapshot: older as typeof fresh });
  const headers = { authorization: `Bearer ${second.token("determined")}` };
  const before = second.snapshot();
  for (const path of [
    "agents",
    "commands",
    "webhooks",
    "groups/search",
    "projects/activity",
    "config-policies/global/EXPERIMENT",
  ]) {
    const search = path.endsWith("search") ? { method: "POST", body: "{}" } : {};
    const response = await second.fetch(`${second.url}/api/v1/${path}`, { headers, ...search });
    expect([path, response.status]).not.toEqual([path, 500]);
  }
  expect(second.snapshot()).toEqual(before);
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
