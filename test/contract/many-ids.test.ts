import { expect, test } from "vitest";
import type { FakeMaster } from "../../src/testing.js";
import { contractOnFake, openFake } from "./master.js";

const lengths = (fake: FakeMaster): number[] =>
  fake.requests().map(({ path, query }) => fake.url.length + path.length + 1 + query.toString().length);

test("waitAll of 500 experiments far apart asks in addresses below 6 kB", async () => {
  const { fake, determined, run } = await openFake("0.19.10", { slots: 2000 });
  const seeds = fake.experiments.add({ runsFor: "2s" }, 1500);
  const wanted = seeds.filter((_, index) => index % 3 === 0);
  const states = await run(determined.waitAll(wanted.map(({ id }) => determined.experiment(id))));
  expect(states).toEqual(wanted.map(() => "STATE_COMPLETED"));
  expect(Math.max(...lengths(fake))).toBeLessThan(6000);
  expect(fake.requests({ operation: "GetExperiments" })).toHaveLength(9);
  expect(fake.requests({ operation: "GetExperiment" })).toEqual([]);
});

test("a thousand waits of one client are one request a tick", async () => {
  const { fake, determined, run } = await openFake("0.38.1", { slots: 2000 });
  const seeds = fake.experiments.add({ runsFor: "12s" }, 1000);
  const ticks = new Set<number>();
  const waits = seeds.map(({ id }) =>
    determined.experiment(id).wait({ interval: "5s", onProgress: ({ elapsed }) => ticks.add(elapsed) }),
  );
  expect(new Set(await run(Promise.all(waits)))).toEqual(new Set(["STATE_COMPLETED"]));
  expect([...ticks]).toEqual([0, 5000, 10_000, 15_000]);
  expect(fake.requests()).toHaveLength(ticks.size);
});

contractOnFake("a wait beside others leaves its experiment as if it had been alone", async ({ run, train }) => {
  const experiments = [await train(), await train()];
  await run(Promise.all(experiments.map((each) => each.wait())));
  for (const { trialIds, numTrials, notes } of experiments)
    expect([trialIds?.length, numTrials, notes]).toEqual([1, 1, ""]);
});

contractOnFake("a waitAll whose companion leaves is told of all that ended before", async ({ fake, determined }) => {
  const [short] = fake.experiments.add({ runsFor: "1m" });
  const [long] = fake.experiments.add({ runsFor: "10m" });
  const both = [short!, long!].map(({ id }) => determined.experiment(id));
  const stop = new AbortController();
  const first = determined.waitAll(both, { signal: stop.signal });
  await fake.clock.advance("2m");
  const second = determined.waitAll(both);
  await fake.clock.advance("30s");
  stop.abort(new Error("left"));
  await expect(first).rejects.toThrow("left");
  expect(await fake.clock.runUntil(second)).toEqual(["STATE_COMPLETED", "STATE_COMPLETED"]);
});

contractOnFake(
  "listExperiments by many ids gives each once, in order, in addresses below 6 kB",
  async ({ fake, determined }) => {
    const seeds = fake.experiments.add({ finalState: "COMPLETED" }, 1200);
    const wanted = seeds.map(({ id }) => id).filter((id) => id % 3 === 0);
    const ids = async (options: object): Promise<number[]> =>
      (await determined.listExperiments({ experimentIds: wanted, ...options })).map(({ id }) => id);
    expect(await ids({})).toEqual(wanted);
    expect(await ids({ pageSize: 37 })).toEqual(wanted);
    expect(await ids({ orderBy: "DESC" })).toEqual([...wanted].reverse());
    expect(await ids({ orderBy: "DESC", limit: 250 })).toEqual([...wanted].reverse().slice(0, 250));
    expect(await ids({ sortBy: "NAME", orderBy: "DESC" })).toHaveLength(wanted.length);
    expect(await ids({ sortBy: "START_TIME" })).toHaveLength(wanted.length);
    expect(Math.max(...lengths(fake))).toBeLessThan(6000);
  },
);

contractOnFake(
  "ids that are gone end no listing, and the first row costs one request",
  async ({ fake, determined }) => {
    const seeds = fake.experiments.add({ finalState: "COMPLETED" }, 5);
    const known = seeds.map(({ id }) => id);
    const missing = Array.from({ length: 600 }, (_, index) => 10_000 + index * 9);
    const later = await determined.listExperiments({ experimentIds: [...missing, ...known, 3], orderBy: "DESC" });
    expect(later.map(({ id }) => id)).toEqual([...known].reverse());
    expect(await determined.listExperiments({ experimentIds: missing })).toEqual([]);
    const before = fake.requests().length;
    expect((await determined.listExperiments({ experimentIds: known }).first())?.id).toBe(known[0]);
    expect(fake.requests().length - before).toBe(1);
  },
);

contractOnFake("a long path of the master and long filters leave less room for ids", async ({ fake, client, run }) => {
  const prefix = `/${"proxy".repeat(500)}`;
  const addresses: number[] = [];
  const behindProxy: typeof fetch = (input, init) => {
    // Through the pipeline all that is sent is an address and its init.
    const address = input as string;
    addresses.push(address.length);
    return fake.fetch(address.replace(prefix, ""), init);
  };
  const determined = client({ master: fake.url + prefix, fetch: behindProxy });
  const seeds = fake.experiments.add({ finalState: "COMPLETED", labels: ["é".repeat(200)] }, 300);
  const wanted = seeds.map(({ id }) => id).filter((id) => id % 3 === 0);
  const found = await determined.listExperiments({ experimentIds: wanted, labels: ["é".repeat(200)], sortBy: "ID" });
  expect(found.map(({ id }) => id)).toEqual(wanted);
  expect(await run(determined.waitAll(found))).toHaveLength(wanted.length);
  expect(Math.max(...addresses)).toBeLessThan(6000);
});

test("metrics of a thousand trials are read in addresses below 6 kB", async () => {
  const { fake, determined } = await openFake("0.38.1", { slots: 2000 });
  const seeds = fake.experiments.add({ runsFor: "2s" }, 1100);
  await fake.clock.advance("10s");
  const trialIds = seeds.map(({ id }) => id);
  const read = new Set<number>();
  for await (const { trialId } of determined.iterTrialsMetrics(trialIds, { group: "validation" })) read.add(trialId);
  expect([...read]).toEqual(trialIds);
  expect(Math.max(...lengths(fake))).toBeLessThan(6000);
});
