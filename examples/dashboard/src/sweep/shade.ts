/** The colour of a score: from pale for the worst to strong for the best; a dashed grey has none. */
export function shade(rank: number | undefined): string {
  if (rank === undefined) return "var(--line-strong)";
  return `color-mix(in oklab, var(--best) ${Math.round(rank * 100)}%, var(--worst))`;
}

/** How good each score is among all: 1 the best, 0 the worst, by order and not by size, so that one outlier hides nothing. */
export function ranksOf(scores: readonly (number | undefined)[], smallerIsBetter: boolean): (number | undefined)[] {
  const sorted = scores.filter((score) => score !== undefined).sort((one, other) => one - other);
  const last = Math.max(1, sorted.length - 1);
  return scores.map((score) => {
    if (score === undefined) return undefined;
    const share = sorted.indexOf(score) / last;
    return smallerIsBetter ? 1 - share : share;
  });
}
