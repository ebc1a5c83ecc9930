/** The orders of the API. */
export const ORDER_BY = ["ORDER_BY_UNSPECIFIED", "ORDER_BY_ASC", "ORDER_BY_DESC"] as const;

/** One value to sort by; undefined and null are "no value". */
export type SortValue = string | number | boolean | null | undefined;

/** Where rows without a value go. */
export type NullPlace = "last" | "lastAscendingFirstDescending" | "firstAscendingLastDescending";

/** Compares as the recorded database does: strings bytewise, numbers by size. */
function compareValues(one: string | number | boolean, other: string | number | boolean): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Sorts a copy by several keys, each in the same direction. */
export function sortRows<T>(
  rows: readonly T[],
  keys: readonly ((row: T) => SortValue)[],
  descending: boolean,
  nulls: NullPlace = "last",
): T[] {
  // Each key is read once a row: some of them add up what is below it.
  const columns = keys.map((key) => rows.map(key));
  const order = Array.from(rows, (_, index) => index);
  order.sort((one, other) => {
    for (const column of columns) {
      const result = compareNullable(column[one], column[other], descending, nulls);
      if (result !== 0) return result;
    }
    return 0;
  });
  return order.map((index) => rows[index] as T);
}

function compareNullable(one: SortValue, other: SortValue, descending: boolean, nulls: NullPlace): number {
  const missing = Number(one === null || one === undefined) - Number(other === null || other === undefined);
  if (missing !== 0) {
    const last = nulls === "last" || (nulls === "lastAscendingFirstDescending") !== descending;
    return last ? missing : -missing;
  }
  if (one === null || one === undefined || other === null || other === undefined) return 0;
  const result = compareValues(one, other);
  return descending ? -result : result;
}

/** A test for the database's `ILIKE`: `%` and `_` are wildcards, case does not count. */
export function likePattern(pattern: string, options: { whole?: boolean; caseSensitive?: boolean } = {}): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/%/g, ".*")
    .replace(/_/g, ".");
  return new RegExp(options.whole === true ? `^${source}$` : source, options.caseSensitive === true ? "s" : "is");
}
