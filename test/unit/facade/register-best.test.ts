import { expect, onTestFinished, test } from "vitest";
import { ConflictError, InvalidArgumentError, NoCheckpointError, type Experiment } from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";
import { calm, clientIn, config, type Loss, type Weather } from "./dedupe-weather.js";

const releases = ["0.38.1", "0.19.10"] as const;

/** A model without versions, and experiments of one trial and one checkpoint with a given loss. */
async function open(version: (typeof releases)[number] = "0.38.1") {
  const fake = await createFakeMaster({ version });
  onTestFinished(() => fake.close());
  const determined = clientIn(fake, calm);
  const model = await determined.createModel("m");
  const train = async (loss: unknown, more: object = {}): Promise<Experiment> => {
    fake.train(() => ({
      steps: 1,
      checkpoint: () => true,
      validationMetrics: () => ({ loss, accuracy: loss, other: 1 }),
    }));
    const searcher = { name: "single", metric: "loss", max_length: { batches: 100 }, ...more };
    const storage = { type: "s3", bucket: "b" };
    const experiment = await determined.createExperiment({
      config: { ...config, searcher, checkpoint_storage: storage },
    });
    await fake.clock.runUntil(experiment.wait());
    return experiment;
  };
  return { fake, determined, model, train };
}

test.each(releases)(
  "the best checkpoint is registered once, and only when it beats the newest version [%s]",
  async (release) => {
    const { fake, model, train } = await open(release);
    const good = await train(0.2);
    const first = await model.registerBest(good, { name: "nightly", labels: ["a"] });
    expect(first).toMatchObject({ registered: true, version: { modelVersion: 1, name: "nightly", labels: ["a"] } });
    expect(model.numVersions).toBe(1);
    const before = fake.requests().length;
    expect(await model.registerBest(good)).toMatchObject({ registered: false, version: { modelVersion: 1 } });
    expect(
      fake
        .requests()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual(["GetExperimentCheckpoints", "GetModelVersions"]);
    expect(await model.registerBest(await train(0.3))).toMatchObject({
      registered: false,
      version: { modelVersion: 1 },
    });
    expect(await model.registerBest(await train(0.2))).toMatchObject({ registered: false });
    expect(await model.registerBest(await train(0.1))).toMatchObject({
      registered: true,
      version: { modelVersion: 2 },
    });
    expect(await model.registerBest(await train(0.5), { onlyIfBetter: false })).toMatchObject({
      registered: true,
      version: { modelVersion: 3 },
    });
    expect(model.numVersions).toBe(3);
  },
);

test("another metric and direction, the configuration's direction, and a handle", async () => {
  const { determined, model, train } = await open();
  await model.registerBest(await train(0.5));
  const worse = await train(0.9);
  expect(await model.registerBest(determined.experiment(worse.id), { sortBy: "accuracy" })).toMatchObject({
    registered: false,
  });
  expect(await model.registerBest(worse, { sortBy: "accuracy", smallerIsBetter: false })).toMatchObject({
    registered: true,
  });
  const up = await train(0.95, { smaller_is_better: false });
  expect(await model.registerBest(up)).toMatchObject({ registered: true });
});

test.each(["NaN", "Infinity", "-Infinity"])("a run whose best checkpoint has %s registers nothing", async (loss) => {
  const { fake, model, train } = await open();
  const diverged = await train(loss);
  for (const options of [{}, { onlyIfBetter: false }]) {
    const refused = model.registerBest(diverged, options);
    await expect(refused).rejects.toThrow(NoCheckpointError);
    await expect(refused).rejects.toThrow(`has ${loss} as its "loss"`);
    await expect(refused).rejects.toMatchObject({ experimentId: diverged.id, metric: "loss" });
  }
  expect(fake.requests({ operation: "PostModelVersion" })).toHaveLength(0);
});

test("a version that is NaN or lacks the metric is beaten", async () => {
  const { model, train } = await open();
  const number = await train(0.5);
  await model.registerVersion((await (await train("NaN")).listCheckpoints())[0]!);
  expect(await model.registerBest(number)).toMatchObject({ registered: true });
});

test("without a checkpoint that qualifies nothing is registered; wrong arguments are refused before a request", async () => {
  const { fake, model, train } = await open();
  const experiment = await train(0.5);
  await expect(model.registerBest(experiment, { sortBy: "f1" })).rejects.toThrow(NoCheckpointError);
  const before = fake.requests().length;
  await expect(model.registerBest(7 as never)).rejects.toThrow("determined.experiment(7)");
  await expect(model.registerBest(experiment, { onlyIfBeter: true } as never)).rejects.toThrow(InvalidArgumentError);
  expect(fake.requests()).toHaveLength(before);
});

test("one list says which version is the newest and whether the checkpoint is registered", async () => {
  const { fake, model, train } = await open();
  const [good, better, bad] = [await train(0.2), await train(0.1), await train(0.9)];
  const sent = async (call: () => Promise<unknown>): Promise<(string | undefined)[]> => {
    const before = fake.requests().length;
    await call();
    return fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation);
  };
  const once = ["GetExperimentCheckpoints", "GetModelVersions", "PostModelVersion", "GetModelVersions"];
  expect(await sent(() => model.registerBest(good))).toEqual(once);
  expect(await sent(() => model.registerBest(better))).toEqual(once);
  expect(await sent(() => model.registerBest(bad))).toEqual(once.slice(0, 2));
  expect(await sent(() => model.registerBest(bad, { onlyIfBetter: false }))).toEqual(once);
  // Better than the newest, and registered before it.
  expect(await model.registerBest(good)).toMatchObject({ registered: false, version: { modelVersion: 1 } });
  expect(await sent(() => model.registerBest(good))).toEqual(once.slice(0, 2));
  expect(model.numVersions).toBe(3);
});

test("a version whose answer got lost counts as registered, so that it is promoted", async () => {
  const { fake, model, train } = await open();
  const experiment = await train(0.2);
  fake.faults.drop({ operation: "PostModelVersion", when: "after" });
  const lost = await fake.clock.runUntil(model.registerBest(experiment));
  expect(lost).toMatchObject({ registered: true, version: { modelVersion: 1 } });
  expect(await model.registerBest(experiment)).toMatchObject({ registered: false, version: { modelVersion: 1 } });
});

test("of calls at once with one checkpoint one registers, and all get the same version", async () => {
  const { fake, model, train } = await open();
  const experiment = await train(0.2);
  const slow: Weather = { delay: () => 50, loss: () => undefined };
  const racing = [1, 2, 3].map(async () =>
    clientIn(fake, slow).model("m").registerBest(clientIn(fake, slow).experiment(experiment.id)),
  );
  const outcomes = await fake.clock.runUntil(Promise.all(racing));
  expect(fake.requests({ operation: "PostModelVersion" })).toHaveLength(3);
  expect(outcomes.map(({ version }) => version.modelVersion)).toEqual([1, 1, 1]);
  expect(outcomes.filter(({ registered }) => registered)).toHaveLength(1);
  expect(await model.listVersions()).toHaveLength(1);
});

/** Loses each create once. */
function losing(how: Loss): Weather {
  let lost = false;
  return { delay: () => 10, loss: (method) => (method === "POST" && !lost ? ((lost = true), how) : undefined) };
}

test("a name with a slash is refused before a request, since no master takes one", async () => {
  const { fake, determined } = await open();
  const before = fake.requests().length;
  for (const name of ["a/b", "a\\b"]) {
    const refusal = "the name of a model, in which masters allow no slashes";
    await expect(determined.getOrCreateModel(name)).rejects.toThrow(refusal);
    await expect(determined.createModel(name)).rejects.toThrow(refusal);
    await expect(determined.getModel(name)).rejects.toThrow(refusal);
    expect(() => determined.model(name)).toThrow(refusal);
  }
  expect(fake.requests()).toHaveLength(before);
});

test("an empty label is refused wherever labels are given", async () => {
  const { fake, determined, model, train } = await open();
  const experiment = await train(0.5);
  const { version } = await model.registerBest(experiment);
  const before = fake.requests().length;
  for (const labels of [[""], ["a", " "]]) {
    const calls = [
      () => version.setLabels(labels),
      () => model.setLabels(labels),
      () => determined.createModel("new", { labels }),
      () => model.registerVersion(version.checkpoint, { labels }),
      () => model.registerBest(experiment, { labels }),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow("must be an array of non-empty strings");
  }
  expect(fake.requests()).toHaveLength(before);
});

test.each(releases)("getOrCreateModel gives the model that is there, else creates it [%s]", async (release) => {
  const { fake, determined, model } = await open(release);
  expect(await determined.getOrCreateModel("m")).toMatchObject({ modelId: model.modelId });
  const created = await determined.getOrCreateModel("new", { description: "d" });
  expect(created).toMatchObject({ name: "new", description: "d" });
  expect(fake.requests({ operation: "PostModel" })).toHaveLength(2);
});

test.each(["after", "late"] as const)("getOrCreateModel finds a model whose answer was lost %s", async (how) => {
  const { fake } = await open();
  const lost = clientIn(fake, losing(how));
  expect(await fake.clock.runUntil(lost.getOrCreateModel("new"))).toMatchObject({ name: "new" });
});

test("of two that create one model at once, both get it", async () => {
  const { fake } = await open();
  const slow: Weather = { delay: () => 50, loss: () => undefined };
  const both = [1, 2].map(async () => clientIn(fake, slow).getOrCreateModel("new"));
  const [one, other] = await fake.clock.runUntil(Promise.all(both));
  expect(one!.modelId).toBe(other!.modelId);
  await expect(clientIn(fake, calm).createModel("new")).rejects.toThrow(ConflictError);
});
