import type { Page } from "../../sequence/listing-plan.js";
import { rangeOf, splitIds, type IdChunk, type IdFilter } from "./experiment-id-filter.js";

/**
 * Splits the ids of a listing into what one request can ask for, in the order of the listing. An order that is not that of
 * ids cannot be put together from parts, so there many ids are one range, whose other rows are left out.
 *
 * @param keyed The listing is sorted by id.
 */
export function chunksInOrder(
  given: readonly number[],
  keyed: boolean,
  isAscending: boolean,
  master: string,
  path: string,
  query: object,
): IdChunk[] {
  const ids = [...new Set(given)].sort((one, other) => one - other);
  const chunks = splitIds(ids, master, path, query);
  if (!keyed && chunks.length > 1) return [{ ids, filter: rangeOf(ids), rows: Infinity }];
  return isAscending ? chunks : chunks.reverse();
}

/**
 * Reads the next page of a listing by ids: of the first chunk that has rows.
 *
 * @param isAhead Returns whether an id comes after the last row that is known.
 */
export async function readChunks<T>(
  chunks: readonly IdChunk[],
  isAhead: (id: number) => boolean,
  read: (filter: IdFilter) => Promise<Page<T>>,
): Promise<Page<T>> {
  const ahead = chunks.filter(({ ids }) => ids.some(isAhead));
  for (const { filter } of ahead) {
    const page = await read(filter);
    const isLast = filter === ahead.at(-1)!.filter;
    if (isLast) return page;
    const { rows, endIndex = 0, total = 0 } = page;
    // There is more than this chunk's rows.
    if (rows.length) return { rows, endIndex, total: Math.max(total, endIndex + 1) };
  }
  return { rows: [], endIndex: 0, total: 0 };
}
