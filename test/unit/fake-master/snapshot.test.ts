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

test("a snapshot from before trials that started from a checkpoint were listed spares that checkpoint", async () => {
  await using first = await createFakeMaster();
  const [parent] = first.experiments.add({ ago: "2h" });
  const uuid = Object.values(first.snapshot().checkpoints).find(({ state }) => state === "COMPLETED")?.uuid;
  first.experiments.add({ ago: "1h", config: { searcher: { source_checkpoint_uuid: uuid } } });
  const { warmStarted, ...older } = first.snapshot();
  expect(warmStarted).toHaveLength(1);
  const left = async (fake: FakeMaster): Promise<string[]> => {
    const none = { experimentId: parent!.id, checkpointStorage: { saveExperimentBest: 0, saveTrialBest: 0, saveTrialLatest: 0 } }; // prettier-ignore
    // The collection that a new policy sets going goes by the one before.
    for (let time = 0; time < 2; time += 1) {
      await fake.fetch(`${fake.url}/api/v1/experiments/${parent!.id}`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${fake.token("determined")}` },
        body: JSON.stringify(none),
      });
      await fake.clock.advance("1h");
    }
    const rows = Object.values(fake.snapshot().checkpoints).filter(({ trialId }) => trialId === parent!.trialIds[0]);
    return rows.filter(({ state }) => state !== "DELETED").map((row) => row.uuid);
  };
  await using second = await createFakeMaster({ snapshot: older });
  expect([await left(first), await left(second)]).toEqual([[uuid], [uuid]]);
});

test("a report of metrics is merged into that of its step, also after a snapshot that does not say how far a trial came", async () => {
  await using first = await createFakeMaster();
  const [{ trialIds: [id] } = { trialIds: [] }] = first.experiments.add({ steps: 3, ago: "1m", runsFor: "1h" }); // prettier-ignore
  await first.clock.advance("40m");
  const snapshot = first.snapshot();
  const trial = snapshot.trials[id!]!;
  const before = trial.reports.length;
  expect(before).toBeGreaterThan(2);
  delete trial.furthest;
  await using second = await createFakeMaster({ snapshot });
  const { runId } = trial;
  const report = async (fake: FakeMaster, stepsCompleted: number): Promise<unknown> => {
    const response = await fake.fetch(`${fake.url}/api/v1/trials/${id}/metrics`, {
      method: "POST",
      headers: { authorization: `Bearer ${fake.token("determined")}` },
      body: JSON.stringify({ metrics: { trialId: id, trialRunId: runId, stepsCompleted, metrics: { avgMetrics: { extra: 1 } } }, group: "training" }), // prettier-ignore
    });
    return [response.status, fake.snapshot().trials[id!]!.reports.length - before];
  };
  for (const fake of [first, second]) {
    expect(await report(fake, 100)).toEqual([200, 0]);
    expect(await report(fake, 150)).toEqual([200, 1]);
    expect(await report(fake, 5000)).toEqual([200, 2]);
    expect(await report(fake, 150)).toEqual([200, 2]);
  }
});
