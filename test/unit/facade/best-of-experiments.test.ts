import { expect, onTestFinished, test } from "vitest";
import { canMatter, mostPromisingFirst } from "../../../src/facade/experiments/best-first.js";
import {
  InvalidArgumentError,
  NoCheckpointError,
  NotFoundError,
  type BestOfExperimentsOptions,
  type Checkpoint,
  type Experiment,
} from "../../../src/index.js";
import { createFakeMaster, type RecordedRequest } from "../../../src/testing.js";
import { calm, chance, clientIn, config } from "./dedupe-weather.js";

const releases = ["0.38.1", "0.19.11", "0.19.10"] as const;

/** Experiments of several trials, each with a checkpoint a step; `score` says what a trial validates with. */
async function open(
  version: (typeof releases)[number],
  score: (experiment: number, trial: number, step: number) => unknown,
) {
  const fake = await createFakeMaster({ version, slots: 64 });
  onTestFinished(() => fake.close());
  const determined = clientIn(fake, calm);
  fake.train(({ experiment, trialIndex }) => ({
    steps: 3,
    checkpoint: () => true,
    validationMetrics: ({ step }) => {
      const value = score(experiment.id, trialIndex, step);
      return value === undefined ? { other: 1 } : { loss: value, accuracy: value };
    },
  }));
  const train = async (count: number, searcher: object = {}): Promise<Experiment[]> => {
    const all: Experiment[] = [];
    for (let each = 0; each < count; each++) {
      const single = { name: "random", max_trials: 3, metric: "loss", max_length: { batches: 300 }, ...searcher };
      const storage = { type: "s3", bucket: "b" };
      const hyperparameters = { lr: { type: "double", minval: 0, maxval: 1 } };
      all.push(
        await determined.createExperiment({
          config: { ...config, searcher: single, checkpoint_storage: storage, hyperparameters },
        }),
      );
    }
    await fake.clock.runUntil(determined.waitAll(all));
    return all;
  };
  return { fake, determined, train };
}

const lossOf = ({ training }: Checkpoint): unknown => training?.validationMetrics.avgMetrics.loss;

/** The best of each trial by reading everything. */
async function bestByHand(
  experiments: readonly Experiment[],
  limit: number,
  perExperiment = Infinity,
): Promise<unknown[]> {
  const all: Checkpoint[] = [];
  for (const each of experiments) {
    const top = await each.topNCheckpoints(1000).catch((): Checkpoint[] => []);
    all.push(...top.slice(0, perExperiment));
  }
  return all
    .map(lossOf)
    .sort((one, other) => Number(one) - Number(other))
    .slice(0, limit);
}

test.each(releases)(
  "the best of many are those that reading everything gives, in fewer requests [%s]",
  async (version) => {
    const random = chance(7);
    const scores = new Map<string, number>();
    const { fake, determined, train } = await open(version, (experiment, trial, step) => {
      const key = `${experiment} ${trial} ${step}`;
      if (!scores.has(key)) scores.set(key, Math.round(random() * 1000) / 1000 + experiment / 10);
      return scores.get(key);
    });
    const experiments = await train(20);
    for (const [limit, perExperiment] of [
      [1, undefined],
      [5, undefined],
      [5, 1],
      [100, 2],
    ] as const) {
      const before = fake.requests().length;
      const best = await determined.topNCheckpoints(limit, { experiments, perExperiment });
      const sent = fake
        .requests()
        .slice(before)
        .map(({ operation }) => operation);
      expect(best.map(lossOf)).toEqual(await bestByHand(experiments, limit, perExperiment));
      const read = sent.filter((each) => each === "GetExperimentCheckpoints").length;
      // 0.19.10 does not tell the best value of an experiment.
      if (version === "0.19.10" || limit === 100) expect(read).toBe(20);
      else expect(read).toBeLessThanOrEqual(12);
      expect(sent.filter((each) => each === "GetExperiments")).toHaveLength(1);
    }
  },
);

test("experiments without a number are read last, and ids and handles do as well", async () => {
  const { fake, determined, train } = await open("0.38.1", (experiment) => (experiment === 2 ? 0.5 : undefined));
  const [first, second, third] = await train(3);
  const before = fake.requests().length;
  const best = await determined.topNCheckpoints(3, {
    experiments: new Set([first!.id, second!, determined.experiment(third!.id)]),
  });
  expect(best).toHaveLength(3);
  expect(new Set(best.map(({ training }) => training?.experimentId))).toEqual(new Set([second!.id]));
  expect(
    fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(expect.not.arrayContaining(["GetExperiment"]));
  await expect(determined.topNCheckpoints(5, { experiments: [first!] })).rejects.toThrow(NoCheckpointError);
  await expect(determined.topNCheckpoints(5, { experiments: [] })).rejects.toThrow("There is no experiment");
  await expect(determined.topNCheckpoints(5, { experiments: [first!, 99] })).rejects.toThrow(
    "There is no experiment 99.",
  );
});

test("by project, by workspace, and by another metric", async () => {
  const { determined, train } = await open("0.38.1", (experiment, trial) => experiment * 10 + trial);
  const experiments = await train(3);
  const workspace = await determined.createWorkspace("risk");
  const project = await workspace.createProject("cards");
  await experiments[2]!.moveToProject({ workspaceName: "risk", projectName: "cards" });
  const ofProject = await determined.topNCheckpoints(1, { projectId: project.id });
  const ofWorkspace = await determined.topNCheckpoints(1, { workspace: "risk" });
  expect(ofProject[0]!.training?.experimentId).toBe(experiments[2]!.id);
  expect(ofWorkspace[0]!.uuid).toBe(ofProject[0]!.uuid);
  const highest = await determined.topNCheckpoints(2, { experiments, sortBy: "accuracy", smallerIsBetter: false });
  expect(highest[0]!.training?.experimentId).toBe(experiments[2]!.id);
});

test("what cannot be ranked together is refused with what to give", async () => {
  const { fake, determined, train } = await open("0.38.1", (experiment) => experiment);
  const experiments = [...(await train(1)), ...(await train(1, { metric: "accuracy", smaller_is_better: false }))];
  await expect(determined.topNCheckpoints(1, { experiments })).rejects.toThrow(
    "The experiments are ranked in different ways (accuracy, larger is better; loss, smaller is better). Give sortBy and smallerIsBetter.",
  );
  expect(await determined.topNCheckpoints(1, { experiments, sortBy: "loss", smallerIsBetter: true })).toHaveLength(1);
  const before = fake.requests().length;
  for (const options of [{}, { experiments, projectId: 1 }, { experiments: 7 }, { experiments: ["7"] }]) {
    await expect(determined.topNCheckpoints(1, options as never)).rejects.toThrow(InvalidArgumentError);
  }
  await expect(determined.topNCheckpoints(0, { projectId: 1 })).rejects.toThrow(InvalidArgumentError);
  expect(fake.requests()).toHaveLength(before);
});

test("candidates without a bound come first; an equal bound can still matter", () => {
  const ranking = { metric: "loss", smallerIsBetter: true };
  const bounds = [NaN, 0.9, NaN, 2, undefined, NaN, 0.1].map((bound) => ({ bound }));
  const sorted = mostPromisingFirst(bounds, ranking);
  expect(sorted.map(({ bound }) => bound)).toEqual([undefined, 0.1, 0.9, 2, NaN, NaN, NaN]);
  const ranked = [{ state: "STATE_COMPLETED", training: { validationMetrics: { avgMetrics: { loss: 1 } } } }];
  expect(canMatter({ bound: 1 }, ranked, 1, ranking)).toBe(true);
  expect(canMatter({ bound: 1.5 }, ranked, 1, ranking)).toBe(false);
  expect(canMatter({ bound: 1.5 }, ranked, 1, { ...ranking, smallerIsBetter: false })).toBe(true);
  expect(canMatter({ bound: 9 }, ranked, 2, ranking)).toBe(true);
  expect(canMatter({ bound: NaN }, ranked, 1, ranking)).toBe(false);
  expect(canMatter({ bound: NaN }, ranked, 2, ranking)).toBe(true);
});

test("an experiment whose losses are all NaN is found where nothing better is", async () => {
  const { determined, train } = await open("0.38.1", (experiment) => (experiment === 2 ? 0.5 : "NaN"));
  const experiments = await train(3);
  const best = await determined.topNCheckpoints(9, { experiments, perExperiment: 1 });
  expect(best.map(lossOf)).toEqual([0.5, expect.anything(), expect.anything()]);
  expect(await determined.topNCheckpoints(1, { experiments: [experiments[0]!] })).toHaveLength(1);
});

test.each(releases)(
  "what is not there is said by its name, in as few requests as there can be [%s]",
  async (version) => {
    const { fake, determined, train } = await open(version, () => 0.5);
    const failing = async (options: BestOfExperimentsOptions): Promise<[string, string | undefined, number]> => {
      const before = fake.requests().length;
      const error = await determined.topNCheckpoints(1, options).then(
        () => undefined,
        (reason: Error) => reason,
      );
      return [error?.name ?? "none", error?.message, fake.requests().length - before];
    };
    const missing = await failing({ projectId: 999 });
    expect(missing).toEqual(["NotFoundError", expect.stringMatching(/project ('999'|\(999\)) not found/), 1]);
    expect(await failing({ workspace: "nowhere" })).toEqual([
      "NotFoundError",
      expect.stringContaining('There is no workspace "nowhere"'),
      1,
    ]);
    expect(await failing({ experiments: [99] })).toEqual(["NotFoundError", "There is no experiment 99.", 1]);
    expect(await failing({ experiments: [] })).toEqual([
      "NoCheckpointError",
      "There is no experiment to take checkpoints of: the array of experiments is empty.",
      0,
    ]);
    expect(await failing({ projectId: 1 })).toEqual(["NoCheckpointError", "There is no experiment in project 1.", 1]);
    await determined.createWorkspace("risk");
    expect(await failing({ workspace: "risk" })).toEqual([
      "NoCheckpointError",
      'There is no experiment in workspace "risk".',
      2,
    ]);
    const [first, second] = await train(2);
    expect(await failing({ experiments: [first!], sortBy: "f1" })).toEqual([
      "NoCheckpointError",
      'There is no completed checkpoint of experiment 1 with the validation metric "f1". Its checkpoints have "accuracy", "loss".',
      2,
    ]);
    const [name, message] = await failing({ experiments: [first!, second!], sortBy: "f1" });
    expect(name).toBe("NoCheckpointError");
    expect(message).toMatch(
      /^None of 2 experiments has a completed checkpoint .* Its checkpoints have "accuracy", "loss"\.$/,
    );
  },
);

test.each(["experiment", "project"] as const)(
  "an experiment of a workspace is left out when the %s is deleted meanwhile",
  async (what) => {
    const { fake, determined, train } = await open("0.38.1", (experiment) => experiment);
    const [first, second] = await train(2);
    const workspace = await determined.createWorkspace("risk");
    await workspace.createProject("gone");
    await workspace.createProject("kept");
    await first!.moveToProject({ workspaceName: "risk", projectName: "gone" });
    await second!.moveToProject({ workspaceName: "risk", projectName: "kept" });
    const { projectId } = await first!.reload();
    const { operation, where } = {
      experiment: { operation: "GetExperimentCheckpoints", where: ({ path }: RecordedRequest) => path.includes("/1/") },
      project: {
        operation: "GetExperiments",
        where: ({ query }: RecordedRequest) => query.get("projectId") === `${projectId}`,
      },
    }[what];
    fake.faults.fail({ operation, where, status: 404, times: Infinity });
    const best = await determined.topNCheckpoints(9, { workspace: "risk" });
    expect(new Set(best.map(({ training }) => training?.experimentId))).toEqual(new Set([2]));
    // One that the caller named is missed.
    if (what === "experiment") {
      const named = determined.topNCheckpoints(9, { experiments: [first!, second!] });
      await expect(named).rejects.toThrow(NotFoundError);
    }
  },
);

test("the release of the master is not asked for", async () => {
  const { fake, determined, train } = await open("0.19.11", (experiment) =>
    experiment === 1 ? undefined : experiment,
  );
  const experiments = await train(8);
  const before = fake.requests().length;
  await determined.topNCheckpoints(2, { experiments });
  const sent = fake
    .requests()
    .slice(before)
    .map(({ operation }) => operation);
  expect(sent).toEqual(["GetExperiments", ...Array.from({ length: 4 }, () => "GetExperimentCheckpoints")]);
});
