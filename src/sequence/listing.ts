import type { RequestOptions } from "../api/request-options.js";

/** Options that every listing takes. */
export interface ListOptions extends RequestOptions {
  /** The most rows to give, over all pages. Default: all. */
  limit?: number | undefined;
  /** Rows a request; `pages()` gives pages of that size. Default: what the master gives. */
  pageSize?: number | undefined;
}

/** Rows of a master, read page by page. Nothing is sent until it is awaited or iterated, and each await or loop walks anew. */
export interface Listing<T> extends PromiseLike<T[]>, AsyncIterable<T> {
  /** The first row, or undefined when there is none. Asks for one page. */
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
  key(row: T): unknown;
  /** The master can give the rows after a given one, whatever came and went before it. */
  keyed?: boolean | undefined;
  /** Rows that the master gave though they were not asked for are left out by this. */
  accept?: ((row: T) => boolean) | undefined;
  /** Options of the caller; `limit` and `pageSize` are checked by the listing, `signal` and `timeout` are up to `fetchPage`. */
  options?: ListOptions | undefined;
}

/** Makes a listing. `prepare` runs at each first await or step: there it checks the caller's arguments, and its exception rejects. */
export function createListing<T>(prepare: () => ListingPlan<T>): Listing<T> {
  void prepare;
  throw new Error("not written yet");
}
