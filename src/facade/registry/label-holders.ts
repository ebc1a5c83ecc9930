/** What to do about a label of which exactly one version is to have it. */
export type LabelStep =
  | { readonly kind: "done" }
  | { readonly kind: "add" }
  | { readonly kind: "remove"; readonly versions: readonly number[] };

/**
 * The next step of a promotion, by the versions that have the label now. Of promotions that race the higher version stays, so
 * that all of them take away the same labels; who takes one away looks again, so that the last of them sees what is left.
 *
 * @param holders Numbers of the versions that have the label.
 * @param target Number of the version that was promoted.
 * @param replaced Numbers of those that had it before, which do not count as rivals.
 */
export function nextLabelStep(holders: readonly number[], target: number, replaced: readonly number[]): LabelStep {
  if (holders.every((each) => replaced.includes(each))) return { kind: "add" };
  if (holders.length === 1) return { kind: "done" };
  const rivals = holders.filter((each) => !replaced.includes(each));
  const winner = rivals.length ? Math.max(...rivals) : target;
  return { kind: "remove", versions: holders.filter((each) => each !== winner) };
}
