import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { Determined } from "../../../src/index.js";

const config = (pool: string, slots = 1): Record<string, unknown> => ({
  entrypoint: "x",
  resources: { resource_pool: pool, slots_per_trial: slots },
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
});

function client(fake: FakeMaster, username: string = "determined"): Determined {
  const { url: master, fetch, clock } = fake;
  return new Determined({ master, fetch, clock, token: fake.token(username), tokenStore: false, retry: false });
}

async function ask(fake: FakeMaster, path: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${fake.token()}` };
  return (await (await fake.fetch(`${fake.url}/api/v1/${path}`, { headers })).json()) as never;
}

test.each(["0.38.1", "0.19.10"] as const)("experiments run in a pool that was added, beside the default one (%s)", async (version) => {
  await using fake = await createFakeMaster({ version, slots: 1 });
  fake.pools.add({ name: "gpu", description: "Eight of them.", slots: 2 });
  const determined = client(fake);
  fake.train(() => ({ steps: 10, stepDuration: "1h" }));
  for (const pool of ["gpu", "default", "gpu", "gpu"]) await determined.createExperiment({ config: config(pool) });
  await fake.clock.advance("10m");
  const states = async (): Promise<string[]> => (await determined.listExperiments({ sortBy: "ID", orderBy: "ASC" })).map(({ state }) => state.slice(6)); // prettier-ignore
  expect(await states()).toEqual(["RUNNING", "RUNNING", "RUNNING", "QUEUED"]);
  expect(await ask(fake, "resource-pools")).toMatchObject({
    resourcePools: [
      { name: "default", slotsAvailable: 1, slotsUsed: 1, defaultComputePool: true, stats: { queuedCount: 0, scheduledCount: 1 } },
      { name: "gpu", description: "Eight of them.", slotsAvailable: 2, slotsUsed: 2, defaultComputePool: false, stats: { queuedCount: 1, scheduledCount: 2 } },
    ],
  });
  expect(await ask(fake, "job-queues?resourcePool=gpu")).toMatchObject({ pagination: { total: 3 } });
  expect(await ask(fake, "job-queues")).toMatchObject({ pagination: { total: 1 } });
  expect(await ask(fake, "job-queues/stats")).toMatchObject({ results: [{ resourcePool: "default" }, { resourcePool: "gpu", stats: { queuedCount: 1 } }] });
  // The agent is in the default pool: what runs elsewhere does not end with it.
  fake.loseAgent();
  await fake.clock.advance("10m");
  expect(await states()).toEqual(["RUNNING", "QUEUED", "RUNNING", "QUEUED"]);
  await using copy = await createFakeMaster({ snapshot: fake.snapshot() });
  expect(await ask(copy, "resource-pools")).toMatchObject({ resourcePools: [{}, { name: "gpu", slotsUsed: 2 }] });
  await fake.clock.advance("1d");
  expect(await states()).toEqual(["COMPLETED", "QUEUED", "COMPLETED", "COMPLETED"]);
}); // prettier-ignore

test("a pool that is bound to workspaces is there for them alone", async () => {
  await using fake = await createFakeMaster();
  fake.pools.add({ name: "gpu" });
  const risk = fake.workspaces.add({ name: "risk" });
  const [determined, admin] = [client(fake), client(fake, "admin")];
  const [, gpu] = await (await admin.getWorkspace("risk")).listPools();
  await gpu!.addBindings(["risk"]);
  expect(await gpu!.listWorkspaces()).toEqual(["risk"]);
  const names = async (id: number): Promise<unknown> => (await ask(fake, `workspaces/${id}/available-resource-pools`))["resourcePools"]; // prettier-ignore
  expect([await names(1), await names(risk.id)]).toEqual([["default"], ["default", "gpu"]]);
  expect(await ask(fake, "resource-pools?unbound=true")).toMatchObject({ resourcePools: [{ name: "default" }] });
  await expect(determined.createExperiment({ config: config("gpu") })).rejects.toThrow(/resource pool gpu does not exist or is not available to workspace id 1/); // prettier-ignore
  await expect((await (await determined.getWorkspace("risk")).listPools())[1]!.replaceBindings([])).rejects.toThrow(/permission/); // prettier-ignore
  await gpu!.removeBindings(["risk"]);
  expect(await names(1)).toEqual(["default", "gpu"]);
  await expect(determined.createExperiment({ config: config("gpu", 17) })).rejects.toThrow(/exceeds cluster capacity/); // prettier-ignore
  await expect(determined.createExperiment({ config: config("cpu") })).rejects.toThrow(/resource pool cpu/);
});

test("pools are refused that are there already or cannot be", async () => {
  await using fake = await createFakeMaster();
  fake.pools.add({ name: "gpu" });
  expect(() => fake.pools.add({ name: "gpu" })).toThrow('The fake master has a resource pool "gpu" already.');
  expect(() => fake.pools.add({ name: "default" })).toThrow(TypeError);
  expect(() => fake.pools.add({ name: "x", slots: -1 })).toThrow(/slots/);
  expect(() => fake.pools.add({ name: "x", slot: 1 } as never)).toThrow(/slots/);
});
