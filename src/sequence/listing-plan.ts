import type { RequestSettings } from "../values/options.js";

/** What a page request asks for. */
export interface PageQuery<T> {
  offset: number;
  limit: number | undefined;
  /** With `keyed`: only rows that come after this one are wanted, and `offset` counts from there. */
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
  /** Asks for one page. `request` goes into the init of its request: its signal ends pages that nobody wants any more. */
  fetchPage(query: PageQuery<T>, request: RequestSettings): Promise<Page<T>>;
  /** What identifies a row; an id. */
  key: (row: T) => unknown;
  /** The master can give the rows after a given one, whatever came and went before it. */
  keyed?: boolean | undefined;
  /** A page depends on the last row of the one before, so none can be read ahead; only with `keyed`. */
  oneByOne?: boolean | undefined;
  /** Rows that the master gave though they were not asked for are left out by this. */
  accept?: ((row: T) => boolean) | undefined;
  /** Checked options of the caller. */
  options?:
    | {
        readonly limit?: number | undefined;
        readonly pageSize?: number | undefined;
        readonly request?: RequestSettings | undefined;
      }
    | undefined;
}
