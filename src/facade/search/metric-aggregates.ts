/** What masters keep of a metric, and other words for it. */
const words: Readonly<Record<string, readonly string[]>> = {
  min: ["minimum", "lowest", "smallest", "best"],
  max: ["maximum", "highest", "largest", "best"],
  mean: ["avg", "average"],
  last: ["latest", "newest", "final"],
};

/** The aggregates that a word means, in any case: `["mean"]` for `avg`; undefined for a word that is not one. */
export function meantAggregates(word: string): readonly string[] | undefined {
  const lower = word.toLowerCase();
  const found = Object.keys(words).filter((each) => each === lower || words[each]!.includes(lower));
  return found.length ? found : undefined;
}
