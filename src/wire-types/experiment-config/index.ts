export type { CheckpointStorageConfig } from "./checkpoint-storage.js";
export type { ExperimentConfig } from "./experiment-config.js";
export type { HyperparameterConfig } from "./hyperparameters.js";
export type { SearcherConfig } from "./searcher.js";
export type { UncheckedConfig } from "./unchecked-config.js";
