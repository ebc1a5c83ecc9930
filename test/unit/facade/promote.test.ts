import { expect, onTestFinished, test } from "vitest";
import {
  Determined,
  InvalidArgumentError,
  NotFoundError,
  type Handle,
  type Model,
  type ModelVersion,
} from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { calm, chance, clientIn, config, type Loss, type Weather } from "./dedupe-weather.js";

const releases = ["0.38.1", "0.19.10"] as const;
const short = {
  ...config,
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
  checkpoint_storage: { type: "s3", bucket: "b" },
};

/** A model with three versions. */
async function openModel(version: (typeof releases)[number] = "0.38.1"): Promise<{
  fake: FakeMaster;
  determined: Determined;
  model: (weather?: Weather) => Handle<Model>;
  holders: (label: string) => Promise<number[]>;
}> {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  const determined = clientIn(fake, calm);
  const experiment = await determined.createExperiment({ config: short });
  await fake.clock.runUntil(experiment.wait());
  const { uuid } = await experiment.topCheckpoint();
  const created = await determined.createModel("m");
  for (let count = 0; count < 3; count++) await created.registerVersion(uuid);
  const model = (weather: Weather = calm): Handle<Model> => clientIn(fake, weather).model("m");
  const holders = async (label: string): Promise<number[]> => {
    const versions = await fake.clock.runUntil(determined.model("m").listVersions());
    return versions.filter(({ labels }) => labels.includes(label)).map(({ modelVersion }) => modelVersion);
  };
  return { fake, determined, model, holders };
}

test.each(releases)("a label moves, other labels stay, and the version that had it is given [%s]", async (release) => {
  const { fake, model, holders } = await openModel(release);
  const versions = await model().listVersions({ orderBy: "ASC" });
  await versions[0]!.setLabels(["production", "reviewed"]);
  const before = fake.requests().length;
  const previous = await model().promote(versions[1]!, "production");
  expect(previous).toMatchObject({ modelVersion: 1, labels: ["reviewed"] });
  expect(
    fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(["GetModelVersions", "PatchModelVersion", "PatchModelVersion", "GetModelVersions"]);
  expect(await holders("production")).toEqual([2]);
  expect(await holders("reviewed")).toEqual([1]);
});

test("back to an older version, from several, and again: each time one version has the label", async () => {
  const { fake, model, holders } = await openModel();
  for (const version of await model().listVersions()) await version.addLabel("production");
  expect(await model().promote(1, "production")).toMatchObject({ modelVersion: 3 });
  expect(await holders("production")).toEqual([1]);
  const before = fake.requests().length;
  expect(await model().promote(1, "production")).toBeUndefined();
  expect(
    fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(["GetModelVersions"]);
});

test.each(["nothing", "the first change", "the second change"])(
  "the version that was given and the one that is returned show their labels when %s is lost",
  async (what) => {
    const { fake, determined, model, holders } = await openModel();
    await model().promote(1, "production");
    const [, second, first] = await model().listVersions();
    const lost = ["nothing", "the first change", "the second change"].indexOf(what);
    let count = 0;
    const loss = (method: string): Loss | undefined => (method === "PATCH" && ++count === lost ? "after" : undefined);
    const weather: Weather = { delay: () => 5, loss };
    const held = model(weather);
    const given = await fake.clock.runUntil(held.getVersion(2));
    const previous = await fake.clock.runUntil(held.promote(given, "production"));
    expect(given.labels).toEqual(["production"]);
    expect(previous).toMatchObject({ modelVersion: 1, labels: [] });
    expect(await holders("production")).toEqual([2]);
    // Objects that had no part in it keep what they knew.
    expect([second!.labels, first!.labels]).toEqual([[], ["production"]]);
    expect((await determined.model("m").getVersion(2)).labels).toEqual(given.labels);
  },
);

test("a version that loses the label to a race at once does not show it", async () => {
  const { fake, model } = await openModel();
  const [third, second] = await model().listVersions();
  fake.faults.drop({ operation: "PatchModelVersion", when: "after" });
  const slow = model().promote(second!, "production");
  const fast = model().promote(third!, "production");
  await fake.clock.runUntil(Promise.all([slow, fast]));
  const now = await model().listVersions();
  expect([third!.labels, second!.labels]).toEqual([now[0]!.labels, now[1]!.labels]);
});

test("a first promotion replaces none and sends three requests", async () => {
  const { fake, model, holders } = await openModel();
  const before = fake.requests().length;
  expect(await model().promote(2, "production")).toBeUndefined();
  expect(fake.requests().length - before).toBe(3);
  expect(await holders("production")).toEqual([2]);
});

test("getVersion finds the labelled version and says which labels there are", async () => {
  const { model } = await openModel();
  await model().promote(2, "production");
  expect(await model().getVersion({ label: "production" })).toMatchObject({ modelVersion: 2 });
  await expect(model().getVersion({ label: "staging" })).rejects.toThrow(
    'No version of model "m" has the label "staging". Its versions have the labels production.',
  );
});

test("wrong versions are refused before a request, unknown ones leave the label where it is", async () => {
  const { fake, determined, model, holders } = await openModel();
  await model().promote(1, "production");
  const other = await determined.createModel("other");
  const [stranger] = await model().listVersions();
  const before = fake.requests().length;
  await expect(other.promote(stranger!, "production")).rejects.toThrow(InvalidArgumentError);
  await expect(model().promote("2" as never, "production")).rejects.toThrow(InvalidArgumentError);
  await expect(model().promote(null as unknown as ModelVersion, "production")).rejects.toThrow(InvalidArgumentError);
  await expect(model().promote(2, " ")).rejects.toThrow(InvalidArgumentError);
  expect(fake.requests()).toHaveLength(before);
  await expect(model().promote(9, "production")).rejects.toThrow(NotFoundError);
  expect(await holders("production")).toEqual([1]);
});

test("two that promote at once leave one label, whatever gets lost (60 races)", { timeout: 60_000 }, async () => {
  const { fake, model, holders } = await openModel();
  for (let seed = 1; seed <= 60; seed++) {
    const random = chance(seed);
    const weather = (): Weather => ({
      delay: () => Math.floor(random() * 40),
      loss: (): Loss | undefined => (random() < 0.1 ? (random() < 0.5 ? "before" : "after") : undefined),
    });
    const start = 1 + Math.floor(random() * 3);
    await model().promote(start, "production");
    const racing = [1, 2].map(async () => {
      const version = 1 + Math.floor(random() * 3);
      await fake.clock.sleep(Math.floor(random() * 100));
      return model(weather()).promote(version, "production");
    });
    await fake.clock.runUntil(Promise.all(racing));
    expect(await holders("production"), `seed ${seed}`).toHaveLength(1);
  }
});

test.each(["before", "after"] as const)(
  "a change that is lost %s it arrives moves the label all the same",
  async (how) => {
    const { fake, model, holders } = await openModel();
    await model().promote(1, "production");
    for (const nth of [1, 2]) {
      let count = 0;
      const weather: Weather = {
        delay: () => 5,
        loss: (method) => (method === "PATCH" && ++count === nth ? how : undefined),
      };
      const from = (await holders("production"))[0]!;
      const target = from === 1 ? 2 : 1;
      const previous = await fake.clock.runUntil(model(weather).promote(target, "production"));
      expect(previous?.modelVersion).toBe(from);
      expect(await holders("production")).toEqual([target]);
    }
  },
);
