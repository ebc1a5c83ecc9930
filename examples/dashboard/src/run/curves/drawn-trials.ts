import type { Trial } from "determined-client";

/** The trials whose curves are drawn, by id: the first ones, and in place of the last of them those that matter most. */
export function drawnTrials(trials: readonly Trial[], wanted: readonly (number | undefined)[], most: number): number[] {
  const ids = trials.map(({ id }) => id);
  const first = ids.filter((id) => wanted.includes(id)).slice(0, most);
  const others = ids.filter((id) => !first.includes(id)).slice(0, most - first.length);
  return [...first, ...others].sort((one, other) => one - other);
}
