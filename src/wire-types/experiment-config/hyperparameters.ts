/** The same value in all trials. A bare value means the same; masters store it in this form. */
export interface ConstHyperparameter {
  /** The same in all trials. */
  type: "const";
  /** The value. */
  val: unknown;
}

/** One of several values. */
export interface CategoricalHyperparameter {
  /** One of `vals`. */
  type: "categorical";
  /** The values. */
  vals: readonly unknown[];
}

interface Range {
  /** The smallest value. */
  minval: number;
  /** The largest value. */
  maxval: number;
  /** Into how many points a grid search divides the range; needed there. */
  count?: number | null | undefined;
}

/** An integer in a range. */
export interface IntHyperparameter extends Range {
  /** An integer from `minval` to `maxval`. */
  type: "int";
}

/** A number in a range. */
export interface DoubleHyperparameter extends Range {
  /** A number from `minval` to `maxval`. */
  type: "double";
}

/** A power whose exponent is in a range. */
export interface LogHyperparameter extends Range {
  /** `base` to the power of a number from `minval` to `maxval`. */
  type: "log";
  /** The base, such as 10. */
  base: number;
}

/** Hyperparameters under a common name. */
export interface HyperparameterGroup {
  [name: string]: HyperparameterConfig;
}

/**
 * One hyperparameter: a value, a range by its `type`, or a group of others.
 *
 * @example
 * const learningRate: HyperparameterConfig = { type: "log", base: 10, minval: -4, maxval: -1 };
 */
export type HyperparameterConfig =
  | ConstHyperparameter
  | CategoricalHyperparameter
  | IntHyperparameter
  | DoubleHyperparameter
  | LogHyperparameter
  | HyperparameterGroup
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly unknown[];

/** Hyperparameters by name. */
export interface HyperparametersConfig {
  [name: string]: HyperparameterConfig;
}
