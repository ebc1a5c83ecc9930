/** What is kept in every kind of storage. */
interface StorageKeys {
  /**
   * How many of the experiment's best checkpoints are kept once it has ended, whichever trial they are of.
   *
   * @default 0
   */
  save_experiment_best?: number | null | undefined;
  /**
   * How many of the best checkpoints of each trial are kept.
   *
   * @default 1
   */
  save_trial_best?: number | null | undefined;
  /**
   * How many of the latest checkpoints of each trial are kept.
   *
   * @default 1
   */
  save_trial_latest?: number | null | undefined;
  [key: string]: unknown;
}

/** A directory that all agents share. */
export interface SharedFsStorage extends StorageKeys {
  /** A directory of the agents, such as an NFS share. */
  type: "shared_fs";
  /** That directory, on the agents. */
  host_path?: string | null | undefined;
  /** Where in it checkpoints go: relative, or a path inside of `host_path`. */
  storage_path?: string | null | undefined;
  /**
   * How mounts inside of it propagate.
   *
   * @default "rprivate"
   */
  propagation?: string | null | undefined;
  /** Read for the sake of old files, and ignored. */
  container_path?: string | null | undefined;
  /** Read for the sake of old files, and ignored. */
  checkpoint_path?: string | null | undefined;
  /** Read for the sake of old files, and ignored. */
  tensorboard_path?: string | null | undefined;
}

/** A directory that containers have already. */
export interface DirectoryStorage extends StorageKeys {
  /** A directory that something else mounts into the containers. Since release 0.26.3. */
  type: "directory";
  /** That directory, in the container. */
  container_path?: string | null | undefined;
}

/** A bucket of S3, or of a server that speaks like it. */
export interface S3Storage extends StorageKeys {
  /** Amazon S3, or a server that speaks like it. */
  type: "s3";
  /** The bucket. */
  bucket?: string | null | undefined;
  /** Key id; left out, the agent's own rights count. */
  access_key?: string | null | undefined;
  /** The secret that goes with `access_key`. */
  secret_key?: string | null | undefined;
  /** Address of a server other than Amazon's, such as MinIO. */
  endpoint_url?: string | null | undefined;
  /** What paths in the bucket begin with; without `/../`. */
  prefix?: string | null | undefined;
}

/** A bucket of Google Cloud Storage. */
export interface GcsStorage extends StorageKeys {
  /** Google Cloud Storage. */
  type: "gcs";
  /** The bucket. */
  bucket?: string | null | undefined;
  /** What paths in the bucket begin with; without `/../`. */
  prefix?: string | null | undefined;
}

/** A container of Azure Blob Storage. */
export interface AzureStorage extends StorageKeys {
  /** Azure Blob Storage. */
  type: "azure";
  /** The container. */
  container?: string | null | undefined;
  /** How to reach the account: this or `account_url`. */
  connection_string?: string | null | undefined;
  /** Address of the account: this or `connection_string`. */
  account_url?: string | null | undefined;
  /** What goes with `account_url`; not together with `connection_string`. */
  credential?: string | null | undefined;
}

/** A file system of Hadoop. */
export interface HdfsStorage extends StorageKeys {
  /** HDFS. Until release 0.22.2. */
  type: "hdfs";
  /** Addresses of the name nodes, separated by semicolons. */
  hdfs_url?: string | null | undefined;
  /** Absolute path of a directory there. */
  hdfs_path?: string | null | undefined;
  /** Who to be there. */
  user?: string | null | undefined;
}

/** The storage of the workspace or the cluster, with what is said of it here. */
export interface UnnamedStorage extends StorageKeys {
  /** The kind of storage; left out, the storage is the workspace's or the cluster's. */
  type?: null | undefined;
}

/**
 * Where checkpoints go, by `type`, and which are kept.
 *
 * @example
 * const storage: CheckpointStorageConfig = { type: "s3", bucket: "checkpoints", save_trial_best: 2 };
 */
export type CheckpointStorageConfig =
  SharedFsStorage | DirectoryStorage | S3Storage | GcsStorage | AzureStorage | HdfsStorage | UnnamedStorage;
