import { expect, test } from "vitest";
import { MalformedResponseError } from "../../../src/errors/index.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { Trial } from "../../../src/facade/trials/trial.js";
import { scriptedMaster } from "./scripted-master.js";

const page = (key: string, rows: object[]): object => ({
  [key]: rows,
  pagination: { endIndex: rows.length, total: rows.length },
});
const uuidOf = (step: number): string => `00000000-0000-4000-8000-${String(step).padStart(12, "0")}`;
const checkpoint = (step: number, state = "STATE_COMPLETED"): object => ({
  uuid: uuidOf(step),
  state,
  metadata: { steps_completed: step },
  training: { trialId: 1, experimentId: 1, validationMetrics: { avgMetrics: { loss: step } } },
});

test("an experiment that is being stopped has not failed yet", async () => {
  const states = ["STATE_RUNNING", "STATE_STOPPING_ERROR", "STATE_STOPPING_CANCELED", "STATE_CANCELED"];
  const { connection, sent } = scriptedMaster({
    "GET /api/v1/experiments/1": () => ({ experiment: { id: 1, state: states.shift() } }),
    "GET /api/v1/experiments/1/trials": () => page("trials", []),
  });
  const error: unknown = await new Experiment(connection, { id: 1 })
    .wait({ throwOnFailure: true, interval: "1ms" })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ExperimentFailedError", state: "STATE_CANCELED" });
  expect(sent.filter(({ path }) => path === "/api/v1/experiments/1")).toHaveLength(4);
});

test("checkpoints that are not completed are left out where a master gives them all the same", async () => {
  const rows = [checkpoint(1, "STATE_DELETED"), checkpoint(2), checkpoint(3, "STATE_PARTIALLY_DELETED")];
  const { connection } = scriptedMaster({
    "GET /api/v1/experiments/1/checkpoints": () => page("checkpoints", rows),
    "GET /api/v1/trials/1/checkpoints": () => page("checkpoints", rows),
  });
  for (const owner of [new Experiment(connection, { id: 1 }), new Trial(connection, { id: 1 })]) {
    for (const sortBy of ["loss", "SORT_BY_UUID"]) {
      expect((await owner.listCheckpoints({ sortBy, orderBy: "ASC" })).map(({ uuid }) => uuid)).toEqual([uuidOf(2)]);
    }
  }
});

test("the latest is the one of the highest step, whatever order a master gives", async () => {
  const rows = [checkpoint(1), checkpoint(9), checkpoint(4)];
  const { connection } = scriptedMaster({ "GET /api/v1/trials/1/checkpoints": () => page("checkpoints", rows) });
  expect((await new Trial(connection, { id: 1 }).selectCheckpoint({ latest: true })).uuid).toBe(uuidOf(9));
});

test("the first trial is found where the experiment does not say how many there are", async () => {
  const { connection } = scriptedMaster({
    "GET /api/v1/experiments/1": () => ({ experiment: { id: 1, state: "STATE_ACTIVE" } }),
    "GET /api/v1/experiments/1/trials": () => page("trials", [{ id: 3, experimentId: 1, state: "STATE_ACTIVE" }]),
  });
  expect((await new Experiment(connection, { id: 1 }).awaitFirstTrial({ maxWait: "1s" })).id).toBe(3);
});

test("a report without metrics has none", async () => {
  const report = { trialId: 1, trialRunId: 1, totalBatches: 1, endTime: "2026-01-01T00:00:00Z", group: "training" };
  const { connection } = scriptedMaster({
    "GET /api/v1/trials/metrics/trial_metrics": () =>
      new Response(`${JSON.stringify({ result: { metrics: [{ ...report, id: 1, metrics: null }] } })}\n`),
  });
  for await (const { metrics } of new Trial(connection, { id: 1 }).iterTrainingMetrics()) expect(metrics).toEqual({});
  expect.assertions(1);
});

test("an answer about labels that holds none does not lose labels", async () => {
  const experiment = { id: 1, state: "STATE_ACTIVE", name: "a", labels: ["a", "b"] };
  const { connection } = scriptedMaster({
    "PUT /api/v1/experiments/1/labels/b": () => ({}),
    "GET /api/v1/experiments/1": () => ({ experiment }),
  });
  const object = new Experiment(connection, { id: 1 });
  await object.addLabel("b");
  expect([...object.labels]).toEqual(["a", "b"]);
});

test("reports of one id are told apart by run and step", async () => {
  const reports = [1, 2].map((totalBatches) => ({
    ...{ trialId: 1, trialRunId: 1, totalBatches, id: 1, group: "training", endTime: "2026-01-01T00:00:00Z" },
    metrics: { avg_metrics: { loss: 1 } },
  }));
  const { connection } = scriptedMaster({
    "GET /api/v1/trials/metrics/trial_metrics": () =>
      new Response(`${JSON.stringify({ result: { metrics: reports } })}\n`),
  });
  const steps: number[] = [];
  for await (const report of new Trial(connection, { id: 1 }).iterTrainingMetrics()) steps.push(report.stepsCompleted);
  expect(steps).toEqual([1, 2]);
});

test("where there is no checkpoint, the error names the metric all the same", async () => {
  const experiment = { id: 1, state: "STATE_ACTIVE", name: "a", config: { searcher: { metric: "accuracy" } } };
  const { connection } = scriptedMaster({
    "GET /api/v1/experiments/1": () => ({ experiment }),
    "GET /api/v1/trials/2": () => ({ trial: { id: 2, experimentId: 1, state: "STATE_ACTIVE" } }),
    "GET /api/v1/experiments/1/checkpoints": () => page("checkpoints", []),
    "GET /api/v1/trials/2/checkpoints": () => page("checkpoints", []),
  });
  for (const owner of [new Experiment(connection, { id: 1 }), new Trial(connection, { id: 2 })]) {
    await expect(owner.topCheckpoint()).rejects.toMatchObject({
      name: "NoCheckpointError",
      metric: "accuracy",
      message: expect.stringContaining("accuracy") as string,
    });
  }
});

test.each([
  ["a line without reports", {}],
  ["reports that are not an array", { metrics: 7 }],
  ["a report that is null", { metrics: [null] }],
  ["a report without a step", { metrics: [{ trialId: 1, metrics: {} }] }],
  ["a step that is not a number", { metrics: [{ trialId: 1, totalBatches: "x", metrics: {} }] }],
  ["values that are not an object", { metrics: [{ trialId: 1, totalBatches: 1, metrics: { avg_metrics: 7 } }] }],
  ["a time that is not one", { metrics: [{ trialId: 1, totalBatches: 1, endTime: "soon" }] }],
])("%s in a stream of metrics is a MalformedResponseError", async (_, result) => {
  const { connection } = scriptedMaster({
    "GET /api/v1/trials/metrics/trial_metrics": () => new Response(`${JSON.stringify({ result })}\n`),
  });
  await expect(new Trial(connection, { id: 1 }).iterTrainingMetrics().next()).rejects.toThrow(MalformedResponseError);
});

test.each<[string, (connection: ReturnType<typeof scriptedMaster>) => Promise<unknown>]>([
  ["wait()", ({ determined }) => determined.experiment(1).wait()],
  ["waitAll()", ({ determined }) => determined.waitAll([1, 2].map((id) => determined.experiment(id)))],
  ["awaitFirstTrial()", ({ determined }) => determined.experiment(1).awaitFirstTrial()],
  ["a command's wait()", async ({ determined }) => (await determined.commands.get(uuidOf(1))).wait()],
  [
    "a command's waitUntilReady()",
    async ({ determined }) => (await determined.commands.get(uuidOf(1))).waitUntilReady(),
  ],
  [
    "followed metrics",
    async ({ determined }) => {
      for await (const _ of determined.trial(1).iterMetrics({ group: "training", follow: true }));
    },
  ],
])("%s ends where an answer has no state, which would be polled forever", async (_, run) => {
  const script = {
    "GET /api/v1/experiments": () => page("experiments", [{ id: 1 }, { id: 2 }]),
    "GET /api/v1/experiments/1": () => ({ experiment: { id: 1, numTrials: 0 } }),
    "GET /api/v1/experiments/1/trials": () => page("trials", []),
    [`GET /api/v1/commands/${uuidOf(1)}`]: () => ({ command: { id: uuidOf(1) }, config: {} }),
    "GET /api/v1/trials/1": () => ({ trial: { id: 1 } }),
    "GET /api/v1/trials/metrics/trial_metrics": () => new Response(""),
  };
  const error: unknown = await run(scriptedMaster(script)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MalformedResponseError);
  expect((error as Error).message).toMatch(/The field "state" is missing/);
});
