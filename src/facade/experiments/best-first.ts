import { isBetter, type Rankable, type Ranking } from "../checkpoints/rank-checkpoints.js";

/** What is known of an experiment before its checkpoints are read. */
export interface Candidate {
  /** No checkpoint of it can be better; undefined where the master does not tell. */
  readonly bound: number | undefined;
}

/** Orders experiments so that few must be read: those without a bound first, then the best bound first. */
export function mostPromisingFirst<T extends Candidate>(candidates: readonly T[], { smallerIsBetter }: Ranking): T[] {
  const sign = smallerIsBetter ? 1 : -1;
  return [...candidates].sort((one, other) => {
    if (one.bound === undefined || other.bound === undefined) {
      return Number(one.bound !== undefined) - Number(other.bound !== undefined);
    }
    return one.bound < other.bound ? -sign : one.bound > other.bound ? sign : 0;
  });
}

/** Whether an experiment can still change the best `limit` checkpoints; one with an equal bound can, since later ones go first. */
export function canMatter({ bound }: Candidate, ranked: readonly Rankable[], limit: number, ranking: Ranking): boolean {
  const last = ranked[limit - 1];
  if (!last || bound === undefined) return true;
  const best: Rankable = {
    state: undefined,
    training: { validationMetrics: { avgMetrics: { [ranking.metric]: bound } } },
  };
  return !isBetter(last, best, ranking);
}
