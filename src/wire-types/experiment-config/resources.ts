/** A device of the machine in the container. */
export interface DeviceConfig {
  /** Its path on the machine. */
  host_path: string;
  /** Its path in the container. */
  container_path: string;
  /**
   * What the program may do: `m` make nodes, `r` read, `w` write.
   *
   * @default "mrw"
   */
  mode?: string | null | undefined;
}

/** What a trial gets from the cluster. */
export interface ResourcesConfig {
  /**
   * Slots (GPUs, as a rule) of each trial; 0 for a trial without.
   *
   * @default 1
   */
  slots_per_trial?: number | null | undefined;
  /**
   * Pool to run in.
   *
   * @default the workspace's, else the cluster's
   */
  resource_pool?: string | null | undefined;
  /** The most slots that all its trials have at a time; null for no limit. */
  max_slots?: number | null | undefined;
  /**
   * Place in the queue of a cluster that goes by priority, from 1 (first) to 99.
   *
   * @default what the cluster sets: 42, and 50 on Kubernetes, unless it says otherwise
   */
  priority?: number | null | undefined;
  /**
   * Share of the slots on a cluster that goes by fair shares: twice the weight, twice the slots.
   *
   * @default 1
   */
  weight?: number | null | undefined;
  /** Bytes of shared memory in the container; an integer. */
  shm_size?: number | null | undefined;
  /** Whether all slots of a trial must be on one machine. Since release 0.28.0. */
  is_single_node?: boolean | null | undefined;
  /**
   * Devices of the machine in the container, as objects or as `docker run --device` has them (`"/dev/a:/dev/b:mrw"`).
   *
   * @default []
   */
  devices?: readonly (DeviceConfig | string)[] | null | undefined;
  /**
   * Leaves parallel training on one machine to the framework.
   *
   * @default false
   */
  native_parallel?: boolean | null | undefined;
  /** Only agents with this label. Until release 0.19.11; later ones ignore it. */
  agent_label?: string | null | undefined;
  /** Slots of what is not a trial; old masters store it. */
  slots?: number | null | undefined;
  [key: string]: unknown;
}
