import type { components } from "#schema";
import type { OpenEnum } from "../wire-types/open.js";
import { DeterminedError, type ErrorCause } from "./determined-error.js";

/** States as records have them; `values`, which names their members, imports this room. */
type ExperimentState = OpenEnum<components["schemas"]["experimentv1State"]>;
type TrialState = OpenEnum<components["schemas"]["trialv1State"]>;

/**
 * A wait was given up before the experiments ended, or a task was ready; they go on. `states` lists what was seen, and when.
 *
 * @example
 * if (WaitTimeoutError.isInstance(error)) console.error(error.states.at(-1)?.state);
 */
export class WaitTimeoutError extends DeterminedError {
  /** The experiment; undefined when it was more than one, or a task. */
  declare readonly experimentId: number | undefined;
  /** The states of experiments that were seen, and when each was first seen; empty for a task. */
  declare readonly states: readonly { state: ExperimentState; at: Date }[];
  /** The notebook, shell, command or TensorBoard; undefined when it was experiments. */
  declare readonly taskId: string | undefined;
  constructor(
    message: string,
    details: {
      experimentId?: number | undefined;
      taskId?: string | undefined;
      states: readonly { state: ExperimentState; at: Date }[];
      cause?: unknown;
    },
  ) {
    super(message, details);
  }
  override get name(): "WaitTimeoutError" {
    return "WaitTimeoutError";
  }
}

/**
 * The experiment is paused, so waiting for its end would not end. Activate it, or wait with `onPaused: "wait"`.
 *
 * @example
 * if (ExperimentPausedError.isInstance(error)) await determined.experiment(error.experimentId).activate();
 */
export class ExperimentPausedError extends DeterminedError {
  /** The experiment. */
  declare readonly experimentId: number;
  constructor(message: string, details: { experimentId: number; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "ExperimentPausedError" {
    return "ExperimentPausedError";
  }
}

/** What was found out about a failure: the failed trials only. `FailureReport` of the main entry fits. */
export interface ReportedFailure {
  experimentId: number;
  state: ExperimentState;
  trials: { trialId: number; state: TrialState; restarts: number; lastLines: string[] }[];
}

/**
 * The experiment ended without success and `throwOnFailure` was set. `report` holds what was found out.
 *
 * @example
 * if (ExperimentFailedError.isInstance(error)) console.error(error.state, error.report);
 */
export class ExperimentFailedError extends DeterminedError {
  /** The experiment. */
  declare readonly experimentId: number;
  /** Wire value of the state it ended in. */
  declare readonly state: ExperimentState;
  /** The failed trials, with the ends of their logs. */
  declare readonly report: ReportedFailure;
  constructor(
    message: string,
    details: { experimentId: number; state: ExperimentState; report: ReportedFailure; cause?: unknown },
  ) {
    super(message, details);
  }
  override get name(): "ExperimentFailedError" {
    return "ExperimentFailedError";
  }
}

/**
 * The experiment ended without ever having a trial.
 *
 * @example
 * if (NoTrialError.isInstance(error)) console.error(`experiment ${error.experimentId} never ran`);
 */
export class NoTrialError extends DeterminedError {
  /** The experiment. */
  declare readonly experimentId: number;
  constructor(message: string, details: { experimentId: number; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "NoTrialError" {
    return "NoTrialError";
  }
}

/**
 * No completed checkpoint qualifies. `metric` is the one that was asked for.
 *
 * @example
 * if (NoCheckpointError.isInstance(error)) console.error(`nothing with the metric ${error.metric}`);
 */
export class NoCheckpointError extends DeterminedError {
  /** The experiment that was asked for its checkpoints. */
  declare readonly experimentId: number | undefined;
  /** The trial that was asked for its checkpoints. */
  declare readonly trialId: number | undefined;
  /** The validation metric that a checkpoint must have. */
  declare readonly metric: string | undefined;
  constructor(
    message: string,
    details: {
      experimentId?: number | undefined;
      trialId?: number | undefined;
      metric?: string | undefined;
    } & ErrorCause,
  ) {
    super(message, details);
  }
  override get name(): "NoCheckpointError" {
    return "NoCheckpointError";
  }
}

/**
 * A create was sent and its outcome is not known: the object may exist, or with a `dedupeKey` more than one may run.
 * Look for it before you create again; with a `dedupeKey` call again, which gives the one experiment and cancels any other.
 *
 * @example
 * if (AmbiguousCreateError.isInstance(error)) console.error(`look before you repeat ${error.operation}`);
 */
export class AmbiguousCreateError extends DeterminedError {
  /** The method that was called, such as `"createExperiment"`. */
  declare readonly operation: string;
  /** The key that was given; call again with it. */
  declare readonly dedupeKey: string | undefined;
  /** The experiments that have that key and may be running, lowest id first; empty when none is known. */
  declare readonly experimentIds: readonly number[];
  constructor(
    message: string,
    details: {
      operation: string;
      dedupeKey?: string | undefined;
      experimentIds?: readonly number[] | undefined;
      cause?: unknown;
    },
  ) {
    const { experimentIds = [] } = details;
    super(message, Object.assign({}, details, { experimentIds }));
  }
  override get name(): "AmbiguousCreateError" {
    return "AmbiguousCreateError";
  }
}

/**
 * Some experiments of a sweep were created and then one could not be. `cause` is what kept it from being created.
 *
 * @example
 * if (PartialCreateError.isInstance(error)) console.error(error.experimentIds, error.cause);
 */
export class PartialCreateError extends DeterminedError {
  /** Place of the configuration that failed, from 0. */
  declare readonly index: number;
  /** Ids of the experiments that were created, in the order of their configurations. */
  declare readonly experimentIds: readonly number[];
  /** Places of the configurations whose answer got lost: their experiments may exist. */
  declare readonly uncertain: readonly number[];
  constructor(
    message: string,
    details: { index: number; experimentIds: readonly number[]; uncertain: readonly number[]; cause?: unknown },
  ) {
    super(message, details);
  }
  override get name(): "PartialCreateError" {
    return "PartialCreateError";
  }
}
