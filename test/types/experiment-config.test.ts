import { expect, expectTypeOf, test } from "vitest";
import {
  createExperiment,
  createExperiments,
  type CheckpointTrainingMetadata,
  type CreateExperimentOptions,
  type Determined,
  type Experiment,
  type ExperimentConfig,
} from "../../src/index.js";
import type { FakeMaster } from "../../src/testing.js";

// Only the compiler reads the functions below; none is called.
declare const determined: Determined;
declare const experiment: Experiment;
declare const fake: FakeMaster;

test("the types below hold; the compiler checks them", () => {
  expect([taken, refused, unchecked, read, played]).toHaveLength(5);
});

function taken(): void {
  void determined.createExperiment({ config: "a.yaml" });
  void determined.createExperiment({ config: new URL("file:///a.yaml") });
  void createExperiment({ config: { searcher: { name: "single", metric: "loss" } } });
  const config: ExperimentConfig = {
    name: "sweep",
    entrypoint: ["python3", "train.py"],
    searcher: { name: "random", metric: "loss", max_trials: 8, key_of_a_newer_master: true },
    hyperparameters: {
      lr: { type: "log", base: 10, minval: -4, maxval: -1 },
      layers: 3,
      optimizer: { name: "adam", betas: [0.9, 0.99] },
      seed: null,
    },
    checkpoint_storage: { type: "s3", bucket: "b", save_trial_best: 2 },
    environment: { image: { cuda: "image:1" }, environment_variables: ["A=1"] },
    resources: { slots_per_trial: 8, devices: ["/dev/a:/dev/b:mrw"] },
    min_validation_period: { epochs: 1 },
    key_of_a_newer_master: { anything: [1] },
  };
  void determined.createExperiment({ config });
  void determined.createExperiment({ config: { ...experiment.config, name: "again" }, parentId: experiment.id });
  // Only a template makes these whole.
  void determined.createExperiment({ config: { searcher: { metric: "loss" } }, template: "t" });
  void determined.createExperiment({ config: { checkpoint_storage: { save_trial_best: 2 } }, template: "t" });
  // Before release 0.38.0 it was needed.
  void determined.createExperiment({ config: { searcher: { name: "single", max_length: { batches: 100 } } } });
  void determined.createExperiments(["a.yaml", new URL("file:///b.yaml"), config], { modelDir: "model" });
  void createExperiments([{ name: "a", searcher: { name: "single", metric: "loss" } }]);
  const options: CreateExperimentOptions = { config: "a.yaml" };
  options.config = config;
  void determined.createExperiment(options);
}

function refused(): void {
  // @ts-expect-error misspelt
  void determined.createExperiment({ config: { searcher: { name: "singel", metric: "loss" } } });
  // @ts-expect-error a number
  void determined.createExperiment({ config: { max_restarts: "5" } });
  // @ts-expect-error no kind of storage
  void determined.createExperiment({ config: { checkpoint_storage: { type: "ftp" } } });
  // @ts-expect-error the bucket is a string
  void determined.createExperiment({ config: { checkpoint_storage: { type: "gcs", bucket: 1 } } });
  // @ts-expect-error labels are an array
  void createExperiment({ config: { labels: "nightly" } });
  // @ts-expect-error no unit of a length
  void createExperiment({ config: { min_validation_period: { batch: 5 } } });
  // @ts-expect-error slots are a number
  void determined.createExperiment({ config: { resources: { slots_per_trial: "8" } } });
  // @ts-expect-error an option that does not exist
  void determined.createExperiment({ config: {}, modleDir: "model" });
  // @ts-expect-error an array
  void determined.createExperiment({ config: [] as number[] & { searcher: 1 } });
  // @ts-expect-error a number
  void determined.createExperiment({ config: 7 });
  // @ts-expect-error misspelt
  void determined.createExperiments([{ searcher: { name: "singel", metric: "loss" } }]);
}

interface MyConfig {
  name: string;
  searcher: { name: "single"; metric: string };
}

/** What a type does not say in full is taken, too: the master judges it. */
function unchecked(own: MyConfig, anything: Record<string, unknown>, some: object, parsed: unknown): void {
  const config = { name: "x", searcher: { name: "single", metric: "loss" }, resources: { slots_per_trial: 1 } };
  void determined.createExperiment({ config });
  void determined.createExperiment({ config: { ...config, name: "y" }, modelDir: "model" });
  const storage = { type: "s3", bucket: "b" };
  void createExperiment({ config: { searcher: { name: "single", metric: "loss" }, checkpoint_storage: storage } });
  const hyperparameters = { lr: { type: "log", base: 10, minval: -4, maxval: -1 } };
  void createExperiment({ config: { hyperparameters, searcher: { name: "grid", metric: "loss" } } });
  void determined.createExperiment({ config: own });
  void determined.createExperiment({ config: anything });
  void determined.createExperiment({ config: some });
  void determined.createExperiments([config, { ...config, name: "y" }]);
  void createExperiments([0.1, 0.01].map((lr) => ({ ...config, hyperparameters: { lr } })));
  void determined.createExperiment({ config: parsed as ExperimentConfig });
}

function read(training: CheckpointTrainingMetadata): string | undefined {
  const { config } = experiment;
  expectTypeOf(config).toEqualTypeOf<Readonly<ExperimentConfig>>();
  expectTypeOf(training.experimentConfig).toEqualTypeOf<Readonly<ExperimentConfig>>();
  expectTypeOf(config.searcher?.metric).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(config["key_of_a_newer_master"]).toEqualTypeOf<unknown>();
  if (config.searcher?.name === "random") {
    expectTypeOf(config.searcher.max_trials).toEqualTypeOf<number | null | undefined>();
  }
  switch (config.checkpoint_storage?.type) {
    case "s3":
      return config.checkpoint_storage.endpoint_url ?? undefined;
    // @ts-expect-error no kind of storage
    case "ftp":
      return "never";
    default:
      return undefined;
  }
}

function played(): void {
  fake.experiments.add({ config: { searcher: { name: "random", metric: "loss", max_trials: 3 } } });
  fake.train<{ lr: number }>(({ hparams, experiment: { config } }) => {
    expectTypeOf(hparams.lr).toEqualTypeOf<number>();
    expectTypeOf(config.max_restarts).toEqualTypeOf<number | null | undefined>();
    return { steps: 3 };
  });
}
