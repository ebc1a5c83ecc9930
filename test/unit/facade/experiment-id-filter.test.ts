import fc from "fast-check";
import { expect, test } from "vitest";
import { splitIds } from "../../../src/facade/experiments/experiment-id-filter.js";

const master = "http://determined.example.org:8080";
const path = "/api/v1/experiments";

/** The address that openapi-fetch makes of it, with the longest cursor. */
function addressOf(master: string, query: object, filter: object): string {
  const all = Object.entries({
    ...query,
    ...filter,
    offset: 2 ** 31,
    limit: 2 ** 31,
    "experimentIdFilter.gt": 2 ** 31,
  });
  const search = all.flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  return `${master}${path}?${search.join("&")}`;
}

const idSets = fc
  .record({
    start: fc.integer({ min: 1, max: 2_000_000_000 }),
    gaps: fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5000 })), { maxLength: 3000 }),
  })
  .map(({ start, gaps }) => {
    const ids = [start];
    for (const gap of gaps) ids.push(ids.at(-1)! + gap);
    return ids;
  });
const queries = fc.record(
  {
    labels: fc.array(fc.string({ maxLength: 40, unit: "grapheme" }), { maxLength: 30 }),
    name: fc.string({ maxLength: 300 }),
  },
  { requiredKeys: [] },
);

test("no address of a chunk is longer than 6 kB, each id is asked for once, and a range lets at most as many others through", () => {
  fc.assert(
    fc.property(idSets, fc.integer({ min: 0, max: 3000 }), queries, (ids, prefix, query) => {
      const address = `${master}/${"x".repeat(prefix)}`;
      const chunks = splitIds(ids, address, path, query);
      expect(chunks.flatMap((chunk) => chunk.ids)).toEqual(ids);
      for (const { ids: some, filter, rows } of chunks) {
        const length = addressOf(address, query, filter).length;
        if (some.length > 1) expect(length).toBeLessThan(6000);
        expect(rows).toBeLessThan(2 * some.length);
      }
    }),
    { numRuns: 100, seed: 11 },
  );
});

test("few ids are named, many that lie close together are a range", () => {
  const ids = Array.from({ length: 1000 }, (_, index) => 5000 + index);
  expect(splitIds(ids.slice(0, 3), master, path, {})).toEqual([
    { ids: [5000, 5001, 5002], filter: { "experimentIdFilter.incl": [5000, 5001, 5002] }, rows: 3 },
  ]);
  const range = { "experimentIdFilter.gte": 5000, "experimentIdFilter.lte": 5999 };
  expect(splitIds(ids, master, path, {})).toEqual([{ ids, filter: range, rows: 1000 }]);
});

test("ids that lie far apart are asked for in as many requests as their addresses need", () => {
  const ids = Array.from({ length: 1000 }, (_, index) => 10_000 + index * 7);
  expect(splitIds(ids, master, path, {})).toHaveLength(6);
});

test("where nothing fits, each id has a request of its own", () => {
  expect(splitIds([7, 70, 700], `${master}/${"x".repeat(7000)}`, path, {}).map(({ ids }) => ids)).toEqual([
    [7],
    [70],
    [700],
  ]);
});
