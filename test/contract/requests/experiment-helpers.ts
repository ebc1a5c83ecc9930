import { where } from "../../../src/index.js";
import { drain, type Helper } from "./stage.js";

const sweep = [0.1, 0.2, 0.3, 0.4].map((lr) => ({
  name: `lr ${lr}`,
  entrypoint: "python3 train.py",
  hyperparameters: { lr },
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
}));

/** Experiments, trials, checkpoints and searches. */
export const experimentHelpers: readonly Helper[] = [
  { of: "Determined.getMasterInfo", name: "`getMasterInfo()`", call: ({ determined }) => determined.getMasterInfo() },
  {
    of: "Determined.createExperiment",
    name: "`createExperiment({ config, dedupeKey })`",
    call: ({ determined }) => determined.createExperiment({ config: sweep[0]!, dedupeKey: "one" }),
  },
  {
    of: "Determined.createExperiment",
    name: "the same again",
    before: ({ determined }) => determined.createExperiment({ config: sweep[0]!, dedupeKey: "one" }),
    call: ({ determined }) => determined.createExperiment({ config: sweep[0]!, dedupeKey: "one" }),
  },
  {
    of: "Determined.createExperiment",
    name: "`createExperiment({ config, validateOnly: true })`",
    call: ({ determined }) => determined.createExperiment({ config: sweep[0]!, validateOnly: true }),
  },
  {
    of: "Determined.createExperiments",
    name: "`createExperiments(configs)` of 4",
    call: ({ determined }) => determined.createExperiments(sweep),
  },
  {
    of: "Determined.createExperiments",
    name: "the same with a `dedupeKey`",
    call: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
  },
  {
    of: "Determined.createExperiments",
    name: "the same again, all there",
    before: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
    call: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
  },
  {
    of: "Determined.waitAll",
    name: "`waitAll(experiments)` of 4, one poll",
    call: ({ determined, experiments }) => determined.waitAll(experiments),
  },
  {
    of: "Determined.topNCheckpoints",
    name: "`topNCheckpoints(3, { experiments })` of 4 experiments × 2 trials",
    call: ({ determined, experiments }) => determined.topNCheckpoints(3, { experiments }),
  },
  {
    of: "Determined.topNCheckpoints",
    name: "`topNCheckpoints(3, { projectId })`, the same 4",
    call: ({ determined, experiments }) => determined.topNCheckpoints(3, { projectId: experiments[0]!.projectId }),
  },
  {
    of: "Determined.topNCheckpoints",
    name: "`topNCheckpoints(3, { workspace })`, the same 4 in its one project",
    call: ({ determined }) => determined.topNCheckpoints(3, { workspace: "risk" }),
  },
  {
    of: "Experiment.bestTrial",
    name: "`experiment.bestTrial()`",
    call: ({ experiments }) => experiments[0]!.bestTrial(),
  },
  {
    of: "Experiment.explainFailure",
    name: "`experiment.explainFailure()`, one trial failed",
    call: ({ failed }) => failed.explainFailure(),
  },
  { of: "Experiment.code", name: "`experiment.code()`", call: ({ experiments }) => experiments[0]!.code() },
  {
    of: "Trial.logEntries",
    name: "`trial.logEntries()`",
    call: ({ determined }) => drain(determined.trial(1).logEntries()),
  },
  {
    of: "Trial.iterTrainingMetrics",
    name: "`trial.iterTrainingMetrics()`",
    call: ({ determined }) => drain(determined.trial(1).iterTrainingMetrics()),
  },
  {
    of: "Trial.iterValidationMetrics",
    name: "`trial.iterValidationMetrics()`",
    call: ({ determined }) => drain(determined.trial(1).iterValidationMetrics()),
  },
  {
    of: "Checkpoint.stream",
    name: "`checkpoint.stream()`",
    before: ({ experiments }) => experiments[0]!.topCheckpoint(),
    call: async ({ determined }, top) => {
      const { uuid } = top as { uuid: string };
      await new Response(await determined.checkpoint(uuid).stream()).arrayBuffer();
    },
  },
  {
    of: "Checkpoint.files",
    name: "`checkpoint.files()`",
    before: ({ experiments }) => experiments[0]!.topCheckpoint(),
    call: ({ determined }, top) => drain(determined.checkpoint((top as { uuid: string }).uuid).files()),
  },
  {
    of: "Determined.searchExperiments",
    name: '`searchExperiments({ filter: where("hparams.lr").lt(1) })`',
    since: "0.22.2",
    call: ({ determined }) => determined.searchExperiments({ filter: where("hparams.lr").lt(1) }),
  },
  {
    of: "Determined.searchRuns",
    name: '`searchRuns({ filter: where("validation.loss.min").lt(1) })`',
    since: "0.30.0",
    call: ({ determined }) => determined.searchRuns({ filter: where("validation.loss.min").lt(1) }),
  },
];
