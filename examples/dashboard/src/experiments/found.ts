import { formatCount, plural } from "../format/numbers.js";
import type { Counts } from "./count-groups.js";
import { groupOf, groups } from "./groups.js";
import { groupIn, matchesQuery, withGroup } from "./match-query.js";
import type { Row } from "./row.js";
import { sortRows, type Order } from "./sort-rows.js";

/** What the page shows of what was read. */
export interface Found {
  readonly rows: readonly Row[];
  /** undefined while they are not known. */
  readonly counts: Counts | undefined;
  /** How many they are. */
  readonly summary: string;
  /** What is not there, when there are more; undefined when all is. */
  readonly more: string | undefined;
}

interface Read {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** Whether the master has more experiments than were read at once; then it sorts and counts. */
  readonly isLarge: boolean;
  /** The words that the master looked for; empty where it was not asked. */
  readonly words: string;
}

interface Asked {
  readonly query: string;
  readonly order: Order;
  readonly now: number;
  /** What the master counted; undefined where it was not asked. */
  readonly counts: Counts | undefined;
}

/** Picks the rows that fit a search, and says how many they are of how many. */
export function describeFound(
  { rows, hasMore, isLarge, words: searched }: Read,
  { query, order, now, counts }: Asked,
): Found {
  const found = rows.filter((row) => matchesQuery(row, query));
  const inOrder = isLarge ? found : sortRows(found, order, now);
  const words = withGroup(query, undefined);
  if (!isLarge) {
    const shown =
      found.length === rows.length ? plural(found.length, "experiment") : `${found.length} of ${rows.length}`;
    return {
      rows: inOrder,
      counts: countRows(rows.filter((row) => matchesQuery(row, words))),
      summary: shown,
      more: undefined,
    };
  }
  // What the master did not look for is looked for in what is there.
  const isSearched = searched === words;
  const total = isSearched && words !== "" ? undefined : counts?.[groupIn(query) ?? "all"];
  const all = total === undefined ? "more" : formatCount(total);
  const summary =
    words !== "" && isSearched
      ? `${hasMore ? "More than " : ""}${plural(found.length, "experiment")}`
      : words !== ""
        ? `${found.length} of the ${rows.length} that are read`
        : total === undefined
          ? ""
          : plural(total, "experiment");
  const seen = isSearched ? "" : " Words are looked for in them only.";
  return {
    rows: inOrder,
    counts,
    summary,
    more: hasMore ? `The first ${formatCount(rows.length)} of ${all} are read.${seen}` : undefined,
  };
}

function countRows(rows: readonly Row[]): Counts {
  const counts = { all: rows.length, ...Object.fromEntries(groups.map((group) => [group, 0])) } as Record<
    keyof Counts,
    number
  >;
  for (const { state } of rows) counts[groupOf(state)]++;
  return counts;
}
