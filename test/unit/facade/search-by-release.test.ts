import { expect, onTestFinished, test } from "vitest";
import type { Release } from "../../../generated/releases.js";
import {
  UnsupportedByMasterError,
  where,
  type Determined,
  type Filter,
  type SearchOptions,
} from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { calm, clientIn } from "./dedupe-weather.js";

/** Three that have ended, of which the first is archived, and one that runs. */
async function cluster(version: Release): Promise<{ fake: FakeMaster; determined: Determined }> {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  for (const [index, lr] of [0.3, 0.1, 0.2].entries()) {
    const config = { labels: index ? ["keep"] : [], hyperparameters: { lr } };
    fake.experiments.add({ name: `e${index}`, config, ago: "2h", runsFor: "1m", archived: index === 0 });
  }
  fake.experiments.add({ name: "e3", config: { hyperparameters: { lr: 0.4 } }, runsFor: "10h" });
  return { fake, determined: clientIn(fake, calm) };
}

const searchesOf = (fake: FakeMaster): string[] =>
  fake
    .requests()
    .flatMap(({ operation, method }) => (operation?.startsWith("Search") ? [`${method} ${operation}`] : []));

async function names(determined: Determined, options?: SearchOptions): Promise<string[]> {
  return (await determined.searchExperiments(options)).map(({ experiment }) => experiment.name);
}

async function runNames(determined: Determined, options?: SearchOptions): Promise<(string | undefined)[]> {
  return (await determined.searchRuns(options)).map(({ experimentName }) => experimentName);
}

test.each([
  ["0.22.2", "GET SearchExperimentsBefore0350"],
  ["0.24.0", "GET SearchExperimentsBefore0350"],
  ["0.30.0", "GET SearchExperimentsBefore0350"],
  ["0.34.0", "GET SearchExperimentsBefore0350"],
  ["0.35.0", "POST SearchExperiments"],
  ["0.38.1", "POST SearchExperiments"],
] as const)("a master of %s finds the same experiments by a %s", async (version, sent) => {
  const { fake, determined } = await cluster(version);
  expect(await names(determined, { filter: where("hparams.lr").lt(0.25), sort: "hparams.lr" })).toEqual(["e1", "e2"]);
  expect(new Set(searchesOf(fake))).toEqual(new Set([sent]));
  expect(await names(determined, { sort: { by: "name", order: "DESC" }, pageSize: 1, limit: 3 })).toEqual([
    "e3",
    "e2",
    "e1",
  ]);
  expect(await names(determined, { includeArchived: false })).toEqual(["e1", "e2", "e3"]);
  expect(await names(determined, { filter: where("labels").contains("keep"), projectId: 1 })).toEqual(["e1", "e2"]);
  // Masters before 0.25.0 refuse the state that others store for unmanaged ones.
  expect(await names(determined, { filter: where("state").eq("ACTIVE") })).toEqual(["e3"]);
  expect(await names(determined, { filter: where("state").ne("ACTIVE") })).toEqual(["e0", "e1", "e2"]);
  const [found] = await determined.searchExperiments({ filter: where("name").eq("e1") });
  expect(found).toMatchObject({ experiment: { name: "e1" }, bestTrial: { experimentId: found!.experiment.id } });
});

test.each([
  ["0.30.0", "GET SearchRunsBefore0350", undefined],
  ["0.34.0", "GET SearchRunsBefore0350", undefined],
  ["0.35.0", "POST SearchRuns", false],
  ["0.38.1", "POST SearchRuns", false],
] as const)("a master of %s finds the same runs by a %s", async (version, sent, archived) => {
  const { fake, determined } = await cluster(version);
  expect(await runNames(determined, { filter: where("hparams.lr").lt(0.25), sort: "hparams.lr" })).toEqual([
    "e1",
    "e2",
  ]);
  expect(new Set(searchesOf(fake))).toEqual(new Set([sent]));
  expect(await runNames(determined, { includeArchived: false, sort: "experimentName" })).toEqual(["e1", "e2", "e3"]);
  const [run] = await determined.searchRuns({ filter: where("experimentName").eq("e1") });
  expect(run).toMatchObject({ experimentName: "e1", hparams: { lr: 0.1 } });
  // Older masters do not say it.
  expect(run!.archived).toBe(archived);
});

test("a master of 0.21.1 gives all experiments, by id", async () => {
  const { fake, determined } = await cluster("0.21.1");
  expect(await names(determined, { projectId: 1, sort: "id" })).toEqual(["e0", "e1", "e2", "e3"]);
  expect(await names(determined, { pageSize: 2, limit: 3 })).toEqual(["e0", "e1", "e2"]);
  expect(searchesOf(fake)).not.toEqual([]);
});

const group = where("inference.f1").gt(0.5);
const nested = where("id").gt(1).and(where("name").eq("x").or(group));

test.each<[Release, what: string, since: Release, search: (determined: Determined) => PromiseLike<unknown>]>([
  ["0.21.0", "searchExperiments", "0.21.1", (d) => d.searchExperiments()],
  ["0.21.0", "searchExperiments with filter", "0.22.2", (d) => d.searchExperiments({ filter: where("id").gt(1) })],
  ["0.21.1", "searchExperiments with sort", "0.21.2", (d) => d.searchExperiments({ sort: "name" })],
  [
    "0.21.1",
    "searchExperiments with sort",
    "0.21.2",
    (d) => d.searchExperiments({ sort: { by: "id", order: "DESC" } }),
  ],
  ["0.22.1", "searchExperiments with filter", "0.22.2", (d) => d.searchExperiments({ filter: where("id").gt(1) })],
  [
    "0.22.1",
    "searchExperiments with includeArchived: false",
    "0.22.2",
    (d) => d.searchExperiments({ includeArchived: false }),
  ],
  [
    "0.23.3",
    "searchExperiments by metrics of groups of your own",
    "0.23.4",
    (d) => d.searchExperiments({ filter: nested }),
  ],
  [
    "0.23.3",
    "searchExperiments by metrics of groups of your own",
    "0.23.4",
    (d) => d.searchExperiments({ sort: ["name", "inference.f1"] }),
  ],
  ["0.29.1", "searchRuns", "0.30.0", (d) => d.searchRuns({ filter: where("id").gt(1) })],
  ["0.33.0", "searchRuns by metadata", "0.34.0", (d) => d.searchRuns({ filter: where("metadata.team").eq("a") })],
])("a master of %s is not sent what it would ignore: %s", async (version, what, since, search) => {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  const error = await Promise.resolve(search(clientIn(fake, calm))).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnsupportedByMasterError);
  expect(error).toMatchObject({ since, release: version });
  expect((error as Error).message).toContain(
    `${what} needs a master of release ${since} or newer; ${fake.url}:80 is ${version}.`,
  );
  expect(searchesOf(fake)).toEqual([]);
});

test("a filter that is too long for a URL is sent in a body, or not at all", async () => {
  const any = (count: number): Filter => {
    const [first, ...others] = Array.from({ length: count }, (_, index) => where("name").eq(`e${index}`));
    return first!.or(...others);
  };
  const old = await cluster("0.34.0");
  expect(await names(old.determined, { filter: any(10) })).toHaveLength(4);
  const before = searchesOf(old.fake).length;
  await expect(Promise.resolve(old.determined.searchExperiments({ filter: any(200) }))).rejects.toThrow(
    /^searchExperiments with filter and sort of \d{5} characters, too long for a URL, needs a master of release 0\.35\.0 or newer; \S+ is 0\.34\.0\./,
  );
  expect(searchesOf(old.fake)).toHaveLength(before);
  expect(old.fake.requests().every(({ query }) => query.toString().length < 6000)).toBe(true);
  const oldest = clientIn((await cluster("0.19.10")).fake, calm);
  await expect(Promise.resolve(oldest.searchExperiments({ filter: any(200) }))).rejects.toMatchObject({
    since: "0.35.0",
  });
  const { determined } = await cluster("0.35.0");
  expect(await names(determined, { filter: any(200) })).toHaveLength(4);
});

test("a search by GET is repeated when its answer gets lost", async () => {
  const { fake, determined } = await cluster("0.34.0");
  fake.faults.drop({ operation: "SearchExperimentsBefore0350", when: "after" });
  expect(await fake.clock.runUntil(names(determined))).toHaveLength(4);
});
