import { expect } from "vitest";
import { contract, contractOnFake, contractOnWire, type WiredMaster } from "./master.js";
import { endless, repeat, usual } from "./play.js";
import { unique } from "./unique.js";

const lengths = ({ url, wire }: WiredMaster): number[] =>
  wire.requests().map(({ path, query }) => url.length + path.length + 1 + query.toString().length);

contractOnFake(
  "waitAll of 500 experiments far apart asks in addresses below 6 kB",
  "hundreds of experiments",
  async (master) => {
    const { fake, determined, run } = master;
    const seeds = fake.experiments.add({ runsFor: "2s" }, 1500);
    const wanted = seeds.filter((_, index) => index % 3 === 0);
    const states = await run(determined.waitAll(wanted.map(({ id }) => determined.experiment(id))));
    expect(states).toEqual(wanted.map(() => "STATE_COMPLETED"));
    expect(Math.max(...lengths(master))).toBeLessThan(6000);
    expect(fake.requests({ operation: "GetExperiments" })).toHaveLength(9);
    expect(fake.requests({ operation: "GetExperiment" })).toEqual([]);
  },
  { before: "0.19.11", slots: 2000, limit: 180_000 },
);

contractOnFake(
  "a thousand waits of one client are one request a tick",
  "hundreds of experiments",
  async ({ fake, determined, run }) => {
    const seeds = fake.experiments.add({ runsFor: "12s" }, 1000);
    const ticks = new Set<number>();
    const waits = seeds.map(({ id }) =>
      determined.experiment(id).wait({ interval: "5s", onProgress: ({ elapsed }) => ticks.add(elapsed) }),
    );
    expect(new Set(await run(Promise.all(waits)))).toEqual(new Set(["STATE_COMPLETED"]));
    expect([...ticks]).toEqual([0, 5000, 10_000, 15_000]);
    expect(fake.requests()).toHaveLength(ticks.size);
  },
  { anywhere: true, slots: 2000 },
);

contract("a wait beside others leaves its experiment as if it had been alone", async ({ finish, train }) => {
  const experiments = [await train(), await train()];
  await Promise.all(experiments.map((each) => finish(each)));
  for (const { trialIds, numTrials, notes } of experiments)
    expect([trialIds?.length, numTrials, notes]).toEqual([1, 1, ""]);
});

contract(
  "a waitAll whose companion leaves learns of all that ended before",
  async ({ determined, play, run, until, time }) => {
    const both = [await play(usual), await play(repeat(40, () => ({ seconds: 1 })))].map(({ id }) =>
      determined.experiment(id),
    );
    const stop = new AbortController();
    const interval = time(5000, 200);
    const first = determined.waitAll(both, { signal: stop.signal, interval });
    const left = expect(first).rejects.toThrow("left");
    await until(async () => (await determined.getExperiment(both[0]!.id)).state === "STATE_COMPLETED");
    const second = determined.waitAll(both, { interval });
    stop.abort(new Error("left"));
    await left;
    expect(await run(second)).toEqual(["STATE_COMPLETED", "STATE_COMPLETED"]);
  },
);

contractOnFake(
  "listExperiments by many ids gives each once, in order, in addresses below 6 kB",
  "hundreds of experiments",
  async (master) => {
    const { fake, determined } = master;
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
    expect(Math.max(...lengths(master))).toBeLessThan(6000);
  },
  { anywhere: true },
);

contractOnWire(
  "ids that are gone end no listing, and the first row costs one request",
  async (master) => {
    const { wire, determined, play } = master;
    const known: number[] = [];
    for (let count = 0; count < 5; count += 1) known.push((await play(endless)).id);
    const missing = Array.from({ length: 600 }, (_, index) => 1_000_000 + index * 9);
    const later = await determined.listExperiments({
      experimentIds: [...missing, ...known, known[2]!],
      orderBy: "DESC",
    });
    expect(later.map(({ id }) => id)).toEqual([...known].reverse());
    expect(Math.max(...lengths(master))).toBeLessThan(6000);
    expect(await determined.listExperiments({ experimentIds: missing })).toEqual([]);
    const before = wire.requests().length;
    expect((await determined.listExperiments({ experimentIds: known }).first())?.id).toBe(known[0]);
    expect(wire.requests().length - before).toBe(1);
    for (const id of known) await determined.experiment(id).kill();
  },
  { ends: true },
);

contractOnWire(
  "a long path of the master and long filters leave less room for ids",
  async (master) => {
    const { url, wire, client, play, run } = master;
    const prefix = `/${"proxy".repeat(500)}`;
    const addresses: number[] = [];
    const behindProxy: typeof fetch = (input, init) => {
      // Through the pipeline all that is sent is an address and its init.
      const address = input as string;
      addresses.push(address.length);
      return wire.fetch(address.replace(prefix, ""), init);
    };
    const determined = client({ master: url + prefix, fetch: behindProxy });
    const label = "é".repeat(200);
    const made = [await play([{}], { labels: [label] }), await play([{}], { labels: [label] })].map(({ id }) => id);
    const missing = Array.from({ length: 100 }, (_, index) => 1_000_000 + index * 9);
    const experimentIds = [...missing, ...made];
    const found = await determined.listExperiments({ experimentIds, labels: [label], sortBy: "ID" });
    expect(found.map(({ id }) => id)).toEqual(made);
    expect(await run(determined.waitAll(found, { interval: "1s" }))).toHaveLength(made.length);
    expect(Math.max(...addresses)).toBeLessThan(6000);
  },
  { anywhere: true },
);

contractOnFake(
  "metrics of a thousand trials are read in addresses below 6 kB",
  "hundreds of experiments",
  async (master) => {
    const { fake, determined } = master;
    const seeds = fake.experiments.add({ runsFor: "2s" }, 1100);
    await fake.clock.advance("10s");
    const trialIds = seeds.map(({ id }) => id);
    const read = new Set<number>();
    for await (const { trialId } of determined.iterTrialsMetrics(trialIds, { group: "validation" })) read.add(trialId);
    expect([...read]).toEqual(trialIds);
    expect(Math.max(...lengths(master))).toBeLessThan(6000);
  },
  { anywhere: true, slots: 2000 },
);

contractOnWire("users that are too many for an address are picked by the client, page by page", async (master) => {
  const { determined, admin, wire, login } = master;
  const label = unique("many-users");
  const config = {
    entrypoint: "x",
    labels: [label],
    searcher: { name: "single", metric: "loss", max_length: { batches: 1 } },
  };
  const mine: number[] = [];
  for (let count = 0; count < 3; count++) {
    mine.push((await determined.createExperiment({ config, activate: false })).id);
    await admin.createExperiment({ config, activate: false });
  }
  const users = [...Array.from({ length: 1000 }, (_, at) => `nobody-${at}`), login.user];
  const options = { labels: [label], users, pageSize: 2 } as const;
  expect((await determined.listExperiments(options)).map(({ id }) => id)).toEqual(mine);
  expect((await determined.listExperiments({ ...options, limit: 2 })).map(({ id }) => id)).toEqual(mine.slice(0, 2));
  const experimentIds = [...mine, ...mine.map((id) => id + 1)];
  expect((await determined.listExperiments({ ...options, experimentIds })).map(({ id }) => id)).toEqual(mine);
  expect(Math.max(...lengths(master))).toBeLessThan(6000);
  expect(wire.requests({ operation: "GetExperiments" }).every(({ query }) => !query.has("users"))).toBe(true);
});
