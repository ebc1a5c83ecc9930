import type { EnumInput, ExperimentState } from "../../values/index.js";

/** What is searched. */
export type SearchTable = "experiments" | "runs";

/** Fields of experiments and runs that a search knows, by the names of the object model and those that masters have for three of them. */
export type SearchField =
  | "id"
  | "name"
  | "description"
  | "labels"
  | "tags"
  | "state"
  | "startTime"
  | "endTime"
  | "duration"
  | "progress"
  | "userId"
  | "user"
  | "projectId"
  | "forkedFrom"
  | "resourcePool"
  | "numTrials"
  | "searcherType"
  | "searcherMetric"
  | "searcherMetricValue"
  | "searcherMetricsVal"
  | "checkpointSize"
  | "checkpointCount"
  | "externalExperimentId"
  | "externalTrialId"
  | "localId"
  | "experimentId"
  | "experimentName"
  | "experimentDescription"
  | "experimentProgress"
  | "externalRunId";

/**
 * A column of a search: a field, a hyperparameter `hparams.lr`, a metric `validation.loss` or `training.loss.min`, a key of a
 * run's metadata `metadata.team`, or a metric of a group of your own, such as `inference.f1`.
 */
export type SearchColumn =
  | SearchField
  | `hparams.${string}`
  | `validation.${string}`
  | `training.${string}`
  | `metadata.${string}`
  | `${string}.${string}`;

/** A state that masters store: ACTIVE stands for all that are queued, starting or running. */
export type SearchState = Exclude<
  EnumInput<typeof ExperimentState>,
  EnumInput<Pick<typeof ExperimentState, "QUEUED" | "PULLING" | "STARTING" | "RUNNING">>
>;
