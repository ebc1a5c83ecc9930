import fc from "fast-check";
import { expect, test } from "vitest";
import { BadRequestError, InvalidArgumentError, MalformedResponseError } from "../../../src/errors/index.js";
import {
  createListing,
  readListOptions,
  type Listing,
  type ListOptions,
  type Page,
  type PageQuery,
} from "../../../src/sequence/listing.js";

interface Row {
  id: number;
}

/** A master's list that tests change between two requests. */
class Table {
  rows: Row[];
  readonly asked: PageQuery<Row>[] = [];
  /** The most rows that a page holds when no limit is sent. */
  cap = Infinity;
  strict = false;
  ignoresAfter = false;
  betweenPages: (() => void) | undefined;

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => ({ id: index + 1 }));
  }

  page(query: PageQuery<Row>): Promise<Page<Row>> {
    this.asked.push(query);
    if (this.asked.length > 1) this.betweenPages?.();
    const { after } = query;
    const rows = after && !this.ignoresAfter ? this.rows.filter(({ id }) => id > after.id) : this.rows;
    if (this.strict && query.offset > rows.length) {
      const details = { status: 400, method: "GET", path: "/rows", attempts: 1, elapsed: 0 };
      return Promise.reject(new BadRequestError("offset out of bounds", details));
    }
    const start = Math.min(query.offset, rows.length);
    const end = Math.min(rows.length, start + (query.limit ?? this.cap));
    return Promise.resolve({ rows: rows.slice(start, end), endIndex: end, total: rows.length });
  }

  list(options?: ListOptions, more?: { keyed?: boolean; accept?: (row: Row) => boolean }): Listing<Row> {
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

test("a keyed walk asks for what comes after the last row", async () => {
  const table = new Table(5);
  expect(ids(await table.list({ pageSize: 2 }, { keyed: true }))).toEqual([1, 2, 3, 4, 5]);
  expect(table.asked.map(({ offset, after }) => [offset, after?.id])).toEqual([
    [0, undefined],
    [0, 2],
    [0, 4],
  ]);
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

/** What happens to the table between two pages: rows added at the end or the front, rows deleted. */
const change = fc.record({
  remove: fc.array(fc.nat(), { maxLength: 8 }),
  append: fc.nat(4),
  prepend: fc.nat(4),
});

test("every row that was there throughout is given exactly once, whatever is added and deleted meanwhile", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        count: fc.nat(40),
        pageSize: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
        cap: fc.integer({ min: 3, max: 9 }),
        strict: fc.boolean(),
        keyed: fc.boolean(),
        ignoresAfter: fc.boolean(),
        changes: fc.array(change, { maxLength: 12 }),
      }),
      async ({ count, pageSize, cap, strict, keyed, ignoresAfter, changes }) => {
        const table = new Table(count);
        Object.assign(table, { cap, strict, ignoresAfter });
        const gone = new Set<number>();
        let next = count + 1;
        let front = 0;
        const pending = [...changes];
        table.betweenPages = () => {
          const now = pending.shift();
          if (!now) return;
          for (const at of now.remove) {
            const [row] = table.rows.splice(at % (table.rows.length || 1), 1);
            if (row) gone.add(row.id);
          }
          for (let added = 0; added < now.append; added++) table.rows.push({ id: next++ });
          for (let added = 0; added < now.prepend; added++) table.rows.unshift({ id: front-- });
        };
        const given = ids(await table.list({ pageSize }, { keyed }));
        expect(new Set(given).size).toBe(given.length);
        for (let id = 1; id <= count; id++) if (!gone.has(id)) expect(given).toContain(id);
      },
    ),
    { numRuns: 500 },
  );
});
