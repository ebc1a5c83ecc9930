import type { Experiment, Trial } from "determined-client";
import { flatten } from "../run/flatten.js";
import { isRange } from "../run/describe-range.js";
import { scoreOf, type Goal } from "../run/best-trial.js";

/** A trial as a point: its values by the names of the dimensions. */
export interface Point {
  readonly trial: Trial;
  readonly values: ReadonlyMap<string, unknown>;
  /** The best value of the metric; undefined before the first validation. */
  readonly score: number | undefined;
}

/** Something that differs between trials. */
export interface Dimension {
  readonly name: string;
  readonly isLog: boolean;
}

/** The trials as points. */
export function pointsOf(trials: readonly Trial[], goal: Goal): Point[] {
  return trials.map((trial) => ({ trial, values: flatten(trial.hparams), score: scoreOf(trial, goal) }));
}

/** The hyperparameters that have more than one value among the trials, in the order of the configuration. */
export function dimensionsOf(experiment: Experiment, points: readonly Point[]): Dimension[] {
  const ranges = flatten(experiment.config.hyperparameters ?? {}, isRange);
  const names = new Set([...ranges.keys(), ...points.flatMap(({ values }) => [...values.keys()])]);
  return [...names]
    .filter((name) => new Set(points.map(({ values }) => JSON.stringify(values.get(name)))).size > 1)
    .map((name) => ({ name, isLog: (ranges.get(name) as { type?: unknown } | undefined)?.type === "log" }));
}
