import type { LengthConfig } from "./lengths.js";

/** What every search has. */
interface SearcherKeys {
  /** Name of the validation metric that the search goes by, as the program reports it. Needed. */
  metric?: string | null | undefined;
  /**
   * Whether a smaller value of `metric` is better.
   *
   * @default true
   */
  smaller_is_better?: boolean | null | undefined;
  [key: string]: unknown;
}

/** A search whose trials may begin with what another one has learned. */
interface WithSource extends SearcherKeys {
  /** Trial whose newest checkpoint all trials start from. */
  source_trial_id?: number | null | undefined;
  /** Checkpoint that all trials start from. */
  source_checkpoint_uuid?: string | null | undefined;
}

/** How long a trial trains. */
interface WithLength {
  /**
   * How long a trial trains: `{ batches: 1000 }`, or in `records` or `epochs`; a bare number has the unit that the program
   * gives it. Needed before release 0.38.0; since then the program decides, and this is only stored.
   */
  max_length?: LengthConfig | number | null | undefined;
}

/** A search that starts further trials while it goes on. */
interface WithTrials {
  /** How many trials it tries in all. Needed. */
  max_trials?: number | null | undefined;
}

/** A search whose trials run side by side. */
interface WithConcurrency {
  /**
   * How many trials run at a time at most; 0: as many as it likes.
   *
   * @default 16; 0 before release 0.20.0
   */
  max_concurrent_trials?: number | null | undefined;
}

/** A search that ends bad trials early. */
interface WithHalving extends WithTrials, WithConcurrency {
  /**
   * At each rung one in this many trials goes on; more than 1.
   *
   * @default 4
   */
  divisor?: number | null | undefined;
  /** Metric that tells how far a trial is, such as `"batches"`; every validation must report it. Needed since release 0.38.0. */
  time_metric?: string | null | undefined;
  /** Value of `time_metric` up to which a trial may go. Needed since release 0.38.0. */
  max_time?: number | null | undefined;
  /**
   * Whether a trial that was stopped at a rung stays stopped. Since release 0.38.0 it always does.
   *
   * @default false
   */
  stop_once?: boolean | null | undefined;
}

/** How eager a search is to end bad trials. */
interface WithMode {
  /**
   * How early bad trials end: `"aggressive"` early, `"conservative"` late.
   *
   * @default "standard"
   */
  mode?: "aggressive" | "standard" | "conservative" | (string & {}) | null | undefined;
  /**
   * The most rungs, at each of which trials are compared.
   *
   * @default 5
   */
  max_rungs?: number | null | undefined;
}

/** One trial with the hyperparameters as they are. */
export interface SingleSearcher extends WithSource, WithLength {
  /** One trial; hyperparameters must be constants. */
  name: "single";
}

/** Trials with hyperparameters drawn by chance. */
export interface RandomSearcher extends WithSource, WithLength, WithTrials, WithConcurrency {
  /** `max_trials` trials with hyperparameters drawn by chance. */
  name: "random";
}

/** One trial for each combination of values. */
export interface GridSearcher extends WithSource, WithLength, WithConcurrency {
  /** One trial for each combination; numeric ranges need `count`. */
  name: "grid";
}

/** Many random trials, the bad ones of which end early. */
export interface AdaptiveAshaSearcher extends WithSource, WithLength, WithHalving, WithMode {
  /** Random trials in several brackets; the bad ones end early. Needs `max_time` and `time_metric` since release 0.38.0. */
  name: "adaptive_asha";
  /**
   * Rungs of each bracket; empty: the search decides.
   *
   * @default []
   */
  bracket_rungs?: readonly number[] | null | undefined;
}

/** One bracket of an adaptive search. */
export interface AsyncHalvingSearcher extends WithSource, WithLength, WithHalving {
  /** One bracket of `adaptive_asha`. Needs `max_time` and `time_metric` since release 0.38.0. */
  name: "async_halving";
  /** How many rungs it has. Needed. */
  num_rungs?: number | null | undefined;
}

/** A search that a program of your own steers. */
export interface CustomSearcher extends SearcherKeys {
  /** Steered by a program of your own. Until release 0.37.0. */
  name: "custom";
  /** In what the program gives lengths. */
  unit?: "batches" | "records" | "epochs" | null | undefined;
}

/** Searches that only experiments of old masters have; creating one is refused. */
export interface RetiredSearcher extends WithSource, WithLength, WithTrials, WithMode {
  /** Only in old experiments; refused for new ones. */
  name: "adaptive" | "adaptive_simple" | "sync_halving";
  /** How many trials train at a time, as a length. */
  budget?: LengthConfig | null | undefined;
  bracket_rungs?: readonly number[] | null | undefined;
  num_rungs?: number | null | undefined;
  /**
   * At each rung one in this many trials goes on.
   *
   * @default 4
   */
  divisor?: number | null | undefined;
  train_stragglers?: boolean | null | undefined;
}

/** What a template completes. */
export interface UnnamedSearcher extends WithSource, WithLength {
  /** How hyperparameters are chosen. Only a template can make up for its absence. */
  name?: null | undefined;
}

/**
 * How hyperparameters are chosen and trials ended, by `name`.
 *
 * @example
 * const searcher: SearcherConfig = { name: "random", metric: "validation_loss", max_trials: 16 };
 */
export type SearcherConfig =
  | SingleSearcher
  | RandomSearcher
  | GridSearcher
  | AdaptiveAshaSearcher
  | AsyncHalvingSearcher
  | CustomSearcher
  | RetiredSearcher
  | UnnamedSearcher;
