import type { EnvironmentConfig } from "./experiment-config/environment.js";
import type { DeviceConfig } from "./experiment-config/resources.js";
import type { BindMountConfig, PbsConfig, SlurmConfig } from "./experiment-config/sections.js";

/** What a notebook, shell, command or TensorBoard gets from the cluster. */
export interface TaskResourcesConfig {
  /**
   * Slots (GPUs, as a rule); 0 for a task without. A master refuses more than a pool has: on a cluster without slots write 0.
   *
   * @default 1; 0 for TensorBoards
   */
  slots?: number | null | undefined;
  /**
   * Pool to run in.
   *
   * @default the workspace's, else the cluster's
   */
  resource_pool?: string | null | undefined;
  /**
   * Place in the queue of a cluster that goes by priority, from 1 (first) to 99.
   *
   * @default what the cluster sets: 42, unless it says otherwise
   */
  priority?: number | null | undefined;
  /**
   * Share of the slots on a cluster that goes by fair shares.
   *
   * @default 1
   */
  weight?: number | null | undefined;
  /** Bytes of shared memory in the container; an integer. */
  shm_size?: number | null | undefined;
  /** Whether all slots must be on one machine. Since release 0.28.0. */
  is_single_node?: boolean | null | undefined;
  /** Devices of the machine in the container. */
  devices?: readonly (DeviceConfig | string)[] | null | undefined;
  [key: string]: unknown;
}

/**
 * The configuration of a notebook, shell, command or TensorBoard. It is open: keys of other masters are taken too, and a
 * master refuses one that it does not know. What is null counts as left out.
 *
 * @example
 * const config: TaskConfig = { description: "greet", entrypoint: ["bash", "-c", "echo hello"], resources: { slots: 0 } };
 * const command = await determined.commands.start({ config });
 */
export interface TaskConfig {
  /**
   * What it is called in lists.
   *
   * @default three words drawn by the master, such as "JupyterLab (similarly-boss-buzzard)"
   */
  description?: string | null | undefined;
  /** The program of a command: a command line, or its words as an array. Other tasks have their own. */
  entrypoint?: string | readonly string[] | null | undefined;
  /** What it gets from the cluster: slots, pool, place in the queue. */
  resources?: TaskResourcesConfig | null | undefined;
  /** What its program finds around it: image, variables, ports. */
  environment?: EnvironmentConfig | null | undefined;
  /**
   * Directories of the machine in the container.
   *
   * @default none
   */
  bind_mounts?: readonly BindMountConfig[] | null | undefined;
  /** Directory that the program starts in. */
  work_dir?: string | null | undefined;
  /**
   * A notebook or TensorBoard that nobody uses for so long is ended: a Go duration such as `"30m"` or `"1h30m"`.
   *
   * @default never; five minutes for TensorBoards
   */
  idle_timeout?: string | null | undefined;
  /**
   * What counts as use of a notebook.
   *
   * @default "kernels_or_terminals"
   */
  notebook_idle_type?: "kernels_or_terminals" | "kernel_connections" | "activity" | (string & {}) | null | undefined;
  /**
   * Whether more is written into the log.
   *
   * @default false
   */
  debug?: boolean | null | undefined;
  /** For clusters that Slurm runs. */
  slurm?: SlurmConfig | null | undefined;
  /** For clusters that PBS runs. */
  pbs?: PbsConfig | null | undefined;
  [key: string]: unknown;
}
