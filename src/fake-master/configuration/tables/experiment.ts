import type { Rule, Shape } from "../shape.js";
import { environment } from "./environment.js";
import { gridAxis, hyperparameters } from "./hyperparameters.js";
import { integrations } from "./integrations.js";
import { noEpochs, period } from "./lengths.js";
import { logPolicies } from "./log-policies.js";
import { optimizations } from "./optimizations.js";
import { resources } from "./resources.js";
import { searcherSection } from "./searcher.js";
import {
  bindMounts, pbs, profiling, reproducibility, retentionPolicy, security, slurm,
} from "./small-sections.js"; // prettier-ignore
import { checkpointStorage, tensorboardStorage } from "./storage.js";
import { flag, text, texts, whole } from "./values.js";

const RULES: Rule[] = [
  {
    // Also where there is no searcher yet: a configuration that does not say may still become a grid.
    where: { keys: { searcher: { keys: { name: { is: "grid" } } } } },
    then: { keys: { hyperparameters: { others: gridAxis } } },
  },
  {
    where: { keys: { records_per_epoch: { most: 0 } } },
    then: { keys: { min_validation_period: noEpochs, min_checkpoint_period: noEpochs, searcher: noEpochs } },
    before: "0.38.0",
  },
];

/** The configuration of an experiment. */
export const experiment: Shape = {
  kinds: ["object"],
  others: "refused",
  rules: RULES,
  requiredAtLast: {
    checkpoint_storage: {},
    entrypoint: { before: "0.23.0" },
    name: {},
    hyperparameters: {},
    reproducibility: {},
    searcher: {},
  },
  keys: {
    bind_mounts: bindMounts,
    checkpoint_policy: { choices: [null, "best", "all", "none"], default: "best" },
    checkpoint_storage: checkpointStorage,
    data: { kinds: ["object", "null"], default: {} },
    // Read for the sake of old files; it says nothing any more.
    data_layer: { kinds: ["object", "null"], kept: "never" },
    debug: flag(false),
    description: text(),
    entrypoint: { kinds: ["string", "array", "null"], items: { kinds: ["string"] } },
    environment,
    hyperparameters,
    integrations,
    internal: { kinds: ["null"], kept: "never" },
    labels: texts({ default: [], form: "distinct", join: "a set" }),
    log_policies: logPolicies,
    max_restarts: whole({ least: 0, default: 5 }),
    min_checkpoint_period: period,
    min_validation_period: period,
    name: text(),
    optimizations,
    pbs,
    perform_initial_validation: flag(false),
    preemption_timeout: whole({ default: 3600, since: "0.30.0" }),
    profiling,
    project: text({ default: "" }),
    records_per_epoch: whole({ default: 0 }),
    reproducibility,
    resources,
    retention_policy: retentionPolicy,
    scheduling_unit: whole({ least: 1, default: 100 }),
    searcher: searcherSection,
    security,
    slurm,
    tensorboard_storage: tensorboardStorage,
    workspace: text({ default: "" }),
  },
};
