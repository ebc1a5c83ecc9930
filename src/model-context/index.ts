export { readExperimentConfig, type ConfigInput } from "./experiment-config.js";
export { packModelDefinition, type ModelDefinitionOptions } from "./model-definition.js";
export type { ModelFile, PackOptions, PackProgress } from "./model-file.js";
export type { ModelFiles } from "./model-files.js";
