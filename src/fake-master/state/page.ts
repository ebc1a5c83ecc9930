import { refuse } from "../refusal.js";

/** Which rows are requested. */
export interface PageRequest {
  offset: number;
  limit: number;
}

/** Rows and the pagination object that goes with them. */
export interface Page<T> {
  rows: T[];
  pagination: { offset: number; limit: number; startIndex: number; endIndex: number; total: number };
}

/** Paging of most lists: limit 0 is everything, an offset past the end is refused, a negative limit crashes. */
export function pageStrictly<T>(rows: readonly T[], { offset, limit }: PageRequest): Page<T> {
  const total = rows.length;
  if (offset > total || offset < -total) throw refuse("invalid", "offset out of bounds");
  const startIndex = offset < 0 ? total + offset : offset;
  if (limit < 0) throw refuse("internal", "reflect.Value.Slice: slice index out of bounds");
  const endIndex = limit === 0 ? total : Math.min(total, startIndex + limit);
  return { rows: rows.slice(startIndex, endIndex), pagination: { offset, limit, startIndex, endIndex, total } };
}

/**
 * Paging of experiments, trials, runs and templates: limit 0 is at most 100, -1 everything, -2 no rows;
 * an offset out of range gives an empty page.
 */
export function pageLoosely<T>(rows: readonly T[], { offset, limit }: PageRequest): Page<T> {
  const total = rows.length;
  const outside = offset > total || offset < -total;
  const startIndex = outside ? total : offset < 0 ? total + offset : offset;
  const count = limit === 0 ? 100 : limit === -1 ? total : Math.max(0, limit);
  // Below -2 the arithmetic of the real master makes no sense either.
  if (limit < -2)
    return {
      rows: rows.slice(startIndex),
      pagination: { offset, limit, startIndex, endIndex: startIndex + limit, total },
    };
  const endIndex = Math.min(total, startIndex + count);
  return { rows: rows.slice(startIndex, endIndex), pagination: { offset, limit, startIndex, endIndex, total } };
}
