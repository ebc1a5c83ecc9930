// The fake master of the runtime behind its own `node:http`, asked by the same process.
import { join } from "node:path";
import { AmbiguousCreateError, Determined, RequestTimeoutError } from "determined-client";
import { createFakeMaster } from "determined-client/testing";
import { equal, failureOf } from "./expect.mjs";

const config = { name: "listens", entrypoint: "python3 train.py", searcher: { name: "single", metric: "loss" } };
const modelFiles = { "train.py": "" };

async function start(options) {
  const fake = await createFakeMaster({ clock: "real", speed: 200 });
  await fake.listen({ port: 0 });
  const determined = new Determined({
    master: fake.url,
    user: "determined",
    password: "",
    tokenStore: false,
    retry: { baseDelay: "50ms" },
    ...options,
  });
  return { fake, determined };
}

export const steps = {
  "listen() serves an experiment, its log and its checkpoint": {
    async run({ folder }) {
      const { fake, determined } = await start();
      const experiment = await determined.createExperiment({ config, modelFiles });
      const trial = await experiment.awaitFirstTrial({ interval: "50ms" });
      let count = 0;
      for await (const line of trial.logs({ follow: true })) if (line) count += 1;
      equal(count > 10, true);
      equal(await experiment.wait({ interval: "100ms" }), "STATE_COMPLETED");
      await (await experiment.topCheckpoint()).download({ path: join(folder, "best") });
      await fake.close();
    },
  },

  "listen() carries out faults: 503, dropped, cut and silent": {
    async run() {
      const { fake, determined } = await start();
      const asked = () => fake.requests({ operation: "GetMaster" }).length;
      fake.faults.fail({ operation: "GetMaster", status: 503, times: 1 });
      await determined.getMasterInfo();
      equal(asked(), 2);
      fake.faults.drop({ operation: "GetMaster", times: 1 });
      await determined.getMasterInfo();
      equal(asked(), 4);
      fake.faults.cut({ operation: "GetMaster", afterBytes: 10, times: 1 });
      await determined.getMasterInfo();
      equal(asked(), 6);
      fake.faults.stall({ operation: "GetMaster", times: Infinity });
      const once = determined.withOptions({ retry: false });
      await failureOf(RequestTimeoutError, once.getMasterInfo({ timeout: "200ms" }));
      fake.faults.drop({ operation: "CreateExperiment", when: "after", times: 1 });
      await failureOf(AmbiguousCreateError, determined.createExperiment({ config, modelFiles }));
      await fake.close();
    },
  },

  "a port that is taken is an error with its code": {
    async run() {
      const { fake } = await start();
      const other = await createFakeMaster();
      const error = await other.listen({ port: Number(new URL(fake.url).port) }).then(
        () => undefined,
        (error) => error,
      );
      equal(error?.code, "EADDRINUSE");
      await fake.close();
      await other.close();
    },
  },
};
