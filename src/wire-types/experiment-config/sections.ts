/** A directory of the machine in the container. */
export interface BindMountConfig {
  /** Absolute path on the machine. */
  host_path: string;
  /** Path in the container; a relative one is inside of the working directory. */
  container_path: string;
  /**
   * Whether the program cannot write there.
   *
   * @default false
   */
  read_only?: boolean | null | undefined;
  /**
   * How mounts inside of it propagate.
   *
   * @default "rprivate"
   */
  propagation?: string | null | undefined;
}

/** What is done when a line of a trial's log matches. */
export interface LogPolicyConfig {
  /** Name of the policy; the trial's `logPolicyMatched` shows it. Since release 0.38.0. A name alone takes a built-in policy away. */
  name?: string | null | undefined;
  /** Regular expression that a line must match. */
  pattern?: string | null | undefined;
  /** What is done then. Before release 0.38.0 as an object only, and needed. */
  action?:
    | "cancel_retries"
    | "exclude_node"
    | (string & {})
    | { /** What is done. */ type: "cancel_retries" | "exclude_node" | (string & {}) }
    | null
    | undefined;
}

/** How training on several GPUs is spread and fused. */
export interface OptimizationsConfig {
  /**
   * After how many batches gradients are exchanged.
   *
   * @default 1
   */
  aggregation_frequency?: number | null | undefined;
  /**
   * Whether gradients are averaged, and not summed.
   *
   * @default true
   */
  average_aggregated_gradients?: boolean | null | undefined;
  /**
   * Whether training metrics are averaged over all GPUs.
   *
   * @default true
   */
  average_training_metrics?: boolean | null | undefined;
  /**
   * Whether gradients are compressed on their way.
   *
   * @default false
   */
  gradient_compression?: boolean | null | undefined;
  /** File with the sizes of gradient updates. */
  grad_updates_size_file?: string | null | undefined;
  /**
   * Precision: `"O0"` is 32 bits throughout, `"O3"` 16.
   *
   * @default "O0"
   */
  mixed_precision?: "O0" | "O1" | "O2" | "O3" | (string & {}) | null | undefined;
  /**
   * Whether the two values below are found by trying.
   *
   * @default false
   */
  auto_tune_tensor_fusion?: boolean | null | undefined;
  /**
   * Megabytes of tensors that are sent together.
   *
   * @default 64
   */
  tensor_fusion_threshold?: number | null | undefined;
  /**
   * Milliseconds for which tensors are collected.
   *
   * @default 1; 5 before release 0.25.0
   */
  tensor_fusion_cycle_time?: number | null | undefined;
  [key: string]: unknown;
}

/** What is measured while a trial runs. */
export interface ProfilingConfig {
  /**
   * Whether anything is measured.
   *
   * @default false
   */
  enabled?: boolean | null | undefined;
  /**
   * Batch that it begins with.
   *
   * @default 0
   */
  begin_on_batch?: number | null | undefined;
  /** Batch that it ends after; null: at the end. */
  end_after_batch?: number | null | undefined;
  /**
   * Whether the GPU is awaited before a time is taken.
   *
   * @default true
   */
  sync_timings?: boolean | null | undefined;
  [key: string]: unknown;
}

/** Data that Pachyderm keeps. */
export interface PachydermConfig {
  /** Where its daemon is. */
  pachd?: { host: string; port: number } | null | undefined;
  /** Where its proxy is. */
  proxy?: { scheme: string; host: string; port: number } | null | undefined;
  /** The data, and the token to read them. */
  dataset?: { project: string; repo: string; commit: string; branch: string; token: string } | null | undefined;
  [key: string]: unknown;
}

/** Which webhooks of the workspace are notified of the experiment. */
export interface WebhooksConfig {
  /** Those with these ids. */
  webhook_id?: readonly number[] | null | undefined;
  /** Those with these names. */
  webhook_name?: readonly string[] | null | undefined;
  /** None at all. */
  exclude?: boolean | null | undefined;
}

/** Other systems that the experiment is tied to. Since release 0.33.0. */
export interface IntegrationsConfig {
  /** Data that Pachyderm keeps. */
  pachyderm?: PachydermConfig | null | undefined;
  /** Which webhooks of the workspace are notified of the experiment. Since release 0.37.0. */
  webhooks?: WebhooksConfig | null | undefined;
  [key: string]: unknown;
}

/** For clusters that Slurm runs. */
export interface SlurmConfig {
  /** Slots of one node. */
  slots_per_node?: number | null | undefined;
  /** Kind of GPU to ask for. */
  gpu_type?: string | null | undefined;
  /** Further options of `sbatch`. */
  sbatch_args?: readonly string[] | null | undefined;
  [key: string]: unknown;
}

/** For clusters that PBS runs. */
export interface PbsConfig {
  /** Slots of one node. */
  slots_per_node?: number | null | undefined;
  /** Further options of `qsub`. */
  pbsbatch_args?: readonly string[] | null | undefined;
  [key: string]: unknown;
}
