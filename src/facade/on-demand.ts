// One module and not one for each: every further one would cut the first load into more, and worse compressed, pieces.
export { checkpointFiles } from "../checkpoint-files/checkpoint-files.js";
export { downloadCheckpoint, openArchive } from "./checkpoint-transfer.js";
export { createExperiment } from "./create-experiment.js";
export { downloadCode, readCode } from "./experiment-code.js";
export { changeLabel } from "./experiment-labels.js";
export { explainFailure, failedError } from "./failure-report.js";
export { listCheckpoints, rankOwned, selectLatest } from "./list-checkpoints.js";
export { listExperiments } from "./list-experiments.js";
export { readLogEntries, readLogLines } from "./logs.js";
export { readTrialMetrics } from "./metrics-stream.js";
export { createModel, getModel, getModelLabels, listModels } from "./model-registry.js";
export { getVersion, listVersions, registerVersion } from "./model-versions.js";
export { moveExperiment } from "./move-experiment.js";
export { addOauthClient, listOauthClients, removeOauthClient } from "./oauth-client.js";
export { addNote, removeNote } from "./project-notes.js";
export { bestOfEachTrial } from "./rank-checkpoints.js";
export { checkSelection } from "./select-checkpoint.js";
export { gaveUp, withoutTrial } from "./wait-errors.js";
export { readCheckpointMetrics, readVersionMetrics } from "./source-metrics.js";
export {
  changePassword,
  checkAgent,
  createUser,
  getUserById,
  getUserByName,
  listUsers,
  whoami,
} from "./user-accounts.js";
export { listBoundWorkspaces, listPools } from "./workspace-pools.js";
export { createProject, deleteProject, getProject, listProjects } from "./workspace-projects.js";
export { createWorkspace, deleteWorkspace, getWorkspace, listWorkspaces } from "./workspaces.js";
