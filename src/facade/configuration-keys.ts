import type { ExperimentConfig, HyperparameterConfig } from "../wire-types/experiment-config/index.js";
import type { TaskConfig } from "../wire-types/task-config.js";

/** The keys of a configuration, each with those below it, or true. */
export interface ConfigurationKeys {
  readonly [key: string]: ConfigurationKeys | true;
}

/** The objects that a value may be or hold in an array. */
type ObjectsIn<Value> = unknown extends Value
  ? never
  : Value extends string | number | boolean | null | undefined
    ? never
    : Value extends readonly (infer Item)[]
      ? ObjectsIn<Item>
      : Value;

type Named<Key> = string extends Key ? never : Key;

/** The keys that one of several types names; those of an index signature are nobody's. */
type KeysIn<Types> = Types extends unknown ? keyof { [Key in keyof Types as Named<Key>]: unknown } : never;

type ValueOf<Types, Key> = Types extends unknown
  ? Key extends KeysIn<Types> & keyof Types
    ? Types[Key]
    : never
  : never;

/** Compiles only with the keys of the type, all of them and no others. */
type KeysOf<Value> = [KeysIn<ObjectsIn<Value>>] extends [never]
  ? true
  : { readonly [Key in KeysIn<ObjectsIn<Value>>]: KeysOf<ValueOf<ObjectsIn<Value>, Key>> };

const resources = {
  resource_pool: true,
  priority: true,
  weight: true,
  shm_size: true,
  is_single_node: true,
  devices: { host_path: true, container_path: true, mode: true },
  slots: true,
} as const;

const perDevice = { cpu: true, cuda: true, rocm: true, gpu: true } as const;

const environment = {
  image: perDevice,
  environment_variables: perDevice,
  force_pull_image: true,
  registry_auth: {
    username: true,
    password: true,
    auth: true,
    email: true,
    serveraddress: true,
    identitytoken: true,
    registrytoken: true,
  },
  add_capabilities: true,
  drop_capabilities: true,
  pod_spec: true,
  ports: true,
  proxy_ports: { proxy_port: true, proxy_tcp: true, unauthenticated: true, default_service_id: true },
} as const;

const bind_mounts = { host_path: true, container_path: true, read_only: true, propagation: true } as const;
const slurm = { slots_per_node: true, gpu_type: true, sbatch_args: true } as const;
const pbs = { slots_per_node: true, pbsbatch_args: true } as const;
const length = { batches: true, records: true, epochs: true } as const;

/** Those of an experiment. A function, since what is spread at the top of a module stays in every bundle. */
export const experimentKeys = (): KeysOf<ExperimentConfig> => ({
  name: true,
  entrypoint: true,
  searcher: {
    name: true,
    metric: true,
    smaller_is_better: true,
    max_length: length,
    max_trials: true,
    max_concurrent_trials: true,
    max_rungs: true,
    num_rungs: true,
    max_time: true,
    time_metric: true,
    mode: true,
    divisor: true,
    stop_once: true,
    bracket_rungs: true,
    source_trial_id: true,
    source_checkpoint_uuid: true,
    unit: true,
    budget: length,
    train_stragglers: true,
  },
  hyperparameters: true,
  resources: { ...resources, slots_per_trial: true, max_slots: true, native_parallel: true, agent_label: true },
  environment,
  checkpoint_storage: {
    type: true,
    save_experiment_best: true,
    save_trial_best: true,
    save_trial_latest: true,
    host_path: true,
    storage_path: true,
    container_path: true,
    checkpoint_path: true,
    tensorboard_path: true,
    propagation: true,
    bucket: true,
    prefix: true,
    access_key: true,
    secret_key: true,
    endpoint_url: true,
    container: true,
    connection_string: true,
    account_url: true,
    credential: true,
    hdfs_url: true,
    hdfs_path: true,
    user: true,
  },
  checkpoint_policy: true,
  min_checkpoint_period: length,
  min_validation_period: length,
  perform_initial_validation: true,
  max_restarts: true,
  scheduling_unit: true,
  records_per_epoch: true,
  description: true,
  labels: true,
  workspace: true,
  project: true,
  data: true,
  reproducibility: { experiment_seed: true },
  bind_mounts,
  log_policies: { name: true, pattern: true, action: { type: true } },
  retention_policy: { log_retention_days: true },
  preemption_timeout: true,
  integrations: {
    pachyderm: {
      pachd: { host: true, port: true },
      proxy: { scheme: true, host: true, port: true },
      dataset: { project: true, repo: true, commit: true, branch: true, token: true },
    },
    webhooks: { webhook_id: true, webhook_name: true, exclude: true },
  },
  optimizations: {
    aggregation_frequency: true,
    average_aggregated_gradients: true,
    average_training_metrics: true,
    gradient_compression: true,
    grad_updates_size_file: true,
    mixed_precision: true,
    auto_tune_tensor_fusion: true,
    tensor_fusion_threshold: true,
    tensor_fusion_cycle_time: true,
  },
  profiling: { enabled: true, begin_on_batch: true, end_after_batch: true, sync_timings: true },
  slurm,
  pbs,
  debug: true,
  security: true,
  tensorboard_storage: true,
  data_layer: true,
  internal: true,
});

/** Those of a hyperparameter, whose own name is the user's. */
export const hyperparameterKeys: KeysOf<HyperparameterConfig> = {
  type: true,
  val: true,
  vals: true,
  minval: true,
  maxval: true,
  base: true,
  count: true,
};

/** Those of a notebook, a shell, a command or a TensorBoard. */
export const taskKeys = (): KeysOf<TaskConfig> => ({
  description: true,
  entrypoint: true,
  resources,
  environment,
  bind_mounts,
  work_dir: true,
  idle_timeout: true,
  notebook_idle_type: true,
  debug: true,
  slurm,
  pbs,
});
