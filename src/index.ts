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
  PartialCreateError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TaskEndedError,
  TlsError,
  UnexpectedAnswerError,
  UnsafeArchiveError,
  UnsupportedByMasterError,
  UnsupportedRuntimeError,
  WaitTimeoutError,
  type ApiErrorDetails,
  type UnexpectedAnswerDetails,
} from "./errors/index.js";
export type { Clock } from "./time/clock.js";
export type { AttemptEvent, ClientEvents, OutageEvent } from "./values/client-events.js";
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
  TaskSortBy,
  TaskState,
  TrialOrderBy,
  TrialSortBy,
  TrialState,
  type EnumInput,
} from "./values/enums.js";
export type {
  CheckpointStorageConfig,
  ExperimentConfig,
  HyperparameterConfig,
  SearcherConfig,
} from "./wire-types/experiment-config/index.js";
export type { TaskConfig, TaskResourcesConfig } from "./wire-types/task-config.js";
export type { Open, UnknownMember } from "./wire-types/open.js";
export { unwrap } from "./api/unwrap.js";
export type {
  ApiClient,
  Hooks,
  LimitOptions,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryBudgetOptions,
  RetryEvent,
  RetryOptions,
} from "./api/index.js";
export type { RequestOptions } from "./api/request-options.js";
export { createMemoryTokenStore, type StoredToken, type TokenStore } from "./session/token-store.js";
export type { Listing, ListOptions } from "./sequence/listing.js";
export type { LogCursor } from "./sequence/log-cursor.js";
export type { CheckpointFile, DownloadProgress } from "./checkpoint-files/index.js";
export type { ModelFiles } from "./model-context/model-files.js";
export { Determined, type DeterminedOptions, type MasterInfo } from "./facade/determined.js";
export type { Handle } from "./facade/handle.js";
export type { CreateExperimentOptions, CreateProgress } from "./facade/experiments/create-experiment.js";
export type { CreateExperimentsOptions, CreatedExperiment } from "./facade/experiments/create-experiments.js";
export type { BestOfExperimentsOptions } from "./facade/experiments/best-of-experiments.js";
export { where, type ColumnValue, type Condition, type OrderedValue, type PartValue } from "./facade/search/where.js";
export type { Filter, FilterJsonOptions } from "./facade/search/filter.js";
export type { FilterJson } from "./facade/search/print-search.js";
export type { FilterValue } from "./facade/search/filter-node.js";
export type { SearchColumn, SearchField, SearchState } from "./facade/search/column-names.js";
export type { SearchOptions, SortKey } from "./facade/search/search-options.js";
export type { FoundExperiment } from "./facade/search/search.js";
export type { RunRecord } from "./facade/search/run-record.js";
export type { ListExperimentsOptions } from "./facade/experiments/list-experiments.js";
export { Experiment, Experiment as ExperimentReference } from "./facade/experiments/experiment.js";
export type { ListTrialsOptions } from "./facade/trials/list-trials.js";
export type { AwaitFirstTrialOptions } from "./facade/experiments/await-first-trial.js";
export type { ExperimentRecord } from "./facade/experiments/experiment-record.js";
export type { DownloadCodeOptions } from "./facade/experiments/download-code.js";
export type { MoveExperimentOptions } from "./facade/experiments/move-experiment.js";
export type { FailureReport } from "./facade/experiments/failure-report.js";
export type { WaitOptions, WaitProgress } from "./facade/experiments/wait-options.js";
export type { ListCheckpointsOptions } from "./facade/checkpoints/list-checkpoints.js";
export type { RankOptions } from "./facade/checkpoints/rank-options.js";
export { Trial, Trial as TrialReference } from "./facade/trials/trial.js";
export type { CheckpointSummary, TrialRecord, ValidationSummary } from "./facade/trials/trial-record.js";
export type { SelectCheckpointOptions } from "./facade/checkpoints/select-checkpoint.js";
export { Task } from "./facade/trials/task.js";
export type { Notebooks, StartableTasks, TaskCollection, Tensorboards } from "./facade/tasks/task-collection.js";
export { LaunchedTask } from "./facade/tasks/launched-task.js";
export type { LaunchedTaskRecord } from "./facade/tasks/launched-task-record.js";
export { Notebook, type NotebookRecord } from "./facade/tasks/notebook.js";
export { Shell, type ShellAddress, type ShellRecord } from "./facade/tasks/shell.js";
export { Command } from "./facade/tasks/command.js";
export { Tensorboard, type TensorboardRecord } from "./facade/tasks/tensorboard.js";
export type { ListTasksOptions } from "./facade/tasks/list-tasks.js";
export type { PreviewNotebookOptions, StartTaskOptions, StartTensorboardOptions } from "./facade/tasks/start-task.js";
export type { TensorboardFilters } from "./facade/tasks/tensorboard-filters.js";
export type { WaitForTaskOptions } from "./facade/tasks/wait-for-task.js";
export type { LogEntry } from "./facade/trials/log-entry.js";
export type { LogOptions } from "./facade/trials/log-options.js";
export type { TrialMetrics } from "./facade/trials/metrics.js";
export type { GroupMetricsOptions, MetricsOptions } from "./facade/trials/metrics-options.js";
export { Checkpoint } from "./facade/checkpoints/checkpoint.js";
export type { DownloadOptions, StreamOptions } from "./facade/checkpoints/download-checkpoint.js";
export type { SourceMetricsOptions } from "./facade/checkpoints/source-metrics.js";
export type { CheckpointMetrics, CheckpointTrainingMetadata } from "./facade/checkpoints/checkpoint-record.js";
export { Model } from "./facade/registry/model.js";
export type { ModelRecord } from "./facade/registry/model-record.js";
export type { ModelVersionRecord } from "./facade/registry/model-version-record.js";
export type { ListVersionsOptions, RegisterVersionOptions } from "./facade/registry/model-versions.js";
export type { BestVersion, RegisterBestOptions } from "./facade/registry/register-best.js";
export type { CreateModelOptions } from "./facade/registry/model-registry.js";
export type { ListModelsOptions } from "./facade/registry/list-models.js";
export { ModelVersion, type ModelVersionFields } from "./facade/registry/model-version.js";
export { User, type LinkWithAgentOptions } from "./facade/users/user.js";
export type { AgentAccount, UserRecord } from "./facade/users/user-record.js";
export type { CreateUserOptions, ListUsersOptions } from "./facade/users/user-accounts.js";
export { Workspace } from "./facade/workspaces/workspace.js";
export type { CreateProjectOptions } from "./facade/workspaces/workspace-projects.js";
export { Project } from "./facade/workspaces/project.js";
export type { AddNoteOptions } from "./facade/workspaces/project-notes.js";
export type { ProjectNote, ProjectRecord } from "./facade/workspaces/project-record.js";
export type { WorkspaceRecord } from "./facade/workspaces/workspace-record.js";
export { ResourcePool } from "./facade/workspaces/resource-pool.js";
export type { AddOauthClientOptions, OauthClient } from "./facade/users/oauth-client.js";
export {
  addOauthClient,
  createExperiment,
  createExperiments,
  createModel,
  createUser,
  createWorkspace,
  deleteWorkspace,
  getCheckpoint,
  getExperiment,
  getMasterInfo,
  getModel,
  getOrCreateModel,
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
  searchExperiments,
  searchRuns,
  topNCheckpoints,
  waitAll,
  whoami,
} from "./facade/module-functions.js";
export type { Tensor, TensorData } from "./state-dict/index.js";
