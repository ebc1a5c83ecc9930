import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Determined, type DeterminedOptions, type Experiment } from "../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { config } from "../unit/facade/dedupe-weather.js";
import { startCallers, type Callers } from "./caller-processes.js";
import type { RegistryOrder, RegistryOutcome } from "./registry-caller.js";

const rounds = Number(process.env["REGISTRY_ROUNDS"] ?? 10);
const releases = ["0.38.1", "0.19.10"] as const;

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers("test/network/registry-caller.ts", 2);
});
afterAll(() => callers.close());

/** A fake master behind a socket, with experiments of one checkpoint each, whose losses fall. */
async function open(version: (typeof releases)[number], count: number) {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  fake.train(({ experiment }) => ({
    steps: 1,
    checkpoint: () => true,
    validationMetrics: () => ({ loss: 1 / experiment.id }),
  }));
  const { url, fetch, clock } = fake;
  const calm = new Determined({ master: url, fetch, clock, token: fake.token("admin") });
  const experiments: Experiment[] = [];
  for (let each = 0; each < count; each++) {
    const searcher = { name: "single", metric: "loss", max_length: { batches: 100 } } as const;
    const storage = { type: "s3", bucket: "b" } as const;
    experiments.push(await calm.createExperiment({ config: { ...config, searcher, checkpoint_storage: storage } }));
  }
  await clock.runUntil(calm.waitAll(experiments));
  const { url: master } = await fake.listen();
  const options: DeterminedOptions = { master, token: fake.token("determined"), tokenStore: false };
  return { fake, experiments, options, determined: new Determined(options) };
}

/** Gives each process an order at once; their outcomes, and whether both had read before one of them wrote. */
async function race(
  fake: FakeMaster,
  orders: readonly RegistryOrder[],
): Promise<{ outcomes: RegistryOutcome[]; isRace: boolean }> {
  const before = fake.requests().length;
  const outcomes = await Promise.all(
    callers.processes.map((caller, index) => callers.call<RegistryOutcome>(caller, orders[index]!)),
  );
  expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
  const sent = fake.requests().slice(before);
  const firstWrite = sent.findIndex(({ method }) => method !== "GET");
  const lists = sent.slice(0, firstWrite).filter(({ operation }) => operation === "GetModelVersions");
  return { outcomes, isRace: lists.length > 1 };
}

test.each(releases)(
  "two processes that promote at once leave one label, round for round [%s]",
  { timeout: 60_000 },
  async (release) => {
    const { fake, experiments, options, determined } = await open(release, 1);
    const model = await determined.createModel("m");
    const checkpoint = await experiments[0]!.topCheckpoint();
    for (let count = 0; count < 3; count++) await model.registerVersion(checkpoint.uuid);
    await (await model.getVersion(1)).setLabels(["production", "kept"]);
    let races = 0;
    for (let round = 0; round < rounds; round++) {
      // Every other round for the same version; the first moves the label from a third one.
      const wanted = round % 2 ? [3, 3] : [2, 3];
      const orders = wanted.map((promote) => ({ options, model: "m", promote }));
      const { outcomes, isRace } = await race(fake, orders);
      if (isRace) races += 1;
      const holders = (await model.listVersions())
        .filter(({ labels }) => labels.includes("production"))
        .map(({ modelVersion }) => modelVersion);
      expect(holders, `round ${round}`).toHaveLength(1);
      expect(wanted, `round ${round}`).toContain(holders[0]);
      if (round === 0) expect(outcomes.map(({ version }) => version)).toContain(1);
    }
    console.log(`${races} of ${rounds} rounds were races`);
    expect(races).toBeGreaterThan(0);
    expect((await model.getVersion(1)).labels).toEqual(["kept"]);
  },
);

test.each(releases)(
  "of two processes that register the best at once one does, and both get its version [%s]",
  { timeout: 60_000 },
  async (release) => {
    const { fake, experiments, options, determined } = await open(release, 2);
    const best = experiments.map(({ id }) => id);
    let races = 0;
    for (let round = 0; round < rounds; round++) {
      const name = `m${round}`;
      const model = await determined.createModel(name);
      // Every other round two runs, of which both may be registered.
      const wanted = round % 2 ? best : [best[1]!, best[1]!];
      const orders = wanted.map((registerBest) => ({ options, model: name, registerBest }));
      const { outcomes, isRace } = await race(fake, orders);
      if (isRace) races += 1;
      const uuids = (await model.listVersions()).map(({ checkpoint }) => checkpoint.uuid);
      expect(new Set(uuids).size, `round ${round}`).toBe(uuids.length);
      expect(outcomes.filter(({ registered }) => registered)).toHaveLength(uuids.length);
      if (round % 2) continue;
      expect(uuids, `round ${round}`).toHaveLength(1);
      expect(outcomes.map(({ version }) => version)).toEqual([1, 1]);
    }
    console.log(`${races} of ${rounds} rounds were races`);
    expect(races).toBeGreaterThan(0);
  },
);
