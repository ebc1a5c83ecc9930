import type { CheckpointStorageConfig } from "./checkpoint-storage.js";
import type { EnvironmentConfig } from "./environment.js";
import type { HyperparametersConfig } from "./hyperparameters.js";
import type { LengthConfig } from "./lengths.js";
import type { ResourcesConfig } from "./resources.js";
import type { SearcherConfig } from "./searcher.js";
import type {
  BindMountConfig,
  IntegrationsConfig,
  LogPolicyConfig,
  OptimizationsConfig,
  PbsConfig,
  ProfilingConfig,
  SlurmConfig,
} from "./sections.js";

/**
 * The configuration of an experiment, with the keys of masters 0.19.10 to 0.38.1, as in the YAML file. It is open: keys of
 * other masters are taken too. What is null counts as left out. A stored configuration has every key of its master.
 *
 * Give a configuration that stands in a variable this type, or write `satisfies ExperimentConfig`: `name: "single"` is any
 * string to the compiler otherwise.
 *
 * @example
 * const config: ExperimentConfig = {
 *   name: "mnist",
 *   entrypoint: "python3 train.py",
 *   searcher: { name: "single", metric: "loss" },
 * };
 * await determined.createExperiment({ config, modelDir: "model" });
 */
export interface ExperimentConfig {
  /**
   * Name to show.
   *
   * @default three words drawn by the master
   */
  name?: string | null | undefined;
  /**
   * The program of a trial: a command line, its words as an array, or `module:Class` of a Trial class. Needed unless the
   * experiment is unmanaged; before release 0.23.0 always.
   */
  entrypoint?: string | readonly string[] | null | undefined;
  /** How hyperparameters are chosen and trials ended, by `name`. Needed. */
  searcher?: SearcherConfig | null | undefined;
  /**
   * Hyperparameters by name: values, ranges by their `type`, or groups of others. A trial gets the values that the searcher
   * chose as its `hparams`.
   *
   * @default none
   */
  hyperparameters?: HyperparametersConfig | null | undefined;
  /** What a trial gets from the cluster: slots, pool, place in the queue. */
  resources?: ResourcesConfig | null | undefined;
  /** What a trial's program finds around it: image, variables, ports. */
  environment?: EnvironmentConfig | null | undefined;
  /**
   * Where checkpoints go, by `type`, and which are kept.
   *
   * @default the workspace's, else the cluster's
   */
  checkpoint_storage?: CheckpointStorageConfig | null | undefined;
  /**
   * After which validations a checkpoint is saved: after the best so far, all, or none.
   *
   * @default "best"
   */
  checkpoint_policy?: "best" | "all" | "none" | (string & {}) | null | undefined;
  /**
   * How long a trial trains from one checkpoint to the next at most; 0: it decides.
   *
   * @default { batches: 0 }
   */
  min_checkpoint_period?: LengthConfig | null | undefined;
  /**
   * How long a trial trains from one validation to the next at most; 0: it decides.
   *
   * @default { batches: 0 }
   */
  min_validation_period?: LengthConfig | null | undefined;
  /**
   * Whether a trial validates before it trains.
   *
   * @default false
   */
  perform_initial_validation?: boolean | null | undefined;
  /**
   * How often a trial is started again after a failure.
   *
   * @default 5
   */
  max_restarts?: number | null | undefined;
  /**
   * Batches after which a trial asks whether to pause or stop.
   *
   * @default 100
   */
  scheduling_unit?: number | null | undefined;
  /**
   * Records that make an epoch. Before release 0.38.0 lengths in epochs need it.
   *
   * @default 0
   */
  records_per_epoch?: number | null | undefined;
  /** A description. */
  description?: string | null | undefined;
  /**
   * Labels to find it by, each once; their order is not kept.
   *
   * @default []
   */
  labels?: readonly string[] | null | undefined;
  /** Workspace to put it in; together with `project`. `projectId` of `createExperiment` takes precedence. */
  workspace?: string | null | undefined;
  /** Project to put it in; together with `workspace`. `projectId` of `createExperiment` takes precedence. */
  project?: string | null | undefined;
  /**
   * Anything that the program wants to know.
   *
   * @default {}
   */
  data?: Readonly<Record<string, unknown>> | null | undefined;
  /** Where random numbers start. */
  reproducibility?:
    | {
        /**
         * The seed that those of trials come from.
         *
         * @default the time of the create, in seconds
         */
        experiment_seed?: number | null | undefined;
        [key: string]: unknown;
      }
    | null
    | undefined;
  /**
   * Directories of the machine in the container.
   *
   * @default []
   */
  bind_mounts?: readonly BindMountConfig[] | null | undefined;
  /**
   * What is done when a line of a trial's log matches. Since release 0.26.4; with names since 0.38.0, where two are built in.
   *
   * @default []
   */
  log_policies?: readonly LogPolicyConfig[] | null | undefined;
  /** How long logs are kept. Since release 0.31.0. */
  retention_policy?:
    | {
        /** Days; -1: forever, 0: they go at once. */
        log_retention_days?: number | null | undefined;
        [key: string]: unknown;
      }
    | null
    | undefined;
  /**
   * Seconds that a trial has to stop when it is paused or gives way, before it is killed. Since release 0.30.0.
   *
   * @default 3600
   */
  preemption_timeout?: number | null | undefined;
  /** Other systems that the experiment is tied to: Pachyderm, webhooks. Since release 0.33.0. */
  integrations?: IntegrationsConfig | null | undefined;
  /** How training on several GPUs is spread and fused. */
  optimizations?: OptimizationsConfig | null | undefined;
  /** What is measured while a trial runs. */
  profiling?: ProfilingConfig | null | undefined;
  /** For clusters that Slurm runs. */
  slurm?: SlurmConfig | null | undefined;
  /** For clusters that PBS runs. */
  pbs?: PbsConfig | null | undefined;
  /**
   * Whether the harness writes more into the log.
   *
   * @default false
   */
  debug?: boolean | null | undefined;
  /** Kerberos of old clusters. */
  security?: Readonly<Record<string, unknown>> | null | undefined;
  /** Ignored: TensorBoard files go where checkpoints go. */
  tensorboard_storage?: Readonly<Record<string, unknown>> | null | undefined;
  /** Ignored, and not stored. */
  data_layer?: Readonly<Record<string, unknown>> | null | undefined;
  /** Nothing of yours. */
  internal?: null | undefined;
  [key: string]: unknown;
}
