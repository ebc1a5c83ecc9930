import type { Determined, Experiment, Model, ModelVersion } from "../../../src/index.js";
import type { Release } from "../../../generated/releases.js";
import { isBefore, type FakeTestMaster } from "../master.js";
import { repeat } from "../play.js";

/** What the calls are made on; each call has a stage of its own. */
export interface Stage {
  readonly determined: Determined;
  /** Four that have completed, of two trials each. */
  readonly experiments: readonly Experiment[];
  /** One that failed, of one trial. */
  readonly failed: Experiment;
  /** With two versions, of which the first is labelled `production`. */
  readonly model: Model;
  readonly versions: readonly [ModelVersion, ModelVersion];
  readonly run: <T>(promise: PromiseLike<T>) => Promise<T>;
}

/** A call whose requests are counted. */
export interface Helper {
  readonly name: string;
  /** What of the public surface it is, as `Class.method`. */
  readonly of: string;
  /** The oldest release that has it; 0.19.10 where left out, the oldest that is supported. */
  readonly since?: Release;
  /** What happens before, whose requests do not count. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly call: (stage: Stage, prepared: unknown) => PromiseLike<unknown>;
}

const program = repeat(2, (step) => ({
  training: { loss: 1 / step },
  validation: { loss: 1 / step },
  log: [`step ${step}`],
  checkpoint: true,
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
  const workspace = await determined.createWorkspace("risk");
  await workspace.createProject("cards");
  for (const id of [1, 2, 3, 4]) {
    await determined.experiment(id).moveToProject({ workspaceName: "risk", projectName: "cards" });
  }
  await finish(await play([{ exit: 1 }], { max_restarts: 0 }));
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
  const all = await determined.listExperiments();
  const [experiments, failed] = [all.slice(0, 4), all[4]!];
  return { determined, experiments, failed, model, versions: [first!, second!], run };
}

/** Reads all rows of a stream. */
export async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}
