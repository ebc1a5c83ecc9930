import type { Shape } from "../shape.js";
import { flag, OPTIONAL, record, section, text, texts, whole } from "./values.js";

/** Directories of the machine inside the container. */
export const bindMounts: Shape = {
  kinds: ["array", "null"],
  default: [],
  join: "above first, by container_path",
  items: record(
    {
      host_path: { kinds: ["string"], checks: { "host_path must be an absolute path": { pattern: /^\// } } },
      container_path: { kinds: ["string"], checks: { 'container_path must not be "."': { not: { is: "." } } } },
      read_only: flag(false),
      propagation: text({ default: "rprivate" }),
    },
    { required: ["host_path", "container_path"] },
  ),
};

/** What is measured while a trial runs. */
export const profiling: Shape = section(
  {
    begin_on_batch: whole({ least: 0, default: 0 }),
    enabled: flag(false),
    end_after_batch: whole({ least: 0 }),
    sync_timings: flag(true),
  },
  { default: {}, order: { keys: ["begin_on_batch", "end_after_batch"], as: "not above" } },
);

/** Where random numbers start. The seed is drawn where none is given. */
export const reproducibility: Shape = section(
  { experiment_seed: whole({ least: 0, decodes: { type: "uint32", structure: "ReproducibilityConfigV0" } }) },
  { default: {}, requiredAtLast: { experiment_seed: {} } },
);

/** How long logs are kept. */
export const retentionPolicy: Shape = section(
  { log_retention_days: whole({ least: -1, most: 32_767 }) },
  { ...OPTIONAL, requiredAtLast: { log_retention_days: {} }, since: "0.31.0" },
);

/** Only read. */
export const security: Shape = section(
  { kerberos: section({ config_file: { kinds: ["string"] } }, { required: ["config_file"] }) },
  OPTIONAL,
);

const slots_per_node = whole({ least: 1, ...OPTIONAL });
const batchArguments = texts({ ...OPTIONAL, join: "below first" });

/** For clusters that Slurm runs. */
export const slurm: Shape = section(
  { slots_per_node, gpu_type: text(OPTIONAL), sbatch_args: batchArguments },
  { default: {} },
);

/** For clusters that PBS runs. */
export const pbs: Shape = section({ slots_per_node, pbsbatch_args: batchArguments }, { default: {} });
