import type { Experiment, Trial } from "determined-client";

/** What a line of the table shows of an experiment. */
export interface Row {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  /** From 0 to 1; undefined before anything is known. */
  readonly progress: number | undefined;
  readonly project: string;
  readonly user: string;
  readonly labels: readonly string[];
  readonly trials: number;
  readonly metric: string | undefined;
  /** The best value of the metric so far. */
  readonly best: number | undefined;
  /** When it was created. */
  readonly startTime: Date | undefined;
  readonly endTime: Date | undefined;
}

/** Takes from an experiment, and its best trial where the master says which it is, what the table shows. */
export function toRow(experiment: Experiment, bestTrial: Trial | undefined): Row {
  const metric = experiment.searcherMetric;
  const value = metric === undefined ? undefined : bestTrial?.bestValidation?.metrics[metric];
  return {
    id: experiment.id,
    name: experiment.name,
    state: experiment.state,
    progress: experiment.progress,
    project: experiment.projectName,
    user: experiment.username,
    labels: [...experiment.labels].sort(),
    trials: experiment.numTrials,
    metric,
    best: typeof value === "number" ? value : experiment.bestTrialSearcherMetric,
    startTime: experiment.startTime,
    endTime: experiment.endTime,
  };
}
