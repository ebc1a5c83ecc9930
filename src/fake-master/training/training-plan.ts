import type { FakeDuration } from "../clock/duration.js";
import type { ExperimentConfig } from "../../wire-types/experiment-config/index.js";
import type { JsonObject } from "../state/records.js";

/**
 * What a plan may depend on.
 *
 * @typeParam Hparams The hyperparameters, for those who know them; nothing checks that they are there.
 */
export interface TrainingContext<Hparams extends object = JsonObject> {
  /** The experiment as far as its configuration tells. */
  experiment: { id: number; name: string; labels: readonly string[]; config: Readonly<ExperimentConfig> };
  trial: { id: number };
  /** Which of the experiment's trials it is, from 0. */
  trialIndex: number;
  /** The trial's own values. */
  hparams: Hparams;
  /** Random numbers from 0 to below 1, the same for the same seed and trial. */
  random(): number;
}

/** One step of a trial. */
export interface TrainingStep {
  /** Number of the step, from 1. */
  step: number;
  /** How many steps there are. */
  steps: number;
  /** `steps_completed` of what is reported at this step. */
  batches: number;
  /** Number of the run: 1, then one more for each restart and each resumption. */
  run: number;
  /** Restarts after failures so far. */
  restarts: number;
  /** Random numbers from 0 to below 1, the same for the same seed, trial and step. */
  random(): number;
}

/** Values of metrics by name; numbers that JSON lacks go as the strings `"NaN"`, `"Infinity"`, `"-Infinity"`. */
export type MetricValues = Record<string, unknown>;

/** How a trial behaves. Everything has a default that follows from the experiment's configuration. */
export interface TrainingPlan {
  /**
   * Number of steps.
   *
   * @default from `searcher.max_length`, else 10
   */
  steps?: number | undefined;
  /**
   * How long a step takes.
   *
   * @default "1s"
   */
  stepDuration?: FakeDuration | ((step: TrainingStep) => FakeDuration) | undefined;
  /**
   * Batches that a step stands for.
   *
   * @default 100, or what `searcher.max_length` gives
   */
  batchesPerStep?: number | undefined;
  /**
   * Training metrics of a step; `undefined` reports none.
   *
   * @default `loss`, which falls
   */
  metrics?: ((step: TrainingStep) => MetricValues | undefined) | undefined;
  /**
   * Validation metrics of a step; `undefined` reports none.
   *
   * @default the metric of the searcher, which improves
   */
  validationMetrics?: ((step: TrainingStep) => MetricValues | undefined) | undefined;
  /** Metrics of custom groups, by name of the group. */
  groups?: Record<string, (step: TrainingStep) => MetricValues | undefined> | undefined;
  /** Lines that the program prints at a step, without line ends. A prefix such as `"WARNING: "` sets the level. */
  logs?: ((step: TrainingStep) => string | readonly string[] | undefined) | undefined;
  /**
   * Whether a step saves a checkpoint, or the files of it by path.
   *
   * @default about ten per trial, always at the last step
   */
  checkpoint?: ((step: TrainingStep) => boolean | Record<string, string | Uint8Array>) | undefined;
  /** The step at the end of which the program fails with exit code 1, or a function that gives the exit code (0: go on). */
  fail?: number | ((step: TrainingStep) => number | boolean) | undefined;
  /** What a program that fails prints last, behind everything else of its last step, to standard error: its traceback. */
  traceback?: string | readonly string[] | ((step: TrainingStep) => string | readonly string[] | undefined) | undefined;
  /** The step at which the program reports that its hyperparameters are useless, and leaves. */
  invalidHparams?: number | undefined;
  /** The program never looks whether it should stop: pause and cancel have no effect on it. */
  ignoresPreemption?: boolean | undefined;
}

/** Says how a trial behaves; `undefined` leaves it to earlier trainers, and finally to the configuration. */
export type Trainer<Hparams extends object = JsonObject> = (
  context: TrainingContext<Hparams>,
) => TrainingPlan | undefined;
