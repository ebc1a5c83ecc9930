import type { RequestOptions } from "../api/request-options.js";
import { inspectKey } from "../errors/index.js";
import { checkPositiveInteger } from "../values/check-basics.js";
import { readOptions, type AnyTable, type Checked, type OptionTable } from "../values/options.js";
import type { ListingPlan } from "./listing-plan.js";
import { readPages } from "./read-pages.js";

/** Options that every listing takes. */
export interface ListOptions extends RequestOptions {
  /**
   * The most rows to return, over all pages.
   *
   * @default all
   */
  limit?: number | undefined;
  /**
   * Rows per request; `pages()` yields pages of this number of rows.
   *
   * @default what the master sends
   */
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

/**
 * Rows of a master, read page by page. Nothing is sent until it is awaited or iterated, and each await or loop starts again.
 * From the second page on up to four are under way; leaving a loop ends them.
 */
export interface Listing<T> extends PromiseLike<T[]>, AsyncIterable<T> {
  /** The first row, or undefined when there is none. Requests one page. */
  first(): Promise<T | undefined>;
  /** The rows in pages. */
  pages(): AsyncIterable<T[]>;
}

/**
 * Makes a listing. `prepare` runs at each first await or step: there it checks the caller's arguments, and its exception
 * becomes the rejection.
 *
 * @param what Its rows in the plural, for `console.log`.
 */
export function createListing<T>(what: string, prepare: () => ListingPlan<T>): Listing<T> {
  async function* each(most?: number): AsyncGenerator<T, void> {
    const plan = prepare();
    const signal = plan.options?.request?.signal;
    for await (const page of readPages(plan, most, what)) {
      for (const row of page) {
        signal?.throwIfAborted();
        yield row;
      }
    }
  }
  async function all(): Promise<T[]> {
    const rows: T[] = [];
    for await (const page of readPages(prepare(), Infinity, what)) for (const row of page) rows.push(row);
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
  for await (const page of readPages(plan)) {
    held = held.length ? held.concat(page) : page;
    for (const rows = size || held.length; held.length && held.length >= rows; held = held.slice(rows)) {
      yield held.slice(0, rows);
    }
  }
  if (held.length) yield held;
}
