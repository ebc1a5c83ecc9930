import { expect } from "vitest";
import {
  CheckpointSortBy,
  InvalidArgumentError,
  NoCheckpointError,
  type Checkpoint,
  type Experiment,
  type Trial,
} from "../../src/index.js";
import { contract, contractOnWire, type TestMaster } from "./master.js";
import { keepAll, repeat, usual, type Metrics, type Step } from "./play.js";

const valueOf = (checkpoint: Checkpoint, metric: string): unknown =>
  checkpoint.training?.validationMetrics.avgMetrics[metric];

/** Four trials of four steps; `score` says which value a trial reports at a step, undefined for none. */
async function scored(
  { play, finish }: TestMaster,
  score: (trial: number, step: number) => unknown,
  searcher: object = {},
): Promise<Experiment> {
  const metrics = (value: unknown): Metrics => (value === undefined ? { other: 1 } : { loss: value, score: value });
  const trials = [0, 1, 2, 3].map((trial) =>
    repeat(4, (step): Step => ({ validation: metrics(score(trial, step)), checkpoint: true })),
  );
  const experiment = await play(trials, { searcher, checkpoint_storage: keepAll });
  await finish(experiment);
  return experiment;
}

/** The trial of a row of the table. */
async function trialOf(experiment: Experiment, index: number): Promise<Trial> {
  return (await experiment.listTrials()).find(({ hparams }) => hparams["trial"] === index)!;
}

contract("the best checkpoint goes by the searcher's metric and direction", async (master) => {
  for (const smaller_is_better of [true, false]) {
    const experiment = await scored(master, (trial, step) => ((trial * 7 + step * 5) % 16) + 1, { smaller_is_better });
    const values = (await experiment.listCheckpoints())
      .map((each) => valueOf(each, "loss"))
      .filter((value) => typeof value === "number");
    const best = smaller_is_better ? Math.min(...values) : Math.max(...values);
    expect(valueOf(await experiment.topCheckpoint(), "loss")).toBe(best);
  }
});

contract("the best of each trial, best first", async (master) => {
  const experiment = await scored(master, (trial, step) => [40, 10, 30, 20][trial]! + step);
  const top = await experiment.topNCheckpoints(3);
  expect(top.map((each) => valueOf(each, "loss"))).toEqual([11, 21, 31]);
  expect(new Set(top.map(({ training }) => training!.trialId)).size).toBe(3);
  expect(await experiment.topNCheckpoints(10)).toHaveLength(4);
});

contract(
  "larger is better when the configuration says so, and sortBy and smallerIsBetter overrule it",
  async (master) => {
    const experiment = await scored(master, (trial, step) => trial * 10 + step, { smaller_is_better: false });
    const value = async (options?: Parameters<typeof experiment.topCheckpoint>[0]): Promise<unknown> =>
      valueOf(await experiment.topCheckpoint(options), "loss");
    expect(await value()).toBe(34);
    expect(await value({ smallerIsBetter: true })).toBe(34);
    expect(await value({ sortBy: "score" })).toBe(34);
    expect(await value({ sortBy: "score", smallerIsBetter: true })).toBe(1);
    const first = await trialOf(experiment, 0);
    expect(valueOf(await first.topCheckpoint(), "loss")).toBe(4);
    expect(valueOf(await first.selectCheckpoint({ best: true }), "loss")).toBe(4);
    expect(valueOf(await first.selectCheckpoint({ best: true, smallerIsBetter: true, sortBy: "score" }), "loss")).toBe(
      1,
    );
  },
);

contract(
  "missing and NaN never come before a finite value, infinities compare",
  async (master) => {
    const table: unknown[][] = [
      ["NaN", undefined, 5, "NaN"],
      [undefined, undefined, undefined, undefined],
      ["Infinity", "Infinity", "Infinity", "Infinity"],
      ["-Infinity", "NaN", 7, 9],
    ];
    const experiment = await scored(master, (trial, step) => table[trial]![step - 1]);
    const smaller = await experiment.topNCheckpoints(4, { sortBy: "score", smallerIsBetter: true });
    expect(smaller.map((each) => valueOf(each, "score"))).toEqual([-Infinity, 5, Infinity]);
    const larger = await experiment.topNCheckpoints(4, { sortBy: "score", smallerIsBetter: false });
    expect(larger.map((each) => valueOf(each, "score"))).toEqual([Infinity, 9, 5]);
  },
  { ends: true },
);

contract("listCheckpoints by metric puts missing ones last in both directions", async (master) => {
  const experiment = await scored(master, (trial, step) => (trial === 0 ? step : undefined));
  const values = async (orderBy: "ASC" | "DESC", on: Pick<Experiment, "listCheckpoints">): Promise<unknown[]> =>
    (await on.listCheckpoints({ sortBy: "score", orderBy })).map((each) => valueOf(each, "score"));
  expect((await values("ASC", experiment)).slice(0, 5)).toEqual([1, 2, 3, 4, undefined]);
  expect((await values("DESC", experiment)).slice(0, 5)).toEqual([4, 3, 2, 1, undefined]);
  expect(await experiment.listCheckpoints({ sortBy: "score", orderBy: "ASC" })).toHaveLength(16);
  const first = await trialOf(experiment, 0);
  expect(await values("ASC", first as never)).toEqual([1, 2, 3, 4]);
  const best = await experiment.listCheckpoints({ maxResults: 2 });
  expect(best.map((each) => valueOf(each, "loss"))).toEqual([1, 2]);
  expect(
    await experiment.listCheckpoints({ sortBy: CheckpointSortBy.SEARCHER_METRIC, orderBy: "DESC", maxResults: 1 }),
  ).toHaveLength(1);
});

contract("listCheckpoints by attribute is sorted by the master", async (master) => {
  const experiment = await scored(master, (_, step) => step);
  const uuids = (await experiment.listCheckpoints({ sortBy: CheckpointSortBy.UUID, orderBy: "DESC" })).map(
    ({ uuid }) => uuid,
  );
  expect(uuids).toEqual([...uuids].sort().reverse());
  const [trial] = await experiment.listTrials();
  for (const sortBy of [
    CheckpointSortBy.UUID,
    CheckpointSortBy.BATCH_NUMBER,
    CheckpointSortBy.END_TIME,
    CheckpointSortBy.STATE,
    CheckpointSortBy.TRIAL_ID,
  ]) {
    expect(await trial!.listCheckpoints({ sortBy, orderBy: "ASC" })).toHaveLength(4);
    expect(await experiment.listCheckpoints({ sortBy, orderBy: "ASC", limit: 3 })).toHaveLength(3);
  }
  const steps = (await trial!.listCheckpoints({ sortBy: "SORT_BY_BATCH_NUMBER", orderBy: "DESC" })).map(
    ({ metadata }) => metadata["steps_completed"],
  );
  expect(steps).toEqual([400, 300, 200, 100]);
});

contract("only completed checkpoints count", async (master) => {
  const experiment = await scored(master, (trial, step) => trial * 10 + step);
  const best = await experiment.topCheckpoint();
  await best.delete();
  await master.until(async () => (await best.reload()).state === "STATE_DELETED");
  expect(valueOf(await experiment.topCheckpoint(), "loss")).toBe(2);
  expect(await experiment.listCheckpoints()).toHaveLength(15);
});

contractOnWire("the latest is the one of the highest step", async (master) => {
  const experiment = await scored(master, (_, step) => step);
  const [trial] = await experiment.listTrials();
  expect((await trial!.selectCheckpoint({ latest: true })).metadata["steps_completed"]).toBe(400);
  const [request] = master.wire.requests({ operation: "GetTrialCheckpoints" }).slice(-1);
  const query = Object.fromEntries(request!.query);
  expect(query).toMatchObject({
    limit: "1",
    offset: "0",
    orderBy: "ORDER_BY_DESC",
    sortByAttr: "SORT_BY_BATCH_NUMBER",
  });
});

contract("one checkpoint by its UUID", async ({ train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  const best = await experiment.topCheckpoint();
  const trial = await experiment.bestTrial();
  expect((await trial.selectCheckpoint({ uuid: best.uuid })).uuid).toBe(best.uuid);
});

contract("nothing that qualifies is an error with the metric, never an empty list", async (master) => {
  const experiment = await scored(master, () => 1);
  const error = await experiment.topCheckpoint({ sortBy: "accuracy" }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(NoCheckpointError);
  expect(error).toMatchObject({
    experimentId: experiment.id,
    metric: "accuracy",
    message: expect.stringMatching(/experiment \d+.*accuracy.*have (?=.*"loss").*"score"/),
  });
  await expect(experiment.topNCheckpoints(3, { sortBy: "accuracy" })).rejects.toThrow(NoCheckpointError);
  await expect(experiment.bestTrial({ sortBy: "accuracy" })).rejects.toThrow(NoCheckpointError);
  const [trial] = await experiment.listTrials();
  const ofTrial = await trial!.topCheckpoint({ sortBy: "accuracy" }).catch((error: unknown) => error);
  expect(ofTrial).toMatchObject({ trialId: trial!.id, message: expect.stringContaining(`trial ${trial!.id}`) });
});

contract("an experiment without checkpoints has no best one", async ({ play, finish }) => {
  const experiment = await play(usual.map((step) => ({ ...step, checkpoint: false })));
  await finish(experiment);
  await expect(experiment.topCheckpoint()).rejects.toThrow(NoCheckpointError);
  expect(await experiment.listCheckpoints()).toEqual([]);
  const [trial] = await experiment.listTrials();
  await expect(trial!.selectCheckpoint({ latest: true })).rejects.toThrow(NoCheckpointError);
});

contract(
  "exactly one of best, latest and uuid is checked before a request",
  async ({ determined }) => {
    const trial = determined.trial(1);
    const wrong = [
      {},
      { best: true, latest: true },
      { best: false },
      { uuid: "" },
      { latest: true, sortBy: "x" },
      { latest: true, smallerIsBetter: true },
      { best: 1 },
    ];
    for (const options of wrong)
      await expect(trial.selectCheckpoint(options as never)).rejects.toThrow(InvalidArgumentError);
  },
  { anywhere: true },
);
