export {
  apiFacts,
  type ApiFacts,
  type FieldFacts,
  type OperationFacts,
  type TypeFacts,
  type ValueFacts,
} from "./api-facts.js";
export { correctedFacts } from "./corrected-facts.js";
export { checkRelease, compareReleases } from "./release.js";
export { clientFiles } from "./client-files.js";
export { environmentToken } from "./environment-token.js";
export { generateClient, type Generated } from "./generate-client.js";
export { GeneratorError, isGeneratorError } from "./generator-error.js";
export {
  packKnowledge,
  readKnowledge,
  readPackedKnowledge,
  readSources,
  type Knowledge,
  type Sources,
} from "./knowledge.js";
export { readSpec, type ReadSpec, type SpecQuestion } from "./read-spec.js";
export { renderMarkdown, renderText } from "./report/render.js";
export { hasBreaking, type SpecReport } from "./report/report.js";
export { specDiff, type DiffQuestion } from "./spec-diff.js";
export { repositoryFiles } from "./repository-files.js";
export { sortKeys, stableJson } from "./stable-json.js";
export { loadTypeGenerator, type TypeGenerator } from "./type-generator.js";
export { nameInSpec, takeApart } from "./type-names.js";
export { staleFiles, writeFiles, type Files } from "./write-files.js";
