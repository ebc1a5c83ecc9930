import { DeterminedError, type ErrorCause } from "./determined-error.js";

/** A wait was given up before the experiments ended; they go on. `states` tells what was seen, and when. */
export class WaitTimeoutError extends DeterminedError {
  declare readonly experimentId: number | undefined;
  declare readonly states: readonly { state: string; at: Date }[];
  constructor(
    message: string,
    details: {
      experimentId?: number | undefined;
      states: readonly { state: string; at: Date }[];
      cause?: unknown;
    },
  ) {
    super(message, details);
  }
  override get name(): "WaitTimeoutError" {
    return "WaitTimeoutError";
  }
}

/** The experiment is paused, so waiting for its end would not end. Activate it, or wait with `onPaused: "wait"`. */
export class ExperimentPausedError extends DeterminedError {
  declare readonly experimentId: number;
  constructor(message: string, details: { experimentId: number; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "ExperimentPausedError" {
    return "ExperimentPausedError";
  }
}

/** The experiment ended without success and `throwOnFailure` was set. `report` holds what was found out. */
export class ExperimentFailedError extends DeterminedError {
  declare readonly experimentId: number;
  /** Wire value of the state it ended in. */
  declare readonly state: string;
  declare readonly report: unknown;
  constructor(message: string, details: { experimentId: number; state: string; report?: unknown; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "ExperimentFailedError" {
    return "ExperimentFailedError";
  }
}

/** The experiment ended without ever having a trial. */
export class NoTrialError extends DeterminedError {
  declare readonly experimentId: number;
  constructor(message: string, details: { experimentId: number; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "NoTrialError" {
    return "NoTrialError";
  }
}

/** No completed checkpoint qualifies. `metric` is the one that was asked for. */
export class NoCheckpointError extends DeterminedError {
  declare readonly experimentId: number | undefined;
  declare readonly trialId: number | undefined;
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
 * A create was sent and its answer lost: the object may exist. Look for it before you create again, or pass a
 * `dedupeKey`, with which a second call finds the first one's experiment.
 */
export class AmbiguousCreateError extends DeterminedError {
  /** The method that was called, such as `"createExperiment"`. */
  declare readonly operation: string;
  declare readonly dedupeKey: string | undefined;
  constructor(message: string, details: { operation: string; dedupeKey?: string | undefined; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "AmbiguousCreateError" {
    return "AmbiguousCreateError";
  }
}
