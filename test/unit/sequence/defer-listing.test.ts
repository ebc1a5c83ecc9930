import { expect, test } from "vitest";
import { deferListing } from "../../../src/sequence/defer-listing.js";
import { createListing, type Listing } from "../../../src/sequence/listing.js";

function numbers(): { listing: Listing<number>; loads: () => number } {
  let loads = 0;
  const inner = createListing<number>("rows", () => ({
    options: { pageSize: 2 },
    key: (row) => row,
    fetchPage: ({ offset, limit = 9 }) =>
      Promise.resolve({
        rows: [1, 2, 3].slice(offset, offset + limit),
        endIndex: Math.min(3, offset + limit),
        total: 3,
      }),
  }));
  return { listing: deferListing("rows", () => Promise.resolve((loads++, () => inner))), loads: () => loads };
}

test("nothing is loaded until the first await or step", async () => {
  const { listing, loads } = numbers();
  expect(loads()).toBe(0);
  expect(await listing).toEqual([1, 2, 3]);
  expect(loads()).toBe(1);
});

test("rows, the first row and pages come through", async () => {
  const { listing } = numbers();
  const rows: number[] = [];
  for await (const row of listing) rows.push(row);
  const pages: number[][] = [];
  for await (const page of listing.pages()) pages.push(page);
  expect([rows, pages, await listing.first()]).toEqual([[1, 2, 3], [[1, 2], [3]], 1]);
});

test("a loader that fails rejects", async () => {
  const listing = deferListing<number>("rows", () => Promise.reject(new Error("offline")));
  await expect(listing).rejects.toThrow("offline");
  await expect(listing.first()).rejects.toThrow("offline");
  await expect(listing[Symbol.asyncIterator]().next()).rejects.toThrow("offline");
});
