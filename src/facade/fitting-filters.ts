import { queryLength } from "./url-length.js";

/** A filter of a list that the client can apply as well as the master. */
export interface ListFilter<Row, Query extends object> {
  /** What is sent for it; members without values do not narrow. */
  readonly query: Query;
  /** Whether a row meets it. */
  readonly accepts: (row: Row) => boolean;
}

/** Which filters the master applies, and a test of the rows for those that it cannot. */
export interface FittingFilters<Row, Query extends object> {
  /** Members of the query. */
  readonly query: Partial<Query>;
  /** Undefined where the master applies all. */
  readonly accept: ((row: Row) => boolean) | undefined;
}

/**
 * Sends as many filters as an address has room for, the short ones first; those that are left out are applied to the rows.
 *
 * @param room Characters that are left for them, see `charactersForIds`.
 */
export function fitFilters<Row, Query extends object>(
  room: number,
  filters: readonly ListFilter<Row, Query>[],
): FittingFilters<Row, Query> {
  const query: Partial<Query> = {};
  const own: ListFilter<Row, Query>[] = [];
  let left = room;
  for (const filter of [...filters].sort((one, other) => queryLength(one.query) - queryLength(other.query))) {
    const length = queryLength(filter.query);
    // Masters split the values of lists at commas.
    if (length > left || hasComma(filter.query)) own.push(filter);
    else {
      Object.assign(query, filter.query);
      left -= length;
    }
  }
  return { query, accept: own.length ? (row) => own.every(({ accepts }) => accepts(row)) : undefined };
}

function hasComma(query: object): boolean {
  return Object.values(query).some(
    (values: unknown) => Array.isArray(values) && values.some((value) => String(value).includes(",")),
  );
}

/** A filter by one field, which must have one of the values; undefined and none do not narrow. */
export function oneOf<Row, Value, Query extends object>(
  query: Query,
  values: readonly Value[] | undefined,
  fieldOf: (row: Row) => Value | undefined,
): ListFilter<Row, Query> {
  const wanted = new Set<Value | undefined>(values);
  return { query, accepts: (row) => !wanted.size || wanted.has(fieldOf(row)) };
}
