import { expect, onTestFinished, test } from "vitest";
import {
  AmbiguousCreateError,
  NotFoundError,
  type DeterminedOptions,
  type Handle,
  type Model,
} from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { calm, chance, clientIn, config, type Loss, type Weather } from "./dedupe-weather.js";

const short = {
  ...config,
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
  // Masters before 0.28.0 serve the files of S3 storage only.
  checkpoint_storage: { type: "s3", bucket: "b" },
};
const releases = ["0.38.1", "0.19.10"] as const;
const once = { ifRegistered: "return" } as const;

async function openRegistry(version: (typeof releases)[number] = "0.38.1"): Promise<{
  fake: FakeMaster;
  uuid: string;
  other: string;
  model: (weather?: Weather, options?: DeterminedOptions) => Handle<Model>;
  numbers: () => Promise<number[]>;
}> {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  const determined = clientIn(fake, calm);
  const uuids: string[] = [];
  for (let count = 0; count < 2; count++) {
    const experiment = await determined.createExperiment({ config: short });
    await fake.clock.runUntil(experiment.wait());
    uuids.push((await experiment.topCheckpoint()).uuid);
  }
  const [uuid, other] = uuids as [string, string];
  await determined.createModel("m");
  const model = (weather: Weather = calm, options?: DeterminedOptions): Handle<Model> =>
    clientIn(fake, weather, options).model("m");
  const numbers = async (): Promise<number[]> =>
    (await fake.clock.runUntil(model().listVersions())).map(({ modelVersion }) => modelVersion).sort();
  return { fake, uuid, other, model, numbers };
}

test.each(releases)("a checkpoint that is registered is given as it is, without a create [%s]", async (version) => {
  const { fake, uuid, other, model } = await openRegistry(version);
  await model().registerVersion(other);
  await model().registerVersion(uuid, { name: "first", comment: "kept" });
  await model().registerVersion(uuid, { name: "second" });
  const creates = fake.requests({ operation: "PostModelVersion" }).length;
  const found = await model().registerVersion(uuid.toUpperCase(), { ...once, name: "third" });
  expect(found).toMatchObject({ modelVersion: 2, name: "first", comment: "kept", modelName: "m" });
  expect(found.checkpoint.uuid).toBe(uuid);
  expect(fake.requests({ operation: "PostModelVersion" })).toHaveLength(creates);
});

test("a checkpoint that is not registered yet is registered, and looked for before and after", async () => {
  const { fake, uuid, model } = await openRegistry();
  const handle = await model().reload();
  const before = fake.requests().length;
  const version = await handle.registerVersion(uuid, { ...once, notes: "n" });
  expect(version).toMatchObject({ modelVersion: 1, notes: "n" });
  expect(handle.numVersions).toBe(1);
  expect(
    fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(["GetModelVersions", "PostModelVersion", "GetModelVersions"]);
  await handle.registerVersion(uuid, once);
  expect(handle.numVersions).toBe(1);
});

test("the default registers another version each time, as Python does", async () => {
  const { uuid, model, numbers } = await openRegistry();
  for (const options of [{}, { ifRegistered: "new" } as const]) await model().registerVersion(uuid, options);
  expect(await numbers()).toEqual([1, 2]);
});

test("a refusal is the error of the call", async () => {
  const { fake, model } = await openRegistry();
  const refused = model().registerVersion("5c1d7d6e-8f0a-4b86-9f53-0a0a5f1c2d3e", once);
  await expect(fake.clock.runUntil(refused)).rejects.toThrow(NotFoundError);
});

test("an answer that got lost gives the version that was made", async () => {
  const { fake, uuid, model, numbers } = await openRegistry();
  fake.faults.drop({ operation: "PostModelVersion", when: "after" });
  const version = await fake.clock.runUntil(model().registerVersion(uuid, once));
  expect(version.modelVersion).toBe(1);
  expect(await numbers()).toEqual([1]);
});

test("a request that got lost is ambiguous, and calling again registers one", async () => {
  const { fake, uuid, model, numbers } = await openRegistry();
  fake.faults.drop({ operation: "PostModelVersion", when: "before" });
  const lost: unknown = await fake.clock.runUntil(model().registerVersion(uuid, once)).catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(AmbiguousCreateError);
  expect(lost).toMatchObject({
    operation: "registerVersion",
    message: expect.stringContaining("Call it again: it gives the version that exists.") as unknown,
  });
  expect((await fake.clock.runUntil(model().registerVersion(uuid, once))).modelVersion).toBe(1);
  expect(await numbers()).toEqual([1]);
});

test("without ifRegistered the error of a lost answer names it", async () => {
  const { fake, uuid, model } = await openRegistry();
  fake.faults.drop({ operation: "PostModelVersion", when: "after" });
  await expect(model().registerVersion(uuid)).rejects.toThrow('ifRegistered: "return" makes registerVersion do that.');
});

test("the removal of a surplus version is not repeated blindly: its number may be another's by then", async () => {
  const { fake, uuid, other, model, numbers } = await openRegistry();
  fake.faults.drop({ operation: "DeleteModelVersion", when: "after", times: 5 });
  // The other process registers between the first search and the create.
  fake.faults.slow({ operation: "PostModelVersion", delay: "1s" });
  const call = model().registerVersion(uuid, once);
  await fake.clock.runUntil(fake.clock.sleep(500));
  await model().registerVersion(uuid);
  const settled = fake.clock.runUntil(call);
  while (fake.requests({ operation: "DeleteModelVersion" }).length === 0) await new Promise(setImmediate);
  await model().registerVersion(other);
  expect((await settled).modelVersion).toBe(1);
  expect(fake.requests({ operation: "DeleteModelVersion" })).toHaveLength(1);
  expect(await numbers()).toEqual([1, 2]);
});

for (const how of ["before", "after", "late"] as const satisfies readonly Loss[]) {
  test(`two processes at once, whichever single request is lost (${how}): each gives the lowest, or says so`, async () => {
    const registries = [await openRegistry(releases[0]), await openRegistry(releases[1])];
    let lost = 0;
    for (let seed = 0; seed < 6; seed++) {
      const { fake, uuid } = registries[seed % 2]!;
      const options: DeterminedOptions = seed % 3 === 0 ? {} : { retry: false };
      for (let lostNumber = 0; lostNumber < 30; lostNumber++) {
        const { name } = await clientIn(fake, calm).createModel(`raced ${seed} ${lostNumber}`);
        const random = chance(seed);
        let requests = 0;
        let lostMethod = "";
        const weather: Weather = {
          delay: () => Math.floor(random() * 40),
          loss: (method) => {
            if (requests++ !== lostNumber) return undefined;
            lostMethod = method;
            return how;
          },
        };
        const call = (): Promise<number | Error> =>
          clientIn(fake, weather, options)
            .model(name)
            .registerVersion(uuid, once)
            .then(
              ({ modelVersion }) => modelVersion,
              (error: Error) => error,
            );
        const outcomes = await fake.clock.runUntil(Promise.all([call(), call()]));
        await fake.clock.advance("5s");
        if (lostNumber >= requests) break;
        lost += 1;
        const hint = `request ${lostNumber} ${how}, seed ${seed}`;
        for (const outcome of outcomes) {
          if (typeof outcome === "number") expect(outcome, hint).toBe(1);
          // Without retries a lost first search is an error too; nothing was registered then.
          else expect(["AmbiguousCreateError", "MasterUnreachableError"], hint).toContain(outcome.name);
        }
        const versions = clientIn(fake, calm).model(name).listVersions({ orderBy: "ASC" });
        const left = (await fake.clock.runUntil(versions)).map(({ modelVersion }) => modelVersion);
        // A second one stays only where its caller never learnt its number.
        expect(left, hint).toEqual(left.length > 1 && lostMethod === "POST" ? [1, 2] : [1]);
        const again = clientIn(fake, calm).model(name).registerVersion(uuid, once);
        expect((await fake.clock.runUntil(again)).modelVersion, hint).toBe(1);
      }
    }
    expect(lost).toBeGreaterThan(20);
  });
}
