import type { Experiment, Trial } from "determined-client";

/** What an experiment is judged by. */
export interface Goal {
  readonly metric: string | undefined;
  readonly smallerIsBetter: boolean;
}

/** What the searcher of an experiment is to improve. */
export function goalOf(experiment: Experiment): Goal {
  const searcher = experiment.config.searcher;
  return {
    metric: experiment.searcherMetric ?? searcher?.metric ?? undefined,
    smallerIsBetter: searcher?.smaller_is_better ?? true,
  };
}

/** The best value of the metric that a trial has reached; undefined before its first validation. */
export function scoreOf(trial: Trial, { metric }: Goal): number | undefined {
  const value = metric === undefined ? undefined : trial.bestValidation?.metrics[metric];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The trials with the best first; those without a value come last, by id. */
export function bestFirst(trials: readonly Trial[], goal: Goal): Trial[] {
  const sign = goal.smallerIsBetter ? 1 : -1;
  return [...trials].sort((one, other) => {
    const [a, b] = [scoreOf(one, goal), scoreOf(other, goal)];
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined) || one.id - other.id;
    return sign * (a - b) || one.id - other.id;
  });
}
