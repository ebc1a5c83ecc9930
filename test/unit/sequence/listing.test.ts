import { expect, test } from "vitest";
import { BadRequestError, InvalidArgumentError, MalformedResponseError } from "../../../src/errors/index.js";
import { createListing, readListOptions, type Listing, type ListOptions } from "../../../src/sequence/listing.js";
import type { Page, PageQuery } from "../../../src/sequence/listing-plan.js";

interface Row {
  id: number;
}

/** A master's list that tests change between two requests. */
class Table {
  rows: Row[];
  readonly asked: PageQuery<Row>[] = [];
  /** The most rows that a page holds when no limit is sent. */
  cap = Infinity;
  /** The most rows that a page holds, whatever limit is sent. */
  most = Infinity;
  strict = false;
  ignoresAfter = false;
  betweenPages: (() => void) | undefined;

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => ({ id: index + 1 }));
  }

  async page(query: PageQuery<Row>): Promise<Page<Row>> {
    this.asked.push(query);
    if (this.asked.length > 1) this.betweenPages?.();
    const { after } = query;
    const rows = after && !this.ignoresAfter ? this.rows.filter(({ id }) => id > after.id) : this.rows;
    if (this.strict && query.offset > rows.length) {
      const details = { status: 400, method: "GET", path: "/rows", attempts: 1, elapsed: 0 };
      throw new BadRequestError("offset out of bounds", details);
    }
    const start = Math.min(query.offset, rows.length);
    const end = Math.min(rows.length, start + Math.min(query.limit ?? this.cap, this.most));
    return { rows: rows.slice(start, end), endIndex: end, total: rows.length };
  }

  list(
    options?: ListOptions,
    more?: { keyed?: boolean; oneByOne?: boolean; accept?: (row: Row) => boolean },
  ): Listing<Row> {
    return createListing<Row>("rows", () => ({
      fetchPage: (query) => this.page(query),
      key: ({ id }) => id,
      options: readListOptions({}, "list", options),
      ...more,
    }));
  }
}

const ids = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);

test("a listing sends nothing until it is awaited", async () => {
  const table = new Table(3);
  const listing = table.list();
  expect(table.asked).toEqual([]);
  expect(ids(await listing)).toEqual([1, 2, 3]);
});

test("each await walks anew", async () => {
  const table = new Table(3);
  const listing = table.list();
  await listing;
  table.rows.push({ id: 4 });
  expect(ids(await listing)).toEqual([1, 2, 3, 4]);
});

test("limit is a total and is not exceeded by the request", async () => {
  const table = new Table(10);
  expect(ids(await table.list({ limit: 3 }))).toEqual([1, 2, 3]);
  expect(table.asked.map(({ limit }) => limit)).toEqual([3]);
});

test("a limit that a page does not fill goes on to the next page", async () => {
  const table = new Table(10);
  expect(ids(await table.list({ limit: 5, pageSize: 2 }))).toEqual([1, 2, 3, 4, 5]);
  expect(table.asked).toHaveLength(3);
});

test("pages have the size that was asked for", async () => {
  const table = new Table(5);
  const pages: number[][] = [];
  for await (const page of table.list({ pageSize: 2 }).pages()) pages.push(ids(page));
  expect(pages).toEqual([[1, 2], [3, 4], [5]]);
  expect(table.asked).toHaveLength(3);
});

test("the next page is asked for only when a row beyond those held is wanted", async () => {
  const table = new Table(10);
  const asked: number[] = [];
  for await (const { id } of table.list({ pageSize: 4 })) {
    asked.push(table.asked.length);
    if (id === 4) break;
  }
  expect(asked).toEqual([1, 1, 1, 1]);
});

test("first asks for one row", async () => {
  const table = new Table(10);
  expect(await table.list().first()).toEqual({ id: 1 });
  expect(table.asked).toEqual([{ offset: 0, limit: 1, after: undefined }]);
});

test("first of nothing is undefined", async () => {
  expect(await new Table(0).list().first()).toBeUndefined();
});

test("rows that the caller did not ask for are left out, and the walk still goes to the end", async () => {
  const table = new Table(10);
  table.cap = 3;
  expect(ids(await table.list({}, { accept: ({ id }) => id % 4 === 0 }))).toEqual([4, 8]);
});

test("a keyed walk that finds rows gone goes on after the last row that it knows", async () => {
  const table = new Table(12);
  table.betweenPages = () => void (table.asked.length === 2 && table.rows.splice(0, 2));
  expect(ids(await table.list({ pageSize: 3 }, { keyed: true }))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(table.asked.map(({ offset, after }) => [offset, after?.id])).toEqual([
    [0, undefined],
    [2, undefined],
    [5, undefined],
    [0, 3],
    [2, 3],
    [5, 3],
  ]);
});

test("a walk whose pages hang on each other asks for one after the other", async () => {
  const table = new Table(5);
  expect(ids(await table.list({ pageSize: 2 }, { keyed: true, oneByOne: true }))).toEqual([1, 2, 3, 4, 5]);
  expect(table.asked.map(({ offset, after }) => [offset, after?.id])).toEqual([
    [0, undefined],
    [0, 2],
    [0, 4],
  ]);
});

test("the second page brings others with it, more with each page and four at most", async () => {
  const table = new Table(100);
  const asked: number[] = [];
  for await (const page of table.list({ pageSize: 10 }).pages()) {
    asked.push(table.asked.length);
    expect(page).toHaveLength(10);
  }
  expect(asked).toEqual([1, 3, 5, 7, 8, 9, 10, 10, 10, 10]);
});

test("what lies beyond the limit is not read ahead", async () => {
  const table = new Table(100);
  expect(await table.list({ pageSize: 10, limit: 25 })).toHaveLength(25);
  expect(table.asked).toHaveLength(3);
});

test("without a page size the master sizes the first page, and 200 rows are asked for afterwards", async () => {
  const table = new Table(750);
  table.cap = 100;
  expect(await table.list()).toHaveLength(750);
  expect(table.asked.map(({ offset, limit }) => [offset, limit])).toEqual([
    [0, undefined],
    [99, 201],
    [299, 201],
    [499, 201],
    [699, 201],
  ]);
});

test("a large limit is read in pages of 200 rows", async () => {
  const table = new Table(750);
  expect(await table.list({ limit: 450 })).toHaveLength(450);
  expect(table.asked.map(({ offset, limit }) => [offset, limit])).toEqual([
    [0, 200],
    [199, 201],
    [399, 51],
  ]);
});

test("a master that gives smaller pages than were asked for is asked for no more than it gives", async () => {
  const table = new Table(20);
  table.most = 4;
  expect(ids(await table.list({ pageSize: 10 }))).toHaveLength(20);
  expect(table.asked.at(-1)!.limit).toBeLessThanOrEqual(5);
  expect(table.asked.length).toBeLessThan(12);
});

test("an error of a page that was read ahead comes when its turn does", async () => {
  const table = new Table(20);
  table.betweenPages = () => {
    if (table.asked.length === 3) throw new Error("broken");
  };
  const given: number[] = [];
  const reading = (async () => {
    for await (const { id } of table.list({ pageSize: 2 })) given.push(id);
  })();
  await expect(reading).rejects.toThrow("broken");
  expect(given).toEqual([1, 2, 3, 4]);
});

test("a keyed walk over a master that ignores the key goes on by offset", async () => {
  const table = new Table(7);
  table.ignoresAfter = true;
  expect(ids(await table.list({ pageSize: 2 }, { keyed: true }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("a listing that stands still is an error, not a loop", async () => {
  const listing = createListing<Row>("rows", () => ({
    key: ({ id }) => id,
    fetchPage: () => Promise.resolve({ rows: [{ id: 1 }], endIndex: 1, total: 5 }),
  }));
  await expect(listing).rejects.toThrow(MalformedResponseError);
});

test("wrong options reject at the first await and send nothing", async () => {
  const table = new Table(3);
  const listing = table.list({ limit: -1 });
  await expect(listing).rejects.toThrow(InvalidArgumentError);
  await expect(listing.first()).rejects.toThrow("limit");
  await expect(listing[Symbol.asyncIterator]().next()).rejects.toThrow(InvalidArgumentError);
  await expect(listing.pages()[Symbol.asyncIterator]().next()).rejects.toThrow(InvalidArgumentError);
  expect(table.asked).toEqual([]);
});

test("an error of the first page is the caller's", async () => {
  const details = { status: 400, method: "GET", path: "/rows", attempts: 1, elapsed: 0 };
  const listing = createListing<Row>("rows", () => ({
    key: ({ id }) => id,
    fetchPage: () => Promise.reject(new BadRequestError("no", details)),
  }));
  await expect(listing).rejects.toThrow("no");
});

test("an abort between two rows of a page ends the loop before the next one", async () => {
  const controller = new AbortController();
  const found: number[] = [];
  const reading = (async () => {
    for await (const { id } of new Table(3).list({ signal: controller.signal })) {
      found.push(id);
      if (id === 2) controller.abort(new Error("stop"));
    }
  })();
  await expect(reading).rejects.toThrow("stop");
  expect(found).toEqual([1, 2]);
});
