export {
  AlreadyLoggedInError,
  AmbiguousCreateError,
  ApiError,
  AuthenticationError,
  BadRequestError,
  CheckpointStateError,
  ConflictError,
  DeterminedError,
  DownloadError,
  ExperimentFailedError,
  ExperimentPausedError,
  ForbiddenError,
  InvalidArgumentError,
  isDeterminedError,
  MalformedResponseError,
  MasterUnreachableError,
  NoCheckpointError,
  NoTrialError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TlsError,
  UnsafeArchiveError,
  UnsupportedByMasterError,
  UnsupportedRuntimeError,
  WaitTimeoutError,
  type ApiErrorDetails,
} from "./errors/index.js";
export type { Clock } from "./time/clock.js";
export type { Duration } from "./time/duration.js";
export {
  CheckpointOrderBy,
  CheckpointSortBy,
  CheckpointState,
  DownloadMode,
  ExperimentOrderBy,
  ExperimentSortBy,
  ExperimentState,
  LogLevel,
  ModelOrderBy,
  ModelSortBy,
  OrderBy,
  TrialOrderBy,
  TrialSortBy,
  TrialState,
  type EnumInput,
  type Open,
} from "./values/enums.js";
export { unwrap } from "./api/unwrap.js";
export type { ApiClient, Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent, RetryOptions } from "./api/index.js";
export type { RequestOptions } from "./api/request-options.js";
export { createMemoryTokenStore, type StoredToken, type TokenStore } from "./session/token-store.js";
export type { Listing, ListOptions } from "./sequence/listing.js";
export type { LogCursor } from "./sequence/tail-window.js";
export type { CheckpointFile, DownloadProgress } from "./checkpoint-files/index.js";
export type { ModelFiles } from "./model-context/model-files.js";
export { Determined, type DeterminedOptions, type MasterInfo } from "./facade/determined.js";
export type { Handle } from "./facade/handle.js";
export type { CreateExperimentOptions, CreateProgress } from "./facade/create-experiment.js";
export type { ListExperimentsOptions } from "./facade/list-experiments.js";
export { Experiment, Experiment as ExperimentReference, type ListTrialsOptions } from "./facade/experiment.js";
export type { AwaitFirstTrialOptions } from "./facade/await-first-trial.js";
export type { ExperimentRecord } from "./facade/experiment-record.js";
export type { DownloadCodeOptions } from "./facade/experiment-code.js";
export type { MoveExperimentOptions } from "./facade/move-experiment.js";
export type { FailureReport } from "./facade/failure-report.js";
export type { WaitOptions, WaitProgress } from "./facade/wait.js";
export type { ListCheckpointsOptions, RankOptions } from "./facade/list-checkpoints.js";
export { Trial, Trial as TrialReference, type GroupMetricsOptions } from "./facade/trial.js";
export type { CheckpointSummary, TrialRecord, ValidationSummary } from "./facade/trial-record.js";
export type { SelectCheckpointOptions } from "./facade/select-checkpoint.js";
export { Task } from "./facade/task.js";
export type { LogEntry, LogOptions } from "./facade/logs.js";
export type { TrialMetrics } from "./facade/metrics.js";
export type { MetricsOptions } from "./facade/metrics-stream.js";
export { Checkpoint } from "./facade/checkpoint.js";
export type { DownloadOptions, StreamOptions } from "./facade/checkpoint-transfer.js";
export type { SourceMetricsOptions } from "./facade/source-metrics.js";
export type { CheckpointMetrics, CheckpointTrainingMetadata } from "./facade/checkpoint-record.js";
export { Model } from "./facade/model.js";
export type { ListVersionsOptions, RegisterVersionOptions } from "./facade/model-versions.js";
export type { CreateModelOptions, ListModelsOptions } from "./facade/model-registry.js";
export { ModelVersion } from "./facade/model-version.js";
export { User } from "./facade/user.js";
export type { CreateUserOptions, LinkWithAgentOptions, ListUsersOptions } from "./facade/user-accounts.js";
export { Workspace } from "./facade/workspace.js";
export type { CreateProjectOptions } from "./facade/workspace-projects.js";
export { Project } from "./facade/project.js";
export type { AddNoteOptions, ProjectNote } from "./facade/project-notes.js";
export { ResourcePool } from "./facade/resource-pool.js";
export type { AddOauthClientOptions, OauthClient } from "./facade/oauth-client.js";
export {
  addOauthClient,
  createExperiment,
  createModel,
  createUser,
  createWorkspace,
  deleteWorkspace,
  getCheckpoint,
  getExperiment,
  getMasterInfo,
  getModel,
  getModelById,
  getModelLabels,
  getModels,
  getSessionUsername,
  getTrial,
  getUserById,
  getUserByName,
  getWorkspace,
  iterTrialsMetrics,
  listExperiments,
  listModels,
  listOauthClients,
  listUsers,
  listWorkspaces,
  login,
  logout,
  removeOauthClient,
  waitAll,
  whoami,
} from "./facade/module-functions.js";
export type { Tensor, TensorData } from "./state-dict/index.js";
