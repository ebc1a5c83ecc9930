import type { EnumInput, ExperimentState } from "../../values/index.js";

/** What is searched. */
export type SearchTable = "experiments" | "runs";

/** Fields that hold numbers; those of times in seconds, of sizes in bytes. */
export type NumberField =
  | "id"
  | "duration"
  | "progress"
  | "projectId"
  | "forkedFrom"
  | "numTrials"
  | "searcherMetricValue"
  | "searcherMetricsVal"
  | "checkpointSize"
  | "checkpointCount"
  | "experimentId"
  | "experimentProgress";

/** Fields that hold times. */
export type TimeField = "startTime" | "endTime";

/** Fields that hold strings. */
export type StringField =
  | "name"
  | "description"
  | "resourcePool"
  | "searcherType"
  | "searcherMetric"
  | "externalExperimentId"
  | "externalTrialId"
  | "experimentName"
  | "experimentDescription"
  | "externalRunId";

/** Fields of experiments and runs that a search knows, by the names of the object model and those that masters have for three of them. */
export type SearchField =
  NumberField | TimeField | StringField | "labels" | "tags" | "state" | "userId" | "user" | "localId";

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
