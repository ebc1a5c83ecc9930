import { compareMetric, isBetter, type Rankable, type Ranking } from "../checkpoints/rank-checkpoints.js";

/** What is known of an experiment before its checkpoints are read. */
export interface Candidate {
  /** No checkpoint of it can be better; NaN where it has no number, undefined where the master does not say. */
  readonly bound: number | undefined;
}

/** Orders experiments so that few must be read: those without a bound first, then the best bound first, NaN last. */
export function mostPromisingFirst<T extends Candidate>(candidates: readonly T[], ranking: Ranking): T[] {
  const unknown = candidates.filter(({ bound }) => bound === undefined);
  const known = candidates.filter(({ bound }) => bound !== undefined);
  known.sort((one, other) => compareMetric(asRankable(one, ranking), asRankable(other, ranking), ranking));
  return [...unknown, ...known];
}

/** Whether an experiment can still change the best `limit` checkpoints; one with an equal bound can, since later ones go first. */
export function canMatter({ bound }: Candidate, ranked: readonly Rankable[], limit: number, ranking: Ranking): boolean {
  const last = ranked[limit - 1];
  if (!last || bound === undefined) return true;
  return !isBetter(last, asRankable({ bound }, ranking), ranking);
}

function asRankable({ bound }: Candidate, { metric }: Ranking): Rankable {
  return { state: undefined, training: { validationMetrics: { avgMetrics: { [metric]: bound } } } };
}
