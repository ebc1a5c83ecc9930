import fc from "fast-check";
import { expect, test } from "vitest";
import { fitFilters, oneOf, type ListFilter } from "../../../src/facade/fitting-filters.js";
import { queryLength } from "../../../src/facade/url-length.js";

interface Row {
  readonly name: string;
  readonly id: number;
}
interface Query {
  names?: string[];
  ids?: number[];
}

const filtersOf = (names: string[], ids: number[]): ListFilter<Row, Query>[] => [
  oneOf({ names }, names, ({ name }) => name),
  oneOf({ ids }, ids, ({ id }) => id),
];

/** What a master gives for a query that it may split at commas. */
function master(rows: readonly Row[], { names = [], ids = [] }: Query): Row[] {
  const split = names.flatMap((name) => name.split(","));
  return rows.filter((row) => (!split.length || split.includes(row.name)) && (!ids.length || ids.includes(row.id)));
}

test("whatever the room, the address stays within it and the rows are those that meet all filters", () => {
  const name = fc.string({ maxLength: 6, unit: fc.constantFrom("a", "b", ",", "ü", " ") });
  const id = fc.integer({ min: 1, max: 9 });
  const row = fc.record({ name, id });
  fc.assert(
    fc.property(fc.array(row), fc.array(name), fc.array(id), fc.nat(120), (rows, names, ids, room) => {
      const { query, accept } = fitFilters(room, filtersOf(names, ids));
      expect(queryLength(query)).toBeLessThanOrEqual(room);
      const wanted = rows.filter(
        (each) => (!names.length || names.includes(each.name)) && (!ids.length || ids.includes(each.id)),
      );
      expect(master(rows, query).filter(accept ?? (() => true))).toEqual(wanted);
    }),
    { seed: 7, numRuns: 1000 },
  );
});

test("with room for all the master applies all, and the shortest are sent first otherwise", () => {
  expect(fitFilters(1000, filtersOf(["ann"], [1, 2]))).toEqual({
    query: { names: ["ann"], ids: [1, 2] },
    accept: undefined,
  });
  const { query, accept } = fitFilters(20, filtersOf(["a name that is long"], [1, 2]));
  expect(query).toEqual({ ids: [1, 2] });
  expect(accept!({ name: "a name that is long", id: 9 })).toBe(true);
  expect(accept!({ name: "bob", id: 1 })).toBe(false);
});
