/** The orders of the API. */
export const ORDER_BY = ["ORDER_BY_UNSPECIFIED", "ORDER_BY_ASC", "ORDER_BY_DESC"] as const;

/** One value to sort by; undefined and null are "no value". */
export type SortValue = string | number | boolean | null | undefined;

/** Where rows without a value go. */
export type NullPlace = "last" | "lastAscendingFirstDescending" | "firstAscendingLastDescending";

/** Sorts a copy by several keys, each in the same direction. */
export function sortRows<T>(
  rows: readonly T[],
  keys: readonly ((row: T) => SortValue)[],
  descending: boolean,
  nulls: NullPlace = "last",
): T[] {
  // Each key is read once a row: some of them add up what is below it.
  const nullsLast = nulls === "last" || (nulls === "lastAscendingFirstDescending") !== descending;
  const compares = keys.map((key) => compareBy(rows.map(key), descending, nullsLast));
  const order = rows.map((_, index) => index);
  order.sort((one, other) => {
    for (const compare of compares) {
      const result = compare(one, other);
      if (result !== 0) return result;
    }
    return 0;
  });
  return order.map((index) => rows[index] as T);
}

/** Compares rows by their places in a column. */
function compareBy(
  column: readonly SortValue[],
  descending: boolean,
  nullsLast: boolean,
): (one: number, other: number) => number {
  if (!column.every((value) => typeof (value ?? 0) === "number")) {
    return (one, other) => compareNullable(column[one] ?? undefined, column[other] ?? undefined, descending, nullsLast);
  }
  // Where strings may come too, engines take each number out of its array before they compare it, which takes longer.
  const numbers = new Float64Array(column.length);
  const lacks = new Uint8Array(column.length);
  for (const [index, value] of column.entries()) {
    if (typeof value === "number") numbers[index] = value;
    else lacks[index] = 1;
  }
  const [sign, sides] = [descending ? -1 : 1, nullsLast ? 1 : -1];
  return (one, other) => {
    if (lacks[one] !== lacks[other]) return lacks[one] ? sides : -sides;
    const [left, right] = [numbers[one]!, numbers[other]!];
    return left < right ? -sign : left > right ? sign : 0;
  };
}

/** Compares as the recorded database does: strings bytewise, numbers by size. */
function compareNullable(
  one: string | number | boolean | undefined,
  other: string | number | boolean | undefined,
  descending: boolean,
  nullsLast: boolean,
): number {
  if (one === other) return 0;
  if (one === undefined) return nullsLast ? 1 : -1;
  if (other === undefined) return nullsLast ? -1 : 1;
  if (one < other) return descending ? 1 : -1;
  return one > other ? (descending ? -1 : 1) : 0;
}

/** A test for the database's `ILIKE`: `%` and `_` are wildcards but after a backslash, case does not count. */
export function likePattern(pattern: string, options: { whole?: boolean; caseSensitive?: boolean } = {}): RegExp {
  const source = pattern.replace(/\\(.)|[^]/g, (one: string, escaped?: string) => {
    if (escaped === undefined && one === "%") return ".*";
    if (escaped === undefined && one === "_") return ".";
    return (escaped ?? one).replace(/[.*+?^${}()|[\]\\]/, "\\$&");
  });
  return new RegExp(options.whole === true ? `^${source}$` : source, options.caseSensitive === true ? "s" : "is");
}
