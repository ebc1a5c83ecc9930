import { where, type Determined, type Experiment, type Model, type ModelVersion } from "../../../src/index.js";
import type { Release } from "../../../generated/releases.js";
import { isBefore, type FakeTestMaster } from "../master.js";
import { repeat } from "../play.js";

/** What the calls are made on; each call has a stage of its own. */
export interface Stage {
  readonly determined: Determined;
  /** Four that have completed, of two trials each. */
  readonly experiments: readonly Experiment[];
  /** With two versions, of which the first is labelled `production`. */
  readonly model: Model;
  readonly versions: readonly [ModelVersion, ModelVersion];
  readonly run: <T>(promise: PromiseLike<T>) => Promise<T>;
}

/** A call whose requests are counted. */
export interface Helper {
  readonly name: string;
  /** The oldest release that has it; 0.19.10 where left out, the oldest that is supported. */
  readonly since?: Release;
  /** What happens before, whose requests do not count. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly call: (stage: Stage, prepared: unknown) => PromiseLike<unknown>;
}

const small = { resources: { slots: 0 } };
const program = repeat(2, (step) => ({
  training: { loss: 1 / step },
  validation: { loss: 1 / step },
  checkpoint: true,
}));
const sweep = [0.1, 0.2, 0.3, 0.4].map((lr) => ({
  name: `lr ${lr}`,
  entrypoint: "python3 train.py",
  hyperparameters: { lr },
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
}));

/** Puts what the stage needs on a fake master that nobody has used. */
export async function furnish({ determined, play, finish, release }: FakeTestMaster): Promise<void> {
  const storage = { save_experiment_best: 0, save_trial_best: 100, save_trial_latest: 100 };
  for (let count = 0; count < 4; count++) {
    const experiment = await play(program, {
      checkpoint_storage: isBefore(release, "0.28.0") ? { type: "s3", bucket: "b", ...storage } : storage,
      hyperparameters: { lr: { type: "categorical", vals: [0.1, 0.2] } },
      searcher: { name: "grid", metric: "loss", max_length: { batches: 100 } },
    });
    await finish(experiment);
  }
  const model = await determined.createModel("fraud", { labels: ["nightly"] });
  const checkpoint = await determined.experiment(2).topCheckpoint();
  const version = await model.registerVersion(checkpoint);
  await model.registerVersion(checkpoint);
  await version.setLabels(["production"]);
}

/** Reads what is there. */
export async function setStage({ determined, run }: FakeTestMaster): Promise<Stage> {
  const model = await determined.getModel("fraud");
  const [first, second] = await model.listVersions({ orderBy: "ASC" });
  return { determined, experiments: await determined.listExperiments(), model, versions: [first!, second!], run };
}

const start = ({ determined }: Stage) => determined.notebooks.start({ config: small });
type Started = Awaited<ReturnType<typeof start>>;

/** The helpers that the Python SDK does not have. */
export const helpers: readonly Helper[] = [
  { name: '`version.setLabels(["a"])`', call: ({ versions }) => versions[0].setLabels(["a"]) },
  { name: '`version.addLabel("a")`', call: ({ versions }) => versions[0].addLabel("a") },
  { name: '`version.addLabel("a")`, which it has', call: ({ versions }) => versions[0].addLabel("production") },
  { name: '`version.removeLabel("a")`', call: ({ versions }) => versions[0].removeLabel("production") },
  { name: "`version.addMetadata({ key: 1 })`", call: ({ versions }) => versions[0].addMetadata({ key: 1 }) },
  { name: '`version.removeMetadata(["key"])`', call: ({ versions }) => versions[0].removeMetadata(["key"]) },
  { name: '`version.setComment("…")`', call: ({ versions }) => versions[0].setComment("good") },
  {
    name: '`model.getVersion({ label: "production" })`',
    call: ({ model }) => model.getVersion({ label: "production" }),
  },
  {
    name: '`model.promote(version, "production")`',
    call: ({ model, versions }) => model.promote(versions[1], "production"),
  },
  {
    name: "the same again",
    before: ({ model, versions }) => model.promote(versions[1], "production"),
    call: ({ model, versions }) => model.promote(versions[1], "production"),
  },
  {
    name: "`model.registerBest(experiment, { onlyIfBetter: false })`",
    call: ({ model, experiments }) => model.registerBest(experiments[0]!, { onlyIfBetter: false }),
  },
  {
    name: "`model.registerBest(experiment)`, not better",
    call: ({ model, experiments }) => model.registerBest(experiments[1]!),
  },
  {
    name: '`listModels({ labels: ["nightly"], archived: false })`',
    call: ({ determined }) => determined.listModels({ labels: ["nightly"], archived: false }),
  },
  { name: '`getOrCreateModel("new")`', call: ({ determined }) => determined.getOrCreateModel("new") },
  { name: '`getOrCreateModel("fraud")`, which exists', call: ({ determined }) => determined.getOrCreateModel("fraud") },
  {
    name: "`topNCheckpoints(3, { experiments })` of 4 experiments × 2 trials",
    call: ({ determined, experiments }) => determined.topNCheckpoints(3, { experiments }),
  },
  {
    name: "`topNCheckpoints(3, { projectId })`, the same 4",
    call: ({ determined }) => determined.topNCheckpoints(3, { projectId: 1 }),
  },
  { name: "`createExperiments(configs)` of 4", call: ({ determined }) => determined.createExperiments(sweep) },
  {
    name: "the same with a `dedupeKey`",
    call: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
  },
  {
    name: "the same again, all there",
    before: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
    call: ({ determined }) => determined.createExperiments(sweep, { dedupeKey: "sweep" }),
  },
  {
    name: "`waitAll(experiments)` of 4, one poll",
    call: ({ determined, experiments }) => determined.waitAll(experiments),
  },
  {
    name: '`searchExperiments({ filter: where("hparams.lr").lt(1) })`',
    since: "0.35.0",
    call: ({ determined }) => determined.searchExperiments({ filter: where("hparams.lr").lt(1) }),
  },
  {
    name: '`searchRuns({ filter: where("validation.loss.min").lt(1) })`',
    since: "0.35.0",
    call: ({ determined }) => determined.searchRuns({ filter: where("validation.loss.min").lt(1) }),
  },
  {
    name: "`tensorboards.start({ experiments })`",
    call: ({ determined, experiments }) => determined.tensorboards.start({ experiments }),
  },
  { name: "`notebooks.start({ config })`", call: start },
  { name: "`notebooks.list()`", call: ({ determined }) => determined.notebooks.list() },
  {
    name: "`notebooks.get(id)`",
    before: start,
    call: ({ determined }, task) => determined.notebooks.get((task as Started).id),
  },
  {
    name: "`notebook.waitUntilReady()`, which is ready",
    before: async (stage) => stage.run((await start(stage)).waitUntilReady()),
    call: (_, task) => (task as Started).waitUntilReady(),
  },
  { name: "`notebook.setPriority(30)`", before: start, call: (_, task) => (task as Started).setPriority(30) },
  { name: "`notebook.kill()`", before: start, call: (_, task) => (task as Started).kill() },
  {
    name: "`notebook.wait()`, which has ended",
    before: async (stage) => {
      const notebook = await start(stage);
      await notebook.kill();
      return stage.run(notebook.wait());
    },
    call: (_, task) => (task as Started).wait(),
  },
];
