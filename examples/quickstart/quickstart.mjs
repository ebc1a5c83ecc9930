// The main job: create an experiment, follow it, take its best checkpoint, put it into the model registry.
// `npm run quickstart` runs it on a fake master; with DET_MASTER, DET_USER and DET_PASS it runs on a real cluster.
import { fileURLToPath } from "node:url";
import { ConflictError, ExperimentState, isDeterminedError } from "determined-client";
import { openMaster } from "./open-master.mjs";
import { createScreen } from "./screen.mjs";

const METRIC = "validation_loss";
const MODEL_NAME = "quickstart-line";
const screen = createScreen();
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

async function main({ determined, where }) {
  screen.line(`Master:     ${where}`);

  const experiment = await determined.createExperiment({ config: path("config.yaml"), modelDir: path("model") });
  screen.line(`Experiment: ${experiment.id} "${experiment.name}" created\n`);

  const trial = await experiment.awaitFirstTrial();
  screen.line(`Following the log of trial ${trial.id}, the first of ${experiment.numTrials}:`);
  const logs = showLogs(trial);
  const state = await experiment.wait({
    interval: "250ms",
    onProgress: ({ state, progress }) => screen.progress(progress ?? 0, state.replace("STATE_", "")),
  });
  await logs;
  screen.endProgress();
  screen.line(`\nwait() answered ${state}`);
  if (state !== ExperimentState.COMPLETED) {
    screen.line(JSON.stringify(await experiment.explainFailure(), null, 2));
    return 1;
  }

  const checkpoints = await experiment.topNCheckpoints(3);
  screen.line(`\nTop ${checkpoints.length} checkpoints by ${METRIC}, the best of each trial:`);
  screen.table(["rank", "trial", "learning rate", METRIC, "checkpoint"], checkpoints.map(checkpointRow));

  const [best] = checkpoints;
  const directory = await best.download();
  const bytes = Object.values(best.resources).reduce((sum, size) => sum + size, 0);
  screen.line(`\nDownloaded and verified ${Object.keys(best.resources).length} files, ${bytes} bytes: ${directory}`);

  const model = await openModel(determined);
  const version = await model.registerVersion(best, { comment: `best of experiment ${experiment.id}` });
  screen.line(`Registered as version ${version.modelVersion} of model "${model.name}"`);
  return 0;
}

async function showLogs(trial) {
  for await (const { log } of trial.logEntries({ follow: true })) screen.line(`trial ${trial.id} │ ${log.trimEnd()}`);
}

function checkpointRow(checkpoint, index) {
  const { trialId, hparams, validationMetrics } = checkpoint.training;
  return [
    String(index + 1),
    String(trialId),
    hparams.learning_rate.toPrecision(3),
    validationMetrics.avgMetrics[METRIC].toPrecision(4),
    checkpoint.uuid,
  ];
}

/** The model of the last run, or a new one: the quickstart can run many times on one master. */
async function openModel(determined) {
  try {
    return await determined.createModel(MODEL_NAME, { description: "y = 3x + 1, found by gradient descent" });
  } catch (error) {
    if (!ConflictError.isInstance(error)) throw error;
    return determined.getModel(MODEL_NAME);
  }
}

try {
  const master = await openMaster();
  try {
    process.exitCode = await main(master);
  } finally {
    await master.close();
  }
} catch (error) {
  screen.endProgress();
  if (!isDeterminedError(error)) throw error;
  screen.line(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
