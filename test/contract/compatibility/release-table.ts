import type { History } from "../../../src/generator/history.js";

/** Rows of the table of releases, newest first: how many operations each has, and how many came and went with it. */
export function releaseRows({ releases, rows }: History, wanted: readonly string[]): string[][] {
  const idsOf = (release: string): Set<string> => {
    const at = releases.indexOf(release);
    const has = (first: string, last: string): boolean => releases.indexOf(first) <= at && at <= releases.indexOf(last);
    // By name: an operation that moved to another path is not a new one.
    return new Set(rows.filter(({ first, last }) => has(first, last)).map(({ id }) => id));
  };
  return wanted.toReversed().map((release) => {
    const ids = idsOf(release);
    const before = idsOf(releases[releases.indexOf(release) - 1] ?? release);
    const count = (some: ReadonlySet<string>, others: ReadonlySet<string>): string =>
      String([...some].filter((id) => !others.has(id)).length || "–");
    return [release, String(ids.size), count(ids, before), count(before, ids)];
  });
}
