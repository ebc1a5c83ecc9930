// The fake master inside the runtime itself, without a network.
import { Determined, NotFoundError } from "determined-client";
import { createFakeMaster } from "determined-client/testing";
import { equal, failureOf } from "./expect.mjs";

const config = { name: "inside", entrypoint: "python3 train.py", searcher: { name: "single", metric: "loss" } };
const connect = (fake) =>
  new Determined({ master: fake.url, token: fake.token("determined"), fetch: fake.fetch, clock: fake.clock });

export const steps = {
  "a fake master in the process plays hours of training on its clock": {
    async run() {
      const fake = await createFakeMaster();
      fake.train(() => ({ steps: 10, stepDuration: "1h" }));
      const experiment = await connect(fake).createExperiment({ config, modelFiles: { "train.py": "" } });
      const began = fake.clock.now();
      equal(await fake.clock.runUntil(experiment.wait()), "STATE_COMPLETED");
      equal(fake.clock.now() - began > 9 * 3_600_000, true);
      const checkpoint = await experiment.topCheckpoint();
      const names = [];
      for await (const { name } of checkpoint.files()) names.push(name);
      equal(names.length > 0, true);
      await fake.close();
    },
  },

  "faults are ordered from a fake master in the process": {
    async run() {
      const fake = await createFakeMaster();
      const determined = connect(fake);
      fake.faults.fail({ operation: "GetMaster", status: 503, times: 2 });
      equal((await fake.clock.runUntil(determined.getMasterInfo())).version, "0.38.1");
      equal(fake.requests({ operation: "GetMaster" }).length, 3);
      await failureOf(NotFoundError, determined.getExperiment(1));
      await fake.close();
    },
  },
};
