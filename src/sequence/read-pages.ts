import { MalformedResponseError } from "../errors/index.js";
import type { ListingPlan } from "./listing-plan.js";
import { PagesUnderWay } from "./pages-under-way.js";

/** Most pages that are under way, the one that is wanted next among them. */
const mostUnderWay = 4;
/** Rows of a request where neither the caller nor the master says: as many as the `det` command asks for. */
const largestPage = 200;

/**
 * Gives the rows in pages, each row once, whatever is added or deleted meanwhile. Once the total is known and a second page is
 * wanted, the next ones are under way before they are wanted.
 *
 * Each request begins with a row that is known already. If another one is there when the page is read, rows before it have
 * gone: what was read ahead is dropped, and the walk goes on after the last known row where the master can, else it steps back
 * until it finds a known row. That holds in whatever order the answers were made, since the order of the rows does not change.
 *
 * @param atMost Most rows that are wanted, beside the limit of the caller.
 */
export async function* readPages<T>(
  plan: ListingPlan<T>,
  atMost: number = Infinity,
  what: string = "rows",
): AsyncGenerator<T[], void> {
  const { key, accept, options } = plan;
  let left = Math.min(options?.limit ?? Infinity, atMost);
  /** Rows that no page goes beyond; without a limit the first page is as the master has it. */
  let size = options?.pageSize ?? (accept || left === Infinity ? Infinity : largestPage);
  const seen = new Set<unknown>();
  let keyed = plan.keyed ?? false;
  let last: T | undefined;
  /** Positions count from here; undefined: from the first row of all. */
  let base: T | undefined;
  let end = 0;
  let total: number | undefined;
  let overlap = 1;
  let most = 1;
  const underWay = new PagesUnderWay(plan);
  const startAnew = (): void => {
    underWay.drop();
    total = undefined;
    most = 1;
  };
  try {
    for (;;) {
      const wantedUpTo = accept ? Infinity : end + left;
      for (let from = underWay.end ?? end; isWanted(from); from = underWay.end!) {
        const offset = Math.max(0, from - overlap);
        const rows = Math.min(size, options?.pageSize ? Infinity : wantedUpTo - from);
        const limit = rows === Infinity ? undefined : rows + from - offset;
        underWay.ask({ offset, limit, after: base }, from + rows);
      }
      function isWanted(from: number): boolean {
        return !underWay.count || (underWay.count < most && from < Math.min(total ?? 0, wantedUpTo));
      }
      const { query, end: expected, page } = underWay.next();
      const { rows, endIndex = 0, total: given = 0 } = await page;
      if (query.after && !query.offset && rows.some((row) => seen.has(key(row)))) {
        // An old master ignores the filter and starts from the first row of all.
        startAnew();
        keyed = false;
        base = undefined;
        end = seen.size;
        continue;
      }
      if (query.offset && !(rows.length && seen.has(key(rows[0]!)))) {
        startAnew();
        if (keyed && last !== undefined) [base, end] = [last, 0];
        else overlap *= 4;
        continue;
      }
      const fresh = rows.filter((row) => !seen.has(key(row)) && seen.add(key(row)));
      if (!fresh.length && overlap === 1 && endIndex < given && endIndex <= end) {
        throw new MalformedResponseError(`The listing of ${what} is stuck at row ${endIndex} of ${given}.`);
      }
      last = fresh.at(-1) ?? last;
      [end, total, overlap] = [endIndex, given, 1];
      most = plan.oneByOne ? 1 : Math.min(mostUnderWay, most + 1);
      const accepted = (accept ? fresh.filter(accept) : fresh).slice(0, left);
      left -= accepted.length;
      const isLast = left <= 0 || endIndex >= given;
      if (endIndex < expected && !isLast) {
        // The master gives smaller pages than were asked for, so those under way begin too late.
        if (query.limit !== undefined) size = Math.max(1, endIndex - query.offset - Math.sign(query.offset));
        underWay.drop();
      }
      if (!options?.pageSize) size = Math.min(size, largestPage);
      if (plan.oneByOne && keyed) [base, end, total] = [last, 0, undefined];
      if (accepted.length) yield accepted;
      if (isLast) return;
    }
  } finally {
    underWay.drop();
  }
}
