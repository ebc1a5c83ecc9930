import type {
  Checkpoint,
  Determined,
  Experiment,
  Model,
  ModelVersion,
  Project,
  ResourcePool,
  Trial,
  User,
  Workspace,
} from "../../../src/index.js";
import { configOf, isBefore, type FakeTestMaster } from "../master.js";
import { repeat } from "../play.js";

/** One object of each class on a master, for calls to be tried on. */
export interface Stage {
  readonly determined: Determined;
  readonly admin: Determined;
  readonly config: Record<string, unknown>;
  /** One that has completed. */
  readonly experiment: Experiment;
  readonly paused: Experiment;
  readonly trial: Trial;
  readonly checkpoint: Checkpoint;
  /** Another one, for calls that spoil it. */
  readonly spare: Checkpoint;
  readonly model: Model;
  readonly version: ModelVersion;
  readonly workspace: Workspace;
  readonly project: Project;
  readonly pool: ResourcePool;
  readonly other: User;
}

const password = "0penSesame";

const program = repeat(3, (step) => ({
  log: [`step ${step}`],
  training: { loss: step },
  validation: { loss: step },
  groups: { mine: { x: step } },
  checkpoint: true,
}));

/** Sets the stage on a fake master that nobody has used. */
export async function setStage({ determined, admin, client, play, finish, release }: FakeTestMaster): Promise<Stage> {
  const experiment = await play(program, {
    labels: ["kept"],
    checkpoint_storage: { save_experiment_best: 0, save_trial_best: 100, save_trial_latest: 100 },
    ...(!isBefore(release, "0.31.0") && { retention_policy: { log_retention_days: 90 } }),
    ...(!isBefore(release, "0.38.0") && { log_policies: [{ name: "first step", pattern: "step 1" }] }),
  });
  await finish(experiment);
  await experiment.reload();
  const trial = await experiment.bestTrial();
  const [checkpoint, spare] = await trial.listCheckpoints();
  await admin.createUser("third", { password });
  await admin.createUser("other", { password });
  await client({ token: undefined, user: "other", password }).whoami();
  const workspace = await determined.createWorkspace("stage");
  const model = await determined.createModel("stage");
  return {
    determined,
    admin,
    config: configOf(),
    experiment,
    paused: await determined.createExperiment({ config: configOf(), activate: false }),
    trial,
    checkpoint: checkpoint!,
    spare: spare!,
    model,
    version: await model.registerVersion(checkpoint!),
    workspace,
    project: await workspace.createProject("stage"),
    pool: (await workspace.listPools())[0]!,
    other: await admin.getUserByName("other"),
  };
}
