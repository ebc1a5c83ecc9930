import { afterAll, beforeAll, expect, test } from "vitest";
import { Determined } from "../../src/index.js";
import { createFakeMaster } from "../../src/testing.js";
import { config } from "../unit/facade/dedupe-weather.js";
import { startCallers, type Callers } from "./caller-processes.js";
import type { PromoteOrder, PromoteOutcome } from "./promote-caller.js";

const rounds = Number(process.env["PROMOTE_ROUNDS"] ?? 10);

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers("test/network/promote-caller.ts", 2);
});
afterAll(() => callers.close());

test.each(["0.38.1", "0.19.10"] as const)(
  "two processes that promote at once leave one label, round for round [%s]",
  { timeout: 60_000 },
  async (version) => {
    const fake = await createFakeMaster({ version });
    try {
      const calm = new Determined({
        master: fake.url,
        fetch: fake.fetch,
        clock: fake.clock,
        token: fake.token("admin"),
      });
      const experiment = await calm.createExperiment({
        config: {
          ...config,
          searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
          checkpoint_storage: { type: "s3", bucket: "b" },
        },
      });
      await fake.clock.runUntil(experiment.wait());
      const model = await calm.createModel("m");
      const checkpoint = await experiment.topCheckpoint();
      const versions = [];
      for (let count = 0; count < 3; count++) versions.push(await model.registerVersion(checkpoint));
      await versions[0]!.setLabels(["production", "kept"]);
      const { url: master } = await fake.listen();
      const options = { master, token: fake.token("determined"), tokenStore: false } as const;
      let races = 0;
      for (let round = 0; round < rounds; round++) {
        const before = fake.requests().length;
        // Every other round for the same version; the first moves the label from a third one.
        const wanted = round % 2 ? [3, 3] : [2, 3];
        const outcomes = await Promise.all(
          callers.processes.map((caller, index) => {
            const order: PromoteOrder = { options, version: wanted[index]! };
            return callers.call<PromoteOutcome>(caller, order);
          }),
        );
        expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
        const [first, second] = fake.requests().slice(before);
        // Both read the labels before one of them changed any.
        if (first?.operation === second?.operation) races += 1;
        const holders = (await new Determined(options).model("m").listVersions())
          .filter(({ labels }) => labels.includes("production"))
          .map(({ modelVersion }) => modelVersion);
        expect(holders, `round ${round}`).toHaveLength(1);
        expect(wanted, `round ${round}`).toContain(holders[0]);
        if (round === 0) expect(outcomes.map(({ previous }) => previous)).toContain(1);
      }
      console.log(`${races} of ${rounds} rounds were races`);
      expect(races).toBeGreaterThan(0);
      expect((await new Determined(options).model("m").getVersion(1))?.labels).toEqual(["kept"]);
    } finally {
      await fake.close();
    }
  },
);
