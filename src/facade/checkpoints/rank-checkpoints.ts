/** What ranking reads of a checkpoint. */
export interface Rankable {
  readonly state: string | undefined;
  readonly reportTime?: Date | undefined;
  readonly reportTimeText?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly training?:
    | {
        readonly trialId?: number | undefined;
        readonly experimentConfig?: Readonly<Record<string, unknown>> | undefined;
        readonly validationMetrics?:
          { readonly avgMetrics?: Readonly<Record<string, unknown>> | null | undefined } | undefined;
      }
    | undefined;
}

/** A metric and which way is better. */
export interface Ranking {
  readonly metric: string;
  readonly smallerIsBetter: boolean;
}

/** The caller's wish; see `RankOptions`. */
export interface RankWish {
  readonly sortBy?: string | undefined;
  readonly smallerIsBetter?: boolean | undefined;
}

/**
 * Settles what to rank by: the experiment's searcher metric in its own direction, or the metric that was asked for in the
 * direction that was asked for, else in the experiment's, else smaller first. Undefined: no metric is known.
 */
export function settleRanking(
  wish: RankWish,
  config: Readonly<Record<string, unknown>> | undefined,
): Ranking | undefined {
  const searcher = (config?.searcher ?? {}) as { metric?: unknown; smaller_is_better?: unknown };
  const configured = searcher.smaller_is_better !== false;
  if (wish.sortBy !== undefined) {
    return { metric: wish.sortBy, smallerIsBetter: wish.smallerIsBetter ?? configured };
  }
  return typeof searcher.metric === "string" ? { metric: searcher.metric, smallerIsBetter: configured } : undefined;
}

/** The value of a validation metric; undefined when there is none; strings such as `"NaN"` count as the numbers they name. */
export function metricOf(checkpoint: Rankable, metric: string): number | undefined {
  const metrics = checkpoint.training?.validationMetrics?.avgMetrics;
  const value = metrics && Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  return typeof value === "number" ? value : undefined;
}

/** The step at which a checkpoint was saved; -1 when it does not say. */
export function stepOf(checkpoint: Rankable): number {
  const step = checkpoint.metadata?.steps_completed;
  return typeof step === "number" ? step : -1;
}

/** Later steps first, then newer reports. */
export function compareLatest(one: Rankable, other: Rankable): number {
  return (
    stepOf(other) - stepOf(one) ||
    (other.reportTime?.getTime() ?? 0) - (one.reportTime?.getTime() ?? 0) ||
    fractionOf(other) - fractionOf(one)
  );
}

/** The fraction of the second of a report, with the digits that a Date has no room for. */
function fractionOf({ reportTimeText }: Rankable): number {
  return Number(reportTimeText?.match(/\.\d+/)?.[0] ?? 0);
}

/** 0 for what compares, 1 for NaN, 2 for what is missing: each class comes after the one before it, in both directions. */
function classOf(value: number | undefined): number {
  return value === undefined ? 2 : Number.isNaN(value) ? 1 : 0;
}

/** The better metric first; NaN and then missing values last, whichever way is better. */
export function compareMetric(one: Rankable, other: Rankable, { metric, smallerIsBetter }: Ranking): number {
  const [left, right] = [metricOf(one, metric), metricOf(other, metric)];
  const byClass = classOf(left) - classOf(right);
  // Not a difference of the values: infinities of one sign would give NaN.
  if (byClass || left === right || Number.isNaN(left)) return byClass;
  return left! < right! === smallerIsBetter ? -1 : 1;
}

/** Whether the metric of one checkpoint is better than that of another; neither is when they are equal. */
export function isBetter(one: Rankable, other: Rankable, ranking: Ranking): boolean {
  return compareMetric(one, other, ranking) < 0;
}

/** Sorts by a metric, the better ones first; NaN and then missing values last, whichever way is better. */
export function sortByMetric<T extends Rankable>(checkpoints: Iterable<T>, ranking: Ranking): T[] {
  return [...checkpoints].sort((one, other) => compareMetric(one, other, ranking) || compareLatest(one, other));
}

/** The checkpoints that qualify, best first: completed ones whose validation has the metric. */
export function rankCheckpoints<T extends Rankable>(checkpoints: Iterable<T>, ranking: Ranking): T[] {
  const qualifying = [...checkpoints].filter(
    (each) => each.state === "STATE_COMPLETED" && metricOf(each, ranking.metric) !== undefined,
  );
  return sortByMetric(qualifying, ranking);
}

/** The first of each trial, in the given order. */
export function bestOfEachTrial<T extends Rankable>(ranked: readonly T[]): T[] {
  const trials = new Set<unknown>();
  return ranked.filter(({ training }) => !trials.has(training?.trialId) && trials.add(training?.trialId));
}
