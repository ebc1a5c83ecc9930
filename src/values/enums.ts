import type { components } from "#schema";
import type { UnknownMember } from "../wire-types/open.js";

type Schemas = components["schemas"];

/** What an argument of an enum takes: a member's name or its wire value. */
export type EnumInput<E extends Record<string, string>> = Extract<keyof E, string> | E[keyof E];

type Values<E> = E[keyof E];

/** Direction of a sorted list. Python: `OrderBy`. */
export const OrderBy = {
  ASC: "ORDER_BY_ASC",
  ASCENDING: "ORDER_BY_ASC",
  DESC: "ORDER_BY_DESC",
  DESCENDING: "ORDER_BY_DESC",
} as const;
/** A wire value of {@link OrderBy}. */
export type OrderBy = Values<typeof OrderBy>;

/** @deprecated Use {@link OrderBy}. Python: `ModelOrderBy`. */
export const ModelOrderBy: typeof OrderBy = OrderBy;
/** @deprecated Use {@link OrderBy}. */
export type ModelOrderBy = OrderBy;

/** @deprecated Use {@link OrderBy}. Python: `TrialOrderBy`. */
export const TrialOrderBy: typeof OrderBy = OrderBy;
/** @deprecated Use {@link OrderBy}. */
export type TrialOrderBy = OrderBy;

/** @deprecated Use {@link OrderBy}. Python: `ExperimentOrderBy`. */
export const ExperimentOrderBy = { ASCENDING: "ORDER_BY_ASC", DESCENDING: "ORDER_BY_DESC" } as const;
/** @deprecated Use {@link OrderBy}. */
export type ExperimentOrderBy = OrderBy;

/** @deprecated Use {@link OrderBy}. Python: `CheckpointOrderBy`. */
export const CheckpointOrderBy = { ASC: "ORDER_BY_ASC", DESC: "ORDER_BY_DESC" } as const;
/** @deprecated Use {@link OrderBy}. */
export type CheckpointOrderBy = OrderBy;

/** State of an experiment. Python: `ExperimentState`. */
export const ExperimentState = {
  ACTIVE: "STATE_ACTIVE",
  PAUSED: "STATE_PAUSED",
  STOPPING_COMPLETED: "STATE_STOPPING_COMPLETED",
  STOPPING_CANCELED: "STATE_STOPPING_CANCELED",
  STOPPING_ERROR: "STATE_STOPPING_ERROR",
  COMPLETED: "STATE_COMPLETED",
  CANCELED: "STATE_CANCELED",
  ERROR: "STATE_ERROR",
  DELETED: "STATE_DELETED",
  DELETING: "STATE_DELETING",
  DELETE_FAILED: "STATE_DELETE_FAILED",
  STOPPING_KILLED: "STATE_STOPPING_KILLED",
  QUEUED: "STATE_QUEUED",
  PULLING: "STATE_PULLING",
  STARTING: "STATE_STARTING",
  RUNNING: "STATE_RUNNING",
} as const;
/** A wire value of {@link ExperimentState}. */
export type ExperimentState = Values<typeof ExperimentState>;

/** State of a trial. Python: `TrialState`. */
export const TrialState = {
  ACTIVE: "STATE_ACTIVE",
  PAUSED: "STATE_PAUSED",
  STOPPING_CANCELED: "STATE_STOPPING_CANCELED",
  STOPPING_KILLED: "STATE_STOPPING_KILLED",
  STOPPING_COMPLETED: "STATE_STOPPING_COMPLETED",
  STOPPING_ERROR: "STATE_STOPPING_ERROR",
  CANCELED: "STATE_CANCELED",
  COMPLETED: "STATE_COMPLETED",
  ERROR: "STATE_ERROR",
  QUEUED: "STATE_QUEUED",
  PULLING: "STATE_PULLING",
  STARTING: "STATE_STARTING",
  RUNNING: "STATE_RUNNING",
} as const;
/** A wire value of {@link TrialState}. */
export type TrialState = Values<typeof TrialState>;

/** State of a checkpoint. Python: `CheckpointState`. */
export const CheckpointState = {
  ACTIVE: "STATE_ACTIVE",
  COMPLETED: "STATE_COMPLETED",
  ERROR: "STATE_ERROR",
  DELETED: "STATE_DELETED",
  PARTIALLY_DELETED: "STATE_PARTIALLY_DELETED",
} as const;
/** A wire value of {@link CheckpointState}. */
export type CheckpointState = Values<typeof CheckpointState>;

/** What a list of experiments can be sorted by. Python: `ExperimentSortBy`. */
export const ExperimentSortBy = {
  ID: "SORT_BY_ID",
  DESCRIPTION: "SORT_BY_DESCRIPTION",
  START_TIME: "SORT_BY_START_TIME",
  END_TIME: "SORT_BY_END_TIME",
  STATE: "SORT_BY_STATE",
  NUM_TRIALS: "SORT_BY_NUM_TRIALS",
  PROGRESS: "SORT_BY_PROGRESS",
  USER: "SORT_BY_USER",
  NAME: "SORT_BY_NAME",
  FORKED_FROM: "SORT_BY_FORKED_FROM",
  RESOURCE_POOL: "SORT_BY_RESOURCE_POOL",
  PROJECT_ID: "SORT_BY_PROJECT_ID",
  CHECKPOINT_SIZE: "SORT_BY_CHECKPOINT_SIZE",
  CHECKPOINT_COUNT: "SORT_BY_CHECKPOINT_COUNT",
  SEARCHER_METRIC_VAL: "SORT_BY_SEARCHER_METRIC_VAL",
} as const;
/** A wire value of {@link ExperimentSortBy}. */
export type ExperimentSortBy = Values<typeof ExperimentSortBy>;

/** What a list of trials can be sorted by. Python: `TrialSortBy`. */
export const TrialSortBy = {
  ID: "SORT_BY_ID",
  START_TIME: "SORT_BY_START_TIME",
  END_TIME: "SORT_BY_END_TIME",
  STATE: "SORT_BY_STATE",
  BEST_VALIDATION_METRIC: "SORT_BY_BEST_VALIDATION_METRIC",
  LATEST_VALIDATION_METRIC: "SORT_BY_LATEST_VALIDATION_METRIC",
  BATCHES_PROCESSED: "SORT_BY_BATCHES_PROCESSED",
  DURATION: "SORT_BY_DURATION",
  RESTARTS: "SORT_BY_RESTARTS",
  CHECKPOINT_SIZE: "SORT_BY_CHECKPOINT_SIZE",
  LOG_RETENTION_DAYS: "SORT_BY_LOG_RETENTION_DAYS",
} as const;
/** A wire value of {@link TrialSortBy}. */
export type TrialSortBy = Values<typeof TrialSortBy>;

/** What a list of checkpoints can be sorted by, besides metric names. Python: `CheckpointSortBy`. */
export const CheckpointSortBy = {
  UUID: "SORT_BY_UUID",
  TRIAL_ID: "SORT_BY_TRIAL_ID",
  BATCH_NUMBER: "SORT_BY_BATCH_NUMBER",
  END_TIME: "SORT_BY_END_TIME",
  STATE: "SORT_BY_STATE",
  SEARCHER_METRIC: "SORT_BY_SEARCHER_METRIC",
} as const;
/** A wire value of {@link CheckpointSortBy}. */
export type CheckpointSortBy = Values<typeof CheckpointSortBy>;

/** What a list of models can be sorted by. Python: `ModelSortBy`. */
export const ModelSortBy = {
  UNSPECIFIED: "SORT_BY_UNSPECIFIED",
  NAME: "SORT_BY_NAME",
  DESCRIPTION: "SORT_BY_DESCRIPTION",
  CREATION_TIME: "SORT_BY_CREATION_TIME",
  LAST_UPDATED_TIME: "SORT_BY_LAST_UPDATED_TIME",
  NUM_VERSIONS: "SORT_BY_NUM_VERSIONS",
  WORKSPACE: "SORT_BY_WORKSPACE",
} as const;
/** A wire value of {@link ModelSortBy}. */
export type ModelSortBy = Values<typeof ModelSortBy>;

/** State of a notebook, shell, command or TensorBoard. */
export const TaskState = {
  QUEUED: "STATE_QUEUED",
  WAITING: "STATE_WAITING",
  PULLING: "STATE_PULLING",
  STARTING: "STATE_STARTING",
  RUNNING: "STATE_RUNNING",
  TERMINATING: "STATE_TERMINATING",
  TERMINATED: "STATE_TERMINATED",
} as const;
/** A wire value of {@link TaskState}. */
export type TaskState = Values<typeof TaskState>;

/** What a list of notebooks, shells, commands or TensorBoards can be sorted by. */
export const TaskSortBy = {
  ID: "SORT_BY_ID",
  DESCRIPTION: "SORT_BY_DESCRIPTION",
  START_TIME: "SORT_BY_START_TIME",
} as const;
/** A wire value of {@link TaskSortBy}. */
export type TaskSortBy = Values<typeof TaskSortBy>;

/** Severity of a log line, ascending. Python: `LogLevel`. */
export const LogLevel = {
  TRACE: "LOG_LEVEL_TRACE",
  DEBUG: "LOG_LEVEL_DEBUG",
  INFO: "LOG_LEVEL_INFO",
  WARNING: "LOG_LEVEL_WARNING",
  ERROR: "LOG_LEVEL_ERROR",
  CRITICAL: "LOG_LEVEL_CRITICAL",
} as const;
/** A wire value of {@link LogLevel}. */
export type LogLevel = Values<typeof LogLevel>;

/** Where a checkpoint's files come from: its storage, the master, or whichever works. Python: `DownloadMode`. */
export const DownloadMode = { DIRECT: "direct", MASTER: "master", AUTO: "auto" } as const;
/** A value of {@link DownloadMode}. */
export type DownloadMode = Values<typeof DownloadMode>;

type Covers<Member extends Wire, Wire extends string> = Member;
/** Compiles only while every member above is one that the pinned spec has. */
export type CheckedEnums = [
  Covers<OrderBy, Schemas["v1OrderBy"]>,
  Covers<ExperimentState, Schemas["experimentv1State"]>,
  Covers<TrialState, Schemas["trialv1State"]>,
  Covers<CheckpointState, Schemas["checkpointv1State"]>,
  Covers<ExperimentSortBy, Schemas["v1GetExperimentsRequestSortBy"]>,
  Covers<TrialSortBy, Schemas["v1GetExperimentTrialsRequestSortBy"]>,
  Covers<CheckpointSortBy, Schemas["checkpointv1SortBy"]>,
  Covers<ModelSortBy, Schemas["v1GetModelsRequestSortBy"]>,
  Covers<LogLevel, Schemas["v1LogLevel"]>,
  Covers<TaskState, Schemas["taskv1State"]>,
  Covers<TaskSortBy, Schemas["v1GetNotebooksRequestSortBy"]>,
  Covers<TaskSortBy, Schemas["v1GetShellsRequestSortBy"]>,
  Covers<TaskSortBy, Schemas["v1GetCommandsRequestSortBy"]>,
  Covers<TaskSortBy, Schemas["v1GetTensorboardsRequestSortBy"]>,
];

/** Compiles only while every member of the pinned spec that an answer may hold is one above. */
export type CheckedAnswers = [
  Covers<Exclude<Schemas["experimentv1State"], UnknownMember>, ExperimentState>,
  Covers<Exclude<Schemas["trialv1State"], UnknownMember>, TrialState>,
  Covers<Exclude<Schemas["checkpointv1State"], UnknownMember>, CheckpointState>,
  Covers<Exclude<Schemas["v1LogLevel"], UnknownMember>, LogLevel>,
  Covers<Exclude<Schemas["taskv1State"], UnknownMember>, TaskState>,
];
