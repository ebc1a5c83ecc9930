import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster, type FakeMasterOptions, type TrainingPlan } from "../../../src/testing.js";

interface Seen {
  experiments: string[];
  trials: string[];
}

/** The members of answers that the tests look at. */
interface Answer {
  experiment: { state: string; numTrials: number };
  trial: { state: string; totalBatchesProcessed: number; taskId: string; taskIds: string[] };
  task: { allocations: { allocationId: string }[] };
  pagination: { total: number };
  error: { code: number; error: string };
}

async function call(
  fake: FakeMaster,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: Answer }> {
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: JSON.parse(await response.text()) as Answer };
}

async function start(plan: TrainingPlan, config: object = {}, options: FakeMasterOptions = {}): Promise<FakeMaster> {
  const fake = await createFakeMaster({ slots: 4, ...options });
  fake.train(() => ({ steps: 6, stepDuration: "1s", batchesPerStep: 1, checkpoint: () => true, ...plan }));
  const whole = {
    entrypoint: "python3 train.py",
    max_restarts: 0,
    searcher: { name: "single", metric: "val_loss" },
    checkpoint_storage: { save_trial_best: 1, save_trial_latest: 1 },
    ...config,
  };
  const made = await call(fake, "POST", "experiments", { config: JSON.stringify(whole), activate: true });
  expect(made.status).toBe(200);
  return fake;
}

/** Polls for the given seconds and returns the states in the order in which they were first seen. */
async function watch(fake: FakeMaster, seconds: number): Promise<Seen> {
  const seen: Seen = { experiments: [], trials: [] };
  const note = (list: string[], state: string): void => {
    const name = state.slice("STATE_".length);
    if (list.at(-1) !== name) list.push(name);
  };
  for (let tick = 0; tick < seconds * 10; tick += 1) {
    note(seen.experiments, (await call(fake, "GET", "experiments/1")).json.experiment.state);
    note(seen.trials, (await call(fake, "GET", "trials/1")).json.trial.state);
    await fake.clock.advance(100);
  }
  return seen;
}

const BEGIN = ["QUEUED", "STARTING", "RUNNING"];

test("recording single: QUEUED, STARTING, RUNNING, COMPLETED; surplus checkpoints go some seconds later", async () => {
  await using fake = await start({});
  expect(await watch(fake, 13)).toEqual({ experiments: [...BEGIN, "COMPLETED"], trials: [...BEGIN, "COMPLETED"] });
  const count = async (): Promise<number> =>
    (await call(fake, "GET", "experiments/1/checkpoints?states=STATE_COMPLETED")).json.pagination.total;
  expect(await count()).toBe(6);
  await fake.clock.advance("6s");
  expect(await count()).toBeLessThan(3);
});

test("recording cancel: STOPPING_CANCELED until the program looks, then CANCELED", async () => {
  await using fake = await start({ steps: 60 });
  await fake.clock.advance("7s");
  await call(fake, "POST", "experiments/1/cancel");
  expect((await call(fake, "POST", "experiments/1/activate")).json.error).toMatchObject({
    code: 9,
    error: "experiment in incompatible state STOPPING_CANCELED",
  });
  expect(await watch(fake, 3)).toEqual({
    experiments: ["STOPPING_CANCELED", "CANCELED"],
    trials: ["STOPPING_CANCELED", "CANCELED"],
  });
});

test("recording sleeper: pause and cancel have no effect on a program that never looks, kill has", async () => {
  await using fake = await start({ steps: 600, ignoresPreemption: true });
  await fake.clock.advance("7s");
  await call(fake, "POST", "experiments/1/cancel");
  expect((await watch(fake, 30)).experiments).toEqual(["STOPPING_CANCELED"]);
  await call(fake, "POST", "experiments/1/kill");
  expect((await watch(fake, 2)).experiments).toEqual(["STOPPING_KILLED", "CANCELED"]);
});

test("recording pause: PAUSED at once, the program leaves at its next step, activation goes on from the checkpoint", async () => {
  await using fake = await start({ steps: 9 });
  await fake.clock.advance("8s");
  await call(fake, "POST", "experiments/1/pause");
  expect((await watch(fake, 5)).experiments).toEqual(["PAUSED"]);
  const before = (await call(fake, "GET", "trials/1")).json.trial.totalBatchesProcessed;
  await call(fake, "POST", "experiments/1/activate");
  expect(await watch(fake, 20)).toEqual({ experiments: [...BEGIN, "COMPLETED"], trials: [...BEGIN, "COMPLETED"] });
  const { trial } = (await call(fake, "GET", "trials/1")).json;
  expect(before).toBeLessThan(9);
  expect(trial).toMatchObject({ totalBatchesProcessed: 9, restarts: 0 });
  const task = (await call(fake, "GET", `tasks/${trial.taskId}`)).json.task;
  expect(task.allocations).toHaveLength(2);
});

test("recording fail2: a failing trial runs again up to max_restarts times, each in the next allocation", async () => {
  await using fake = await start({ fail: ({ step, run }) => step >= run + 1 }, { max_restarts: 2 });
  const { experiments } = await watch(fake, 40);
  expect(experiments).toEqual([...BEGIN, ...BEGIN, ...BEGIN, "ERROR"]);
  const { trial } = (await call(fake, "GET", "trials/1")).json;
  expect(trial).toMatchObject({ state: "STATE_ERROR", restarts: 2 });
  const task = (await call(fake, "GET", `tasks/${trial.taskId}`)).json.task;
  expect(task.allocations).toHaveLength(3);
});

test("recording kill-one-of-two: the other trial goes on, and the experiment is COMPLETED", async () => {
  const grid = {
    searcher: { name: "grid", metric: "val_loss" },
    hyperparameters: { lr: { type: "categorical", vals: [1, 2] } },
  };
  await using fake = await start({ steps: 12 }, grid);
  await fake.clock.advance("8s");
  await call(fake, "POST", "trials/1/kill");
  const seen = await watch(fake, 15);
  expect(seen).toEqual({ experiments: ["RUNNING", "COMPLETED"], trials: ["STOPPING_KILLED", "CANCELED"] });
});

test("recording created-paused: nothing is allocated before activation, and cancelling needs no program", async () => {
  await using fake = await createFakeMaster({ slots: 4 });
  const config = JSON.stringify({ entrypoint: "x", searcher: { name: "single", metric: "loss" } });
  await call(fake, "POST", "experiments", { config });
  expect((await watch(fake, 3)).experiments).toEqual(["PAUSED"]);
  await call(fake, "POST", "experiments/1/cancel");
  await fake.clock.advance(100);
  expect((await watch(fake, 1)).experiments).toEqual(["CANCELED"]);
});

test("recording queue: who finds no slot waits, in the order of coming", async () => {
  await using fake = await start({ steps: 8 }, { resources: { slots_per_trial: 4 } });
  const config = JSON.stringify({ entrypoint: "x", searcher: { name: "single", metric: "loss" } });
  await call(fake, "POST", "experiments", { config, activate: true });
  await fake.clock.advance("5s");
  expect((await call(fake, "GET", "experiments/2")).json).toMatchObject({
    experiment: { state: "STATE_QUEUED" },
    jobSummary: { state: "STATE_QUEUED", jobsAhead: 1 },
  });
  await fake.clock.advance("10s");
  expect((await call(fake, "GET", "experiments/2")).json.experiment.state).toBe("STATE_RUNNING");
});

test("recording random4: a trial is made when the one before it ends", async () => {
  const search = { name: "random", metric: "val_loss", max_trials: 4, max_concurrent_trials: 2 };
  await using fake = await start({ steps: 3 }, { searcher: search });
  const counts = new Set<number>();
  for (let second = 0; second < 30; second += 1) {
    counts.add((await call(fake, "GET", "experiments/1")).json.experiment.numTrials);
    await fake.clock.advance("1s");
  }
  expect(counts.has(2) && counts.has(4)).toBe(true);
  expect((await call(fake, "GET", "experiments/1")).json.experiment).toMatchObject({
    state: "STATE_COMPLETED",
    numTrials: 4,
    progress: 1,
  });
});

test("recording asha-no-time-metric: a validation without the time ends everything in ERROR", async () => {
  const search = {
    name: "adaptive_asha",
    metric: "val_loss",
    max_trials: 3,
    max_time: 8,
    time_metric: "batches",
    divisor: 2,
  };
  await using fake = await start({ validationMetrics: () => ({ val_loss: 1 }) }, { searcher: search });
  await fake.clock.advance("15s");
  expect((await call(fake, "GET", "experiments/1")).json.experiment.state).toBe("STATE_ERROR");
});

test("recording delete: DELETING for some seconds, then not found", async () => {
  await using fake = await start({});
  expect((await call(fake, "DELETE", "experiments/1")).json.error).toMatchObject({
    code: 9,
    error: "cannot delete experiment in STATE_ACTIVE state",
  });
  await fake.clock.advance("20s");
  expect((await call(fake, "DELETE", "experiments/1")).status).toBe(200);
  expect((await call(fake, "GET", "experiments/1")).json.experiment.state).toBe("STATE_DELETING");
  await fake.clock.advance("6s");
  expect((await call(fake, "GET", "experiments/1")).json.error).toMatchObject({
    code: 5,
    error: "experiment '1' not found",
  });
});

test("recording invalid-hp: the trial ends COMPLETED", async () => {
  await using fake = await start({ invalidHparams: 1 });
  await fake.clock.advance("10s");
  expect((await call(fake, "GET", "trials/1")).json.trial).toMatchObject({
    state: "STATE_COMPLETED",
    totalBatchesProcessed: 1,
  });
});

test("a trial whose hyperparameters are reported as invalid leaves after its step, COMPLETED", async () => {
  await using fake = await start({ steps: 60 });
  await fake.clock.advance("8s");
  const report = { reason: "EXITED_REASON_INVALID_HP" };
  expect((await call(fake, "POST", "trials/1/early_exit", report)).status).toBe(200);
  expect((await watch(fake, 3)).trials).toEqual(["RUNNING", "COMPLETED"]);
});

test("recording fork: a continued experiment trains with the hyperparameters that override its own", async () => {
  await using fake = await start({}, { hyperparameters: { steps: 2 } });
  fake.train(({ hparams }) => ({ steps: Number(hparams["steps"]), batchesPerStep: 1 }));
  await fake.clock.advance("10s");
  const overrideConfig = JSON.stringify({ hyperparameters: { steps: 4 } });
  expect((await call(fake, "POST", "experiments/continue", { id: 1, overrideConfig })).status).toBe(200);
  await fake.clock.advance("20s");
  expect((await call(fake, "GET", "trials/1")).json.trial).toMatchObject({ totalBatchesProcessed: 4 });
});

test("recording fork: a continued experiment gets another task, whose run number goes on", async () => {
  await using fake = await start({});
  await fake.clock.advance("20s");
  expect((await call(fake, "POST", "experiments/continue", { id: 1, overrideConfig: "" })).status).toBe(200);
  const { trial } = (await call(fake, "GET", "trials/1")).json;
  expect(trial.taskIds).toHaveLength(2);
  const task = (await call(fake, "GET", `tasks/${trial.taskIds[1]!}`)).json.task;
  expect(task.allocations[0]!.allocationId).toBe(`${trial.taskIds[0]!}-1.2`);
  await fake.clock.advance("20s");
  expect((await call(fake, "GET", "experiments/1")).json.experiment.state).toBe("STATE_COMPLETED");
});

test("a detached trial that nobody reports for is ERROR since its last sign of life", async () => {
  await using fake = await createFakeMaster();
  await call(fake, "POST", "experiments", { config: "searcher: {name: single, metric: x}", unmanaged: true });
  await call(fake, "POST", "trials", { experimentId: 1, hparams: {}, unmanaged: true });
  await call(fake, "POST", "trials/1/start", { resume: true });
  await fake.clock.advance("4m");
  await call(fake, "PATCH", "trials/1", {});
  await fake.clock.advance("4m");
  expect((await call(fake, "GET", "experiments/1")).json.experiment.state).toBe("STATE_RUNNING");
  await fake.clock.advance("2m");
  const { experiment } = (await call(fake, "GET", "experiments/1")).json;
  expect(experiment).toMatchObject({ state: "STATE_ERROR", endTime: "2026-01-05T09:04:00Z" });
});
