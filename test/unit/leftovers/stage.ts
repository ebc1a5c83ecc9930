import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as functions from "../../../src/index.js";
import {
  Determined,
  type Experiment,
  type Model,
  type ModelVersion,
  type Project,
  type Trial,
  type Workspace,
} from "../../../src/index.js";
import { createFakeMaster, type FakeMaster, type FakeMasterOptions } from "../../../src/testing.js";
import { watchedClient, type WatchedClient } from "./watched-client.js";

/** What the calls of the walk are made on: a fake master, with something of each kind. */
export interface Stage {
  readonly fake: FakeMaster;
  readonly watched: WatchedClient;
  /** What the methods of `Determined` are called on: a client, or the functions of the module. */
  readonly client: Determined;
  /** An experiment that is over, with a trial and a checkpoint. */
  readonly experiment: Experiment;
  readonly trial: Trial;
  readonly uuid: string;
  readonly model: Model;
  readonly version: ModelVersion;
  readonly workspace: Workspace;
  /** Of this workspace. */
  readonly project: Project;
  readonly folder: string;
  /** A name that nothing has. */
  readonly unique: () => string;
  /** A further experiment that trains. */
  readonly train: () => Promise<Experiment>;
  /** Lets time pass. */
  readonly run: <T>(promise: PromiseLike<T>) => Promise<T>;
  /** The same on the functions of the module, which share one client. */
  readonly withFunctions: () => Stage;
  readonly close: () => Promise<void>;
}

const config = {
  name: "walked",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
  resources: { slots_per_trial: 0 },
};

export async function openStage(options: FakeMasterOptions = {}): Promise<Stage> {
  const fake = await createFakeMaster(options);
  const folder = await mkdtemp(join(tmpdir(), "determined-walk-"));
  const watched = watchedClient(fake);
  const { determined } = watched;
  let count = 0;
  const run = <T>(promise: PromiseLike<T>): Promise<T> => fake.clock.runUntil(promise);
  const train = (): Promise<Experiment> => determined.createExperiment({ config, modelFiles: { "a.py": "pass" } });
  const experiment = await train();
  await run(experiment.wait());
  const trial = await experiment.awaitFirstTrial();
  const { uuid } = await experiment.topCheckpoint();
  const model = await determined.createModel("walked");
  const version = await model.registerVersion(uuid);
  const workspace = await determined.createWorkspace("walked");
  const project = await workspace.createProject("walked");
  const stage: Stage = {
    fake,
    watched,
    client: determined,
    experiment,
    trial,
    uuid,
    model,
    version,
    workspace,
    project,
    folder,
    // The first letter differs: keys of projects are made of it and four digits of chance.
    unique: () => `${String.fromCharCode(97 + (count++ % 26))} ${count}`,
    train,
    run,
    withFunctions: () => ({ ...stage, client: functions as unknown as Determined }),
    close: async () => {
      await fake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}
