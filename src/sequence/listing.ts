import type { RequestOptions } from "../api/request-options.js";
import { BadRequestError, inspectKey, MalformedResponseError } from "../errors/index.js";
import { checkPositiveInteger } from "../values/check-basics.js";
import { readOptions, type AnyTable, type Checked, type OptionTable } from "../values/options.js";

/** Options that every listing takes. */
export interface ListOptions extends RequestOptions {
  /** The most rows to give, over all pages. Default: all. */
  limit?: number | undefined;
  /** Rows per request; `pages()` yields pages of that size. Default: what the master sends. */
  pageSize?: number | undefined;
}

const listOptions = {
  limit: { check: checkPositiveInteger },
  pageSize: { check: checkPositiveInteger },
} satisfies OptionTable<ListOptions>;

/** A table of the options of a listing, without the two that every listing takes. */
export type ListTable<T extends ListOptions> = OptionTable<T, keyof ListOptions>;

/** What {@link readListOptions} makes of the options of a table. */
export type CheckedList<Table> = Checked<Table & typeof listOptions>;

/** {@link readOptions} of a listing: `limit` and `pageSize` are options of each. */
export function readListOptions<Table extends AnyTable>(
  table: Table,
  method: string,
  options: unknown,
  surplus?: unknown,
): CheckedList<Table> {
  return readOptions({ ...table, ...listOptions }, method, options, surplus);
}

/** Rows of a master, read page by page. Nothing is sent until it is awaited or iterated, and each await or loop starts again. */
export interface Listing<T> extends PromiseLike<T[]>, AsyncIterable<T> {
  /** The first row, or undefined when there is none. Requests one page. */
  first(): Promise<T | undefined>;
  /** The rows in pages. */
  pages(): AsyncIterable<T[]>;
}

/** What a page request asks for. */
export interface PageQuery<T> {
  offset: number;
  limit: number | undefined;
  /** With `keyed`: only rows that come after this one are wanted; `offset` is 0 then. */
  after: T | undefined;
}

/** What a master answered. */
export interface Page<T> {
  rows: readonly T[];
  /** Position after the last row; missing: there are no more rows. */
  endIndex: number | undefined;
  /** Rows in all. */
  total: number | undefined;
}

/** How to read one kind of listing. */
export interface ListingPlan<T> {
  fetchPage(query: PageQuery<T>): Promise<Page<T>>;
  /** What identifies a row; an id. */
  key: (row: T) => unknown;
  /** The master can give the rows after a given one, whatever came and went before it. */
  keyed?: boolean | undefined;
  /** Rows that the master gave though they were not asked for are left out by this. */
  accept?: ((row: T) => boolean) | undefined;
  /** Checked options of the caller; `signal` and `timeout` are up to `fetchPage`. */
  options?: { readonly limit?: number | undefined; readonly pageSize?: number | undefined } | undefined;
}

/**
 * Makes a listing. `prepare` runs at each first await or step: there it checks the caller's arguments, and its exception
 * becomes the rejection.
 *
 * @param what Its rows in the plural, for `console.log`.
 */
export function createListing<T>(what: string, prepare: () => ListingPlan<T>): Listing<T> {
  async function* each(most?: number): AsyncGenerator<T, void> {
    for await (const page of walk(prepare(), most)) yield* page;
  }
  async function all(): Promise<T[]> {
    const rows: T[] = [];
    for await (const row of each()) rows.push(row);
    return rows;
  }
  return showListing(what, {
    then: (resolve, reject) => all().then(resolve, reject),
    [Symbol.asyncIterator]: () => each(),
    first: async () => {
      for await (const row of each(1)) return row;
      return undefined;
    },
    pages: () => regroup(prepare),
  });
}

/** Makes `console.log` of a listing say what it is, and how to get its rows. */
export function showListing<T>(what: string, listing: Listing<T>): Listing<T> {
  const text = `Listing of ${what}: await it for an array, or loop over it with for await`;
  return Object.defineProperty(listing, inspectKey, { value: () => text });
}

/** Yields pages of `pageSize` rows where the caller set one, else what the master sent. */
async function* regroup<T>(prepare: () => ListingPlan<T>): AsyncGenerator<T[], void> {
  const plan = prepare();
  const size = plan.options?.pageSize ?? 0;
  let held: T[] = [];
  for await (const page of walk(plan)) {
    held.push(...page);
    for (const rows = size || held.length; held.length && held.length >= rows; held = held.slice(rows)) {
      yield held.slice(0, rows);
    }
  }
  if (held.length) yield held;
}

/**
 * Yields the rows in pages, each row once, whatever is added or deleted meanwhile. By key where the master can; elsewhere each
 * request begins with a row that is known already: if another one is there, rows before it have been deleted, and the listing
 * steps back until it finds a known row.
 */
async function* walk<T>(plan: ListingPlan<T>, atMost?: number): AsyncGenerator<T[], void> {
  const { key, accept, options } = plan;
  const pageSize = options?.pageSize;
  let left = Math.min(options?.limit ?? Infinity, atMost ?? Infinity);
  const seen = new Set<unknown>();
  let keyed = plan.keyed ?? false;
  let last: T | undefined;
  let end = 0;
  let overlap = 1;
  for (;;) {
    const offset = keyed ? 0 : Math.max(0, end - overlap);
    const wanted = pageSize ?? (accept || left === Infinity ? undefined : left);
    const limit = wanted && wanted + (keyed ? 0 : end - offset);
    const page = await fetchPage(plan, { offset, limit, after: keyed ? last : undefined });
    const { rows, endIndex = 0, total = 0 } = page;
    if (keyed && rows.some((row) => seen.has(key(row)))) {
      // An old master ignores the filter and starts anew.
      keyed = false;
      end = seen.size;
      continue;
    }
    if (offset && !(rows.length && seen.has(key(rows[0]!)))) {
      overlap *= 4;
      continue;
    }
    const fresh = rows.filter((row) => !seen.has(key(row)) && seen.add(key(row)));
    if (!fresh.length && overlap === 1 && endIndex < total && endIndex <= end) {
      throw new MalformedResponseError(`The listing is stuck at row ${endIndex} of ${total}.`);
    }
    last = fresh.at(-1) ?? last;
    end = keyed ? 0 : endIndex;
    overlap = 1;
    const given = (accept ? fresh.filter(accept) : fresh).slice(0, left);
    left -= given.length;
    if (given.length) yield given;
    if (left <= 0 || endIndex >= total) return;
  }
}

async function fetchPage<T>(plan: ListingPlan<T>, query: PageQuery<T>): Promise<Page<T>> {
  try {
    return await plan.fetchPage(query);
  } catch (error) {
    // Checkpoint lists refuse an offset beyond their end, and deletions may have put us there.
    if (query.offset && BadRequestError.isInstance(error)) return { rows: [], endIndex: 0, total: 0 };
    throw error;
  }
}
