// Many experiments at once: one for each learning rate, waited for together, then a table of the best checkpoints.
// It runs on a fake master whose hours take no time; with DET_MASTER, DET_USER and DET_PASS it runs on a real cluster.
// A second run within a day finds the experiments of the first, since the sweep has a dedupeKey; that compares configurations
// and not the code, so when you change the code, change the key.
import { Determined, ExperimentState, isDeterminedError } from "determined-client";

const RATES = [0.3, 0.1, 0.03, 0.01];
const LABEL = "example-sweep";

async function main({ determined, run }) {
  const day = new Date().toISOString().slice(0, 10);
  const experiments = await run(
    determined.createExperiments(RATES.map(configOf), {
      modelFiles: { "train.py": "print('this is where the training goes')\n" },
      dedupeKey: `${LABEL} ${day}`,
    }),
  );
  console.log(`${experiments.length} experiments: ${experiments.map(({ id }) => id).join(", ")}`);

  const onProgress = ({ experiment, state, ended, total }) => {
    if (state === ExperimentState.COMPLETED) console.log(`${experiment.name} is done: ${ended} of ${total}`);
  };
  const states = await run(determined.waitAll(experiments, { interval: "15s", maxWait: "6h", onProgress }));
  const completed = experiments.filter((_, index) => states[index] === ExperimentState.COMPLETED);
  for (const failed of experiments.filter((experiment) => !completed.includes(experiment))) {
    const { trials } = await run(failed.explainFailure({ lines: 1 }));
    console.log(`${failed.name} ended in ${failed.state}: ${trials[0]?.lastLines.at(-1) ?? "no trial failed"}`);
  }

  if (!completed.length) return;
  console.log("loss    rate   experiment  checkpoint");
  for (const { uuid, training } of await run(determined.topNCheckpoints(3, { experiments: completed }))) {
    const { experimentId, hparams, validationMetrics } = training;
    const loss = validationMetrics.avgMetrics.loss.toFixed(4);
    console.log(`${loss}  ${String(hparams.learning_rate).padEnd(5)}  ${String(experimentId).padEnd(10)}  ${uuid}`);
  }
}

/** The configuration of one experiment of the sweep. */
function configOf(rate) {
  return {
    name: `rate ${rate}`,
    labels: [LABEL],
    entrypoint: "python3 train.py",
    hyperparameters: { learning_rate: rate },
    searcher: { name: "single", metric: "loss", smaller_is_better: true, max_length: { batches: 1000 } },
    resources: { slots_per_trial: 0 },
    max_restarts: 0,
  };
}

/** The master to run on. `run` waits for a promise; on the fake master it lets time jump meanwhile. */
async function openMaster() {
  if (process.env.DET_MASTER) return { determined: new Determined(), run: (promise) => promise, close: async () => {} };
  const { createFakeMaster } = await import("determined-client/testing");
  const fake = await createFakeMaster({ seed: 7 });
  fake.train(({ hparams }) => ({
    stepDuration: "10m",
    fail: hparams.learning_rate > 0.2 ? 2 : undefined,
    validationMetrics: ({ step }) => ({ loss: 1 / (1 + step * hparams.learning_rate) }),
  }));
  const own = { token: fake.token("determined"), fetch: fake.fetch, clock: fake.clock };
  return {
    determined: new Determined({ master: fake.url, ...own }),
    run: (promise) => fake.clock.runUntil(promise),
    close: () => fake.close(),
  };
}

const master = await openMaster();
try {
  await main(master);
} catch (error) {
  if (!isDeterminedError(error)) throw error;
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await master.close();
}
