import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import { searchOptions } from "../../../src/facade/search/search-options.js";
import {
  InvalidArgumentError,
  where as typedWhere,
  type Condition,
  type Determined,
  type Filter,
} from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { calm, clientIn } from "./dedupe-weather.js";

/** As JavaScript has it: any string. */
const where = typedWhere as unknown as (column: string) => Condition;

const fieldOf = (filter: Filter): object | undefined =>
  (filter.toJSON().filterGroup as { children: object[] }).children[0];

/** Experiments with labels and flags, begun an hour apart. */
async function cluster(): Promise<{ fake: FakeMaster; determined: Determined }> {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  const labels = [["prod"], ["non-prod"], ["production", 'so "called"'], [], ["v1_2", "50%"], ["v1x2", "50 of 100"]];
  for (const [index, each] of [...labels.entries()]) {
    const config = { labels: each, hyperparameters: { flag: index % 2 === 0 } };
    fake.experiments.add({ name: `e${index}`, config, ago: `${10 - index}h`, runsFor: "1m" });
  }
  return { fake, determined: clientIn(fake, calm) };
}

async function names(determined: Determined, filter: Filter): Promise<string> {
  const found = await determined.searchExperiments({ filter });
  const runs = await determined.searchRuns({ filter });
  expect(runs.map(({ experimentName }) => experimentName)).toEqual(found.map(({ experiment }) => experiment.name));
  return found.map(({ experiment }) => experiment.name).join(" ");
}

test.each(["labels", "tags"])("%s are compared one by one, whole or in part", async (column) => {
  const { determined } = await cluster();
  const expected: [Filter, string][] = [
    [where(column).eq("prod"), "e0"],
    [where(column).eq("PROD"), "e0"],
    [where(column).ne("prod"), "e1 e2 e3 e4 e5"],
    [where(column).eq("v1_2"), "e4"],
    [where(column).ne("v1_2"), "e0 e1 e2 e3 e5"],
    [where(column).eq("50%"), "e4"],
    [where(column).eq('so "called"'), "e2"],
    [where(column).eq("called"), ""],
    [where(column).contains("prod"), "e0 e1 e2"],
    [where(column).notContains("prod"), "e3 e4 e5"],
    [where(column).contains("v1_2"), "e4 e5"],
    [where(column).contains("v1\\_2"), "e4"],
    [where(column).isEmpty(), "e3"],
  ];
  for (const [filter, found] of expected) expect(await names(determined, filter), String(filter)).toBe(found);
});

test("times take a Date, a moment in any zone, or a day", async () => {
  const { fake, determined } = await cluster();
  const at = new Date(fake.clock.now() - 7.5 * 3600e3);
  const there = new Date(at.getTime() + 3600e3).toISOString().replace("Z", "+01:00");
  for (const time of [at, at.toISOString(), there]) {
    expect(await names(determined, where("startTime").gt(time as Date))).toBe("e3 e4 e5");
    expect(await names(determined, where("endTime").lte(time as Date))).toBe("e0 e1 e2");
  }
  const day = { type: "COLUMN_TYPE_DATE", value: "2026-01-31T00:00:00Z" };
  expect(fieldOf(where("startTime").lt("2026-01-31" as never))).toMatchObject(day);
});

test("a filter prints as the calls that made it", () => {
  const at = new Date("2026-01-02T03:04:05Z");
  const a = where("hparams.lr").lt(0.1);
  const printed: [Filter, string][] = [
    [
      a.and(where("validation.accuracy").gt(0.9)),
      'where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9))',
    ],
    [where("name").contains('a"b'), 'where("name").contains("a\\"b")'],
    [where("endTime").isEmpty(), 'where("endTime").isEmpty()'],
    [where("startTime").gte(at), 'where("startTime").gte(new Date("2026-01-02T03:04:05.000Z"))'],
    [
      a.and(where("id").ne(1), where("id").ne(2)).or(where("state").eq("STATE_ERROR")),
      'where("hparams.lr").lt(0.1).and(where("id").ne(1), where("id").ne(2)).or(where("state").eq("ERROR"))',
    ],
    [
      a.and(where("labels").eq("x").or(where("id").lte(2))),
      'where("hparams.lr").lt(0.1).and(where("labels").eq("x").or(where("id").lte(2)))',
    ],
  ];
  for (const [filter, text] of printed) {
    expect(String(filter)).toBe(text);
    expect(inspect(filter)).toBe(text);
    // Read as code it is the same filter.
    expect(runInNewContext(text, { where, Date })).toEqual(filter);
  }
});

test("a filter is the master's JSON for the low level, of experiments or runs", async () => {
  const { determined } = await cluster();
  const filter = where("labels").eq("prod").and(where("hparams.flag").notEmpty());
  const { api } = determined;
  const experiments = await api.POST("/api/v1/experiments-search", { body: { filter: JSON.stringify(filter) } });
  expect(experiments.data!.experiments.map(({ experiment }) => experiment?.name)).toEqual(["e0"]);
  const ofRuns = JSON.stringify(filter.toJSON({ table: "runs" }));
  const runs = await api.POST("/api/v1/runs", { body: { filter: ofRuns } });
  expect(runs.data!.runs.map(({ experiment }) => experiment?.name)).toEqual(["e0"]);
  expect(JSON.stringify(filter)).toMatch(
    /LOCATION_TYPE_EXPERIMENT.*LOCATION_TYPE_HYPERPARAMETERS.*"showArchived":true/,
  );
  expect(ofRuns).toMatch(/LOCATION_TYPE_RUN".*LOCATION_TYPE_RUN_HYPERPARAMETERS/);
  expect(filter.toJSON({ includeArchived: false })).toMatchObject({ showArchived: false });
  expect(JSON.stringify({ runs: filter })).toBe(`{"runs":${JSON.stringify(filter)}}`);
});

test("a filter by what only runs have is printed for runs", () => {
  for (const column of ["experimentName", "metadata.team"]) {
    expect(fieldOf(where(column).eq("a")), column).toMatchObject({
      location: expect.stringMatching(/^LOCATION_TYPE_RUN/),
    });
  }
  const filter = where("experimentName").eq("a");
  expect(() => filter.toJSON({ table: "experiments" })).toThrow('Did you mean "name"?');
  expect(() => filter.toJSON({ tabel: "runs" } as never)).toThrow(
    'toJSON() has no option "tabel". Did you mean "table"?',
  );
  expect(() => filter.toJSON({ table: "trials" as never })).toThrow('must be "experiments" or "runs", got "trials"');
});

test("filters of a second copy of the package are known by their brand", async () => {
  vi.resetModules();
  const copy = await import("../../../src/index.js");
  expect(copy.where).not.toBe(typedWhere);
  const other = copy.where("id").gt(1);
  expect(searchOptions.filter.check(other, "filter")).toBe(other);
  expect(String(where("id").lt(9).and(other))).toBe('where("id").lt(9).and(where("id").gt(1))');
  expect(String(other.or(where("id").lt(9)))).toBe('where("id").gt(1).or(where("id").lt(9))');
  for (const wrong of [{ node: {} }, "id > 1", null, {}]) {
    expect(() => searchOptions.filter.check(wrong, "filter")).toThrow(InvalidArgumentError);
  }
});

type Method = "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "contains" | "notContains";
const at = new Date("2026-01-02");

test.each<[string, Method, unknown, string]>([
  ["startTime", "lt", 5, "a valid Date, or a string such as"],
  ["endTime", "gt", 1767225600000, "Of milliseconds new Date(1767225600000) makes one."],
  ["startTime", "eq", "yesterday", "a valid Date, or a string such as"],
  ["startTime", "gte", "2026-02-30", 'got "2026-02-30"'],
  ["startTime", "gte", "2026-02-03T04:05:06", 'got "2026-02-03T04:05:06"'],
  ["startTime", "gt", new Date("never"), "a valid Date"],
  ["endTime", "contains", "2026", 'The column "endTime" cannot be searched for a part. It takes eq(), ne(), lt()'],
  ["id", "lt", at, 'a finite number for the column "id", got a Date.'],
  ["duration", "gte", at, 'a finite number for the column "duration", got a Date.'],
  ["numTrials", "eq", "7", "Pass the number 7"],
  ["progress", "eq", NaN, "a finite number"],
  ["id", "contains", "7", 'The column "id" cannot be searched for a part.'],
  ["user", "contains", "ada", 'The column "user" cannot be searched for a part.'],
  ["state", "contains", "ERR", "It takes eq() and ne()."],
  ["state", "lt", 1, 'The column "state" has no order to compare by.'],
  ["name", "gt", 5, 'The column "name" has no order to compare by. It takes eq(), ne(), contains() and notContains().'],
  ["labels", "lt", 5, 'The column "labels" has no order'],
  ["labels", "eq", 5, "a label"],
  ["name", "eq", 5, 'Pass the string "5".'],
  ["name", "eq", at, "a string"],
  ["hparams.lr", "eq", at, "a string or a finite number"],
  ["hparams.lr", "lt", "0.1", "a number, got"],
  ["validation.loss", "lt", "0.1", "a number or a Date, got"],
  ["hparams.flag", "eq", true, "Searches do not compare booleans: leave this condition out and compare the rows"],
  ["metadata.done", "ne", false, "Searches do not compare booleans"],
  ["hparams.flag", "eq", null, "isEmpty() is met where there is no value."],
  ["endTime", "eq", null, "isEmpty() is met where there is no value."],
  ["name", "eq", ["a", "b"], "For one of several values join conditions with or()."],
  ["userId", "eq", "ada", "getUserByName() reads a user by name."],
])("where(%j).%s(%j) is refused before it is sent", (column, method, value, message) => {
  const attempt = (): Filter => where(column)[method](value as never);
  expect(attempt).toThrow(InvalidArgumentError);
  expect(attempt).toThrow(message);
});

test("the types refuse what a column cannot hold", () => {
  // Only compiled.
  const types = (): void => {
    typedWhere("startTime").lt(at);
    typedWhere("startTime").lt("2026-01-02");
    typedWhere("hparams.lr").lt(1);
    typedWhere("hparams.lr").contains("a");
    typedWhere("validation.loss").lt(1);
    // @ts-expect-error a number of what?
    typedWhere("startTime").lt(5);
    // @ts-expect-error times have no parts
    typedWhere("startTime").contains("2026");
    // @ts-expect-error not a number
    typedWhere("id").lt(at);
    // @ts-expect-error not a number
    typedWhere("duration").eq("7");
    // @ts-expect-error strings have no order
    typedWhere("name").gt(5);
    // @ts-expect-error not a string
    typedWhere("labels").eq(5);
    // @ts-expect-error states have no parts
    typedWhere("state").contains("ERR");
    // @ts-expect-error booleans are not compared
    typedWhere("hparams.flag").eq(true);
  };
  expect(types).toBeTypeOf("function");
});
