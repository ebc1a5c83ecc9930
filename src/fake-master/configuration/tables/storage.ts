import type { Shape, Span, Variant } from "../shape.js";
import { OPTIONAL, record, section, text, whole } from "./values.js";

/** Which checkpoints are kept; the same for all kinds of storage. */
const COMMON = {
  type: OPTIONAL,
  save_experiment_best: whole({ least: 0, default: 0 }),
  save_trial_best: whole({ least: 0, default: 1 }),
  save_trial_latest: whole({ least: 0, default: 1 }),
};

const DIRECTORY: Span = { since: "0.26.3" };
const HDFS: Span = { before: "0.23.0" };

/** A path may not lead out of the bucket. */
const prefix = text({
  checks: {
    "prefix cannot contain /../": { not: { kinds: ["string"], pattern: /(?:^|\/)\.\.(?:\/|$)/ } },
  },
});

function storage(type: string, keys: NonNullable<Shape["keys"]>, more: Shape = {}): Variant {
  return {
    when: { key: "type", is: type },
    shape: record({ ...COMMON, ...keys, type: { is: type } }, { required: ["type"], ...more }),
  };
}

const STORAGES = {
  shared_fs: storage(
    "shared_fs",
    {
      host_path: text(),
      storage_path: text(),
      propagation: text({ default: "rprivate" }),
      container_path: text(OPTIONAL),
      checkpoint_path: text(OPTIONAL),
      tensorboard_path: text(OPTIONAL),
    },
    {
      requiredAtLast: { host_path: {} },
      checks: {
        "storage_path must either be a relative directory or a subdirectory of host_path": {
          order: { keys: ["storage_path", "host_path"], as: "inside" },
        },
      },
    },
  ),
  directory: {
    ...storage("directory", { container_path: text() }, { requiredAtLast: { container_path: {} } }),
    ...DIRECTORY,
  },
  hdfs: {
    ...storage(
      "hdfs",
      {
        hdfs_url: text(),
        hdfs_path: text({ checks: { "hdfs_path must be an absolute path": { pattern: /^\// } } }),
        user: text(),
      },
      { requiredAtLast: { hdfs_url: {}, hdfs_path: {} } },
    ),
    ...HDFS,
  },
  s3: storage(
    "s3",
    { access_key: text(), bucket: text(), secret_key: text(), endpoint_url: text(), prefix },
    { requiredAtLast: { bucket: {} } },
  ),
  gcs: storage("gcs", { bucket: text(), prefix }, { requiredAtLast: { bucket: {} } }),
  azure: storage(
    "azure",
    {
      container: text(),
      connection_string: text(OPTIONAL),
      account_url: text(OPTIONAL),
      credential: text(OPTIONAL),
    },
    {
      requiredAtLast: { container: {} },
      checks: {
        "credential and connection_string must not both be set": {
          not: { filled: ["connection_string", "credential"] },
        },
      },
      checksAtLast: {
        "Exactly one of connection_string or account_url must be set": {
          one: [{ filled: ["connection_string"] }, { filled: ["account_url"] }],
        },
      },
    },
  ),
};

const notOneOf = (names: string): string => `is not an object where object["type"] is one of ${names}`;
const union = (otherwise: string): NonNullable<Shape["variants"]> => ({
  by: "type",
  list: Object.values(STORAGES),
  otherwise,
});

/** Where checkpoints go, and which are kept. */
export const checkpointStorage: Shape[] = [
  section(COMMON, {
    before: "0.23.0",
    requiredAtLast: { type: {} },
    variants: union(notOneOf("'shared_fs', 'hdfs', 's3', 'gcs' or 'azure'")),
  }),
  section(COMMON, {
    since: "0.23.0",
    before: "0.26.3",
    requiredAtLast: { type: {} },
    variants: union(notOneOf("'shared_fs', 's3', 'gcs' or 'azure'")),
  }),
  section(COMMON, {
    since: "0.26.3",
    requiredAtLast: { type: {} },
    variants: union(notOneOf("'shared_fs', 'directory', 's3', 'gcs', or 'azure'")),
  }),
];

/** The same without what is kept: these keys are judged and not stored. */
function withoutPolicy(variant: Variant): Variant {
  const shape = variant.shape as Shape;
  const keys = Object.entries(shape.keys ?? {}).map(([key, part]) => [
    key,
    key.startsWith("save_") ? { ...part, kept: "never" } : part,
  ]);
  return { ...variant, shape: { ...shape, keys: Object.fromEntries(keys) as NonNullable<Shape["keys"]> } };
}

const FORMER_STORAGES = [STORAGES.shared_fs, STORAGES.hdfs, STORAGES.s3, STORAGES.gcs].map(withoutPolicy);
const IGNORED = "this field is deprecated and will be ignored";

/** Where TensorBoard files went once. It is judged, stored, and means nothing. */
export const tensorboardStorage: Shape = {
  kinds: ["object", "null"],
  kept: "given",
  forbidden: { save_experiment_best: IGNORED, save_trial_best: IGNORED, save_trial_latest: IGNORED },
  variants: {
    list: FORMER_STORAGES.map((variant) => ({ ...variant, when: "never" as const })),
    otherwise: IGNORED,
  },
  as: { variants: { by: "type", list: FORMER_STORAGES } },
};
