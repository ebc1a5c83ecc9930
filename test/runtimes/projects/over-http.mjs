// What every runtime does with a master behind real HTTP. `arrange` and `look` run in Node, beside the fake master.
import {
  AmbiguousCreateError,
  createMemoryTokenStore,
  Determined,
  InvalidArgumentError,
  MasterUnreachableError,
  NotFoundError,
  RequestTimeoutError,
} from "determined-client";
import { createApiClient, unwrap } from "determined-client/api";
import { equal, failure, failureOf } from "./expect.mjs";

const config = { name: "runtime", entrypoint: "python3 train.py", searcher: { name: "single", metric: "loss" } };
const modelFiles = { "train.py": "print(1)", "data/bytes.bin": new Uint8Array([0, 255]), "ü.txt": new Blob(["ü"]) };
const quick = { retry: { baseDelay: "50ms" } };

const connect = (master, options) =>
  new Determined({ master, user: "determined", password: "", tokenStore: createMemoryTokenStore(), ...options });
const create = (determined) => determined.createExperiment({ config, modelFiles });

async function train(determined) {
  const experiment = await create(determined);
  equal(await experiment.wait({ interval: "100ms" }), "STATE_COMPLETED");
  return experiment;
}

export const steps = {
  "a user logs in with a password and asks who the master is": {
    async run({ master }) {
      const determined = await Determined.login({ master, user: "determined", password: "", tokenStore: false });
      equal(await determined.getSessionUsername(), "determined");
      equal((await determined.getMasterInfo()).version, "0.38.1");
    },
    look(fake) {
      const [{ headers }] = fake.requests({ operation: "Login" });
      equal(/^determined-client\/\d/.test(headers.get("user-agent")), true);
    },
  },

  "the low level asks what it is told to ask": {
    arrange: (fake) => ({ token: fake.token("determined") }),
    async run({ master, token }) {
      const api = createApiClient({ master, token });
      equal(unwrap(await api.GET("/api/v1/master")).version, "0.38.1");
    },
  },

  "an experiment made of an object and modelFiles trains, and wait() ends with COMPLETED": {
    async run({ master }) {
      const determined = connect(master);
      const experiment = await train(determined);
      equal(typeof (await experiment.topCheckpoint()).uuid, "string");
      equal((await experiment.code()).type, "application/gzip");
    },
    look(fake) {
      const [{ body }] = fake.requests({ operation: "CreateExperiment" });
      const files = body.modelDefinition.filter(({ type }) => String(type) !== "53");
      equal(files.map(({ path }) => path).sort(), ["data/bytes.bin", "train.py", "ü.txt"]);
      equal(files.find(({ path }) => path === "data/bytes.bin").content, "AP8=");
    },
  },

  "the log of a trial is followed while it is written, and cuts lose nothing and repeat nothing": {
    arrange: (fake) => void fake.faults.cut({ operation: "TrialLogs", afterLines: 5, times: 2 }),
    async run({ master }) {
      const experiment = await create(connect(master, quick));
      const trial = await experiment.awaitFirstTrial({ interval: "50ms" });
      const followed = [];
      for await (const line of trial.logs({ follow: true })) followed.push(line);
      const whole = [];
      for await (const line of trial.logs()) whole.push(line);
      equal(whole.length > 10, true);
      equal(followed, whole);
    },
  },

  "the files of a checkpoint are read from its archive while it arrives": {
    async run({ master }) {
      const checkpoint = await (await train(connect(master))).topCheckpoint();
      const sizes = {};
      for await (const file of checkpoint.files()) {
        sizes[file.name] = (await new Response(file.stream()).arrayBuffer()).byteLength;
        equal(sizes[file.name], file.size);
      }
      const recorded = Object.entries(checkpoint.resources).filter(([name]) => !name.endsWith("/"));
      for (const [name, size] of recorded) equal([name, sizes[name]], [name, size]);
    },
  },

  "leaving the files of a checkpoint after the first ends the transfer": {
    async run({ master }) {
      const checkpoint = await (await train(connect(master))).topCheckpoint();
      for await (const { name } of checkpoint.files()) {
        equal(typeof name, "string");
        break;
      }
    },
  },

  "a checkpoint becomes a version of a model": {
    async run({ master }) {
      const determined = connect(master);
      const checkpoint = await (await train(determined)).topCheckpoint();
      const model = await determined.createModel("runtime", { metadata: { of: "runtimes" } });
      equal((await model.registerVersion(checkpoint)).modelVersion, 1);
      equal((await determined.getModel("runtime")).metadata, { of: "runtimes" });
    },
  },

  "listings are awaited and iterated": {
    arrange: (fake) => {
      for (let count = 0; count < 5; count += 1) fake.experiments.add({ trials: 1, finalState: "COMPLETED" });
    },
    async run({ master }) {
      const determined = connect(master);
      equal((await determined.listExperiments({ pageSize: 2 })).length, 5);
      const ids = new Set();
      for await (const { id } of determined.listExperiments({ pageSize: 2 })) ids.add(id);
      equal(ids.size, 5);
    },
  },

  "a missing experiment is a NotFoundError, by instanceof and by isInstance": {
    async run({ master }) {
      const error = await failureOf(NotFoundError, connect(master).getExperiment(4711));
      equal([error.name, error.status], ["NotFoundError", 404]);
    },
  },

  "a wrong argument is refused before any request": {
    async run({ master }) {
      await failureOf(InvalidArgumentError, connect(master).getExperiment("4711"));
    },
    look: (fake) => equal(fake.requests().length, 0),
  },

  "a 503 is tried again, as Retry-After says": {
    arrange: (fake) => void fake.faults.fail({ operation: "GetMaster", status: 503, times: 2, retryAfter: 0 }),
    run: async ({ master }) => equal((await connect(master, quick).getMasterInfo()).version, "0.38.1"),
    look: (fake) => equal(fake.requests({ operation: "GetMaster" }).length, 3),
  },

  "a connection that breaks before the answer is tried again": {
    arrange: (fake) => void fake.faults.drop({ operation: "GetMaster", times: 2 }),
    run: async ({ master }) => equal((await connect(master, quick).getMasterInfo()).version, "0.38.1"),
    look: (fake) => equal(fake.requests({ operation: "GetMaster" }).length, 3),
  },

  "an answer that breaks in the middle is tried again": {
    arrange: (fake) => void fake.faults.cut({ operation: "GetMaster", afterBytes: 20, times: 2 }),
    run: async ({ master }) => equal((await connect(master, quick).getMasterInfo()).version, "0.38.1"),
    look: (fake) => equal(fake.requests({ operation: "GetMaster" }).length, 3),
  },

  "a create whose answer was lost is an AmbiguousCreateError and is not sent again": {
    arrange: (fake) => void fake.faults.drop({ operation: "CreateExperiment", when: "after", times: Infinity }),
    run: async ({ master }) => void (await failureOf(AmbiguousCreateError, create(connect(master, quick)))),
    look: (fake) => equal(fake.requests({ operation: "CreateExperiment" }).length, 1),
  },

  "nobody listens: MasterUnreachableError names the address": {
    async run({ refused }) {
      const error = await failureOf(MasterUnreachableError, connect(refused, quick).getMasterInfo());
      equal(error.message.includes(refused), true);
    },
  },

  "a call that is not answered ends with its timeout": {
    arrange: (fake) => void fake.faults.stall({ operation: "GetMaster", times: Infinity }),
    async run({ master }) {
      const began = Date.now();
      const determined = connect(master, { retry: false });
      await failureOf(RequestTimeoutError, determined.getMasterInfo({ timeout: "200ms" }));
      if (Date.now() - began > 5000) throw new Error(`it took ${Date.now() - began} ms`);
    },
  },

  "an abort ends a call with its own reason": {
    arrange: (fake) => void fake.faults.stall({ operation: "GetMaster", times: Infinity }),
    async run({ master }) {
      const reason = new Error("enough");
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 100);
      const error = await failure(connect(master).getMasterInfo({ signal: controller.signal }));
      equal(error === reason, true);
    },
  },

  "an abort ends a log that is followed": {
    async run({ master }) {
      const determined = connect(master);
      const trial = await (await create(determined)).awaitFirstTrial({ interval: "50ms" });
      const controller = new AbortController();
      const reason = new Error("enough");
      const read = async () => {
        let count = 0;
        for await (const line of trial.logs({ follow: true, signal: controller.signal })) {
          if (line && (count += 1) === 3) controller.abort(reason);
        }
      };
      equal((await failure(read())) === reason, true);
    },
  },

  "wait() ends with AbortSignal.timeout()": {
    arrange: (fake) => fake.train(() => ({ steps: 10, stepDuration: "10h" })),
    async run({ master }) {
      const experiment = await create(connect(master));
      const error = await failure(experiment.wait({ interval: "50ms", signal: AbortSignal.timeout(300) }));
      equal(error.name, "TimeoutError");
    },
  },
};
