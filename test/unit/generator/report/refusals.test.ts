import { expect, test } from "vitest";
import type { FacadeMap } from "../../../../src/generator/report/facade-map.js";
import { renderText } from "../../../../src/generator/report/render.js";
import { hasBreaking, reportDiff, type SpecReport } from "../../../../src/generator/report/report.js";
import type { Uses } from "../../../../src/generator/report/uses.js";
import { factsOf, smallApi, type SmallApi } from "../diff/small-api.js";

const map: FacadeMap = {
  release: "1.9.0",
  fields: [],
  methods: {
    "Client.searchThings": {
      operations: ["DeleteThing"],
      fields: [],
      needs: [{ since: "1.2.0" }, { since: "1.3.0", with: [] }],
    },
    "Client.createThing": {
      operations: ["PostThing"],
      fields: [],
      needs: [{ since: "1.3.0", with: ["remote", "far"] }],
    },
    "Thing.metrics": { operations: ["GetThing"], fields: [], needs: [{ since: "1.4.0", with: [] }] },
    "Thing.remove": { operations: ["DeleteThing"], fields: [] },
  },
};
const usesOf = (methods: string[], words: string[] = [], operations: string[] = []): Uses => ({
  operations: new Set(operations),
  methods: new Set(methods),
  words: new Set(words),
});

function reportOf(before: string, after: string, uses?: Uses, edit: (api: SmallApi) => void = () => {}): SpecReport {
  const edited = smallApi();
  edit(edited);
  const named = (release: string, api: SmallApi) => ({ name: release, release, facts: factsOf(api) });
  return reportDiff(named(before, smallApi()), named(after, edited), map, uses);
}

test("a method that the newer spec's release is too old for is reported, and breaks, though no route differs", () => {
  const report = reportOf("1.9.0", "1.1.0", usesOf(["Client.searchThings"]));
  expect(report.refused).toEqual([
    { method: "Client.searchThings", since: "1.2.0", before: false, after: true, level: "breaking" },
  ]);
  expect(hasBreaking(report)).toBe(true);
  expect(renderText(report)).toBe(`From 1.9.0 to 1.1.0
Their specs do not differ in what matters here.
1 method that the program calls refuses 1.1.0, always or with some arguments, as listed.
Limited to what the program calls: 0 operations, 1 method.

Methods of the object model that refuse 1.1.0
  needs 1.2.0 or newer
    Client.searchThings`);
});

test("a change that such a method meets is counted, one that another method meets is not", () => {
  const dropDelete = (api: SmallApi): void => void delete api.paths["/things/{id}"].delete;
  const refused = reportOf("1.9.0", "1.1.0", usesOf(["Client.searchThings", "Thing.remove"]), dropDelete);
  expect(refused.counts.breaking).toBe(1);
  expect(renderText(refused)).toContain("The rest of the object model works on both: it knows masters up to 1.9.0");
  const works = reportOf("1.9.0", "1.1.0", usesOf(["Thing.remove"]), dropDelete);
  expect([works.counts.breaking, hasBreaking(works)]).toEqual([0, false]);
});

test("what only the older release is refused for is reported, and breaks nothing", () => {
  const report = reportOf("1.1.0", "1.9.0", usesOf(["Client.searchThings"]));
  expect(report.refused).toMatchObject([{ before: true, after: false, level: "compatible" }]);
  expect(hasBreaking(report)).toBe(false);
  expect(renderText(report)).toContain(`Methods of the object model that refuse 1.1.0, but not 1.9.0
  needs 1.2.0 or newer
    Client.searchThings`);
});

test("of one that the older release is refused for always, the report says what the newer one lacks", () => {
  const report = reportOf("1.1.0", "1.2.0", usesOf(["Client.searchThings"]));
  expect(report.refused).toMatchObject([
    { since: "1.2.0", after: false },
    { since: "1.3.0", with: [], after: true, level: "look" },
  ]);
});

test("a method that is refused on both breaks", () => {
  expect(hasBreaking(reportOf("1.0.0", "1.1.0", usesOf(["Client.searchThings"])))).toBe(true);
});

test("an option breaks a program that names it, and no other", () => {
  const naming = reportOf("1.9.0", "1.1.0", usesOf(["Client.createThing"], ["far"]));
  expect(naming.refused).toMatchObject([{ with: ["remote", "far"], level: "breaking" }]);
  expect(renderText(naming)).toContain("    Client.createThing, with remote or far");
  const other = reportOf("1.9.0", "1.1.0", usesOf(["Client.createThing"], ["near"]));
  expect(other.refused).toEqual([]);
});

test("what depends on values may matter", () => {
  const report = reportOf("1.9.0", "1.1.0", usesOf(["Thing.metrics"]));
  expect(report.refused).toMatchObject([{ with: [], level: "look" }]);
  expect(hasBreaking(report)).toBe(false);
  expect(renderText(report)).toContain("    Thing.metrics, with some arguments");
});

test("without a program every method is reported; of a release that is not known none is", () => {
  const { refused } = reportOf("1.9.0", "1.1.0");
  expect(refused.map(({ method, level }) => [method, level])).toEqual([
    ["Client.searchThings", "breaking"],
    ["Client.createThing", "look"],
    ["Thing.metrics", "look"],
  ]);
  const facts = factsOf(smallApi());
  expect(reportDiff({ name: "a", facts }, { name: "b", facts }, map).refused).toEqual([]);
});
