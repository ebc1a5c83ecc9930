import type { operations } from "#schema";
import { charactersForIds } from "../url-length.js";

type Query = NonNullable<operations["GetExperiments"]["parameters"]["query"]>;

/** The part of a query that selects experiments by their ids. */
export type IdFilter = Pick<Query, "experimentIdFilter.incl" | "experimentIdFilter.gte" | "experimentIdFilter.lte">;

/** Ids that are asked for together. A range may let others through too. */
export interface IdChunk {
  readonly ids: readonly number[];
  readonly filter: IdFilter;
  /** The most rows that the filter lets through. */
  readonly rows: number;
}

/** The length of `&experimentIdFilter.incl=`. */
const idParameter = 25;

/**
 * Splits ids so that the address of no request gets too long. Ids that lie close together go as a range, whatever their
 * number.
 *
 * @param ids Each once, ascending.
 * @param master Address of the master, with its path.
 * @param query The rest of the query.
 */
export function splitIds(ids: readonly number[], master: string, path: string, query: object): IdChunk[] {
  const characters = charactersForIds(master, path, query);
  const chunks: IdChunk[] = [];
  for (let start = 0; start < ids.length; start = start + chunks.at(-1)!.ids.length)
    chunks.push(nextChunk(ids, start, characters));
  return chunks;
}

function nextChunk(ids: readonly number[], start: number, characters: number): IdChunk {
  let end = start;
  for (let used = 0; end < ids.length; end++) {
    used += idParameter + String(ids[end]).length;
    // One at least, or there would be no end.
    if (used > characters && end > start) break;
  }
  const listed = end;
  while (end < ids.length && isDense(ids, start, end)) end++;
  const some = ids.slice(start, end);
  if (end === listed) return { ids: some, filter: { "experimentIdFilter.incl": some }, rows: some.length };
  return { ids: some, filter: rangeOf(some), rows: some.at(-1)! - some[0]! + 1 };
}

/** Lets all from the first to the last of ascending ids through. */
export function rangeOf(ids: readonly number[]): IdFilter {
  return { "experimentIdFilter.gte": ids[0]!, "experimentIdFilter.lte": ids.at(-1)! };
}

/** At most every other row of the range is not asked for. */
function isDense(ids: readonly number[], first: number, last: number): boolean {
  return ids[last]! - ids[first]! < 2 * (last - first + 1);
}
