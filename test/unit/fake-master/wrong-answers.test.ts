import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster();
});
afterEach(() => fake[Symbol.asyncDispose]());

async function send(method: string, path: string, body?: unknown, master = fake): Promise<Record<string, unknown>> {
  const response = await master.fetch(`${master.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${master.token("admin")}` },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return JSON.parse(text.split("\n")[0] ?? "") as Record<string, unknown>;
}

const CONFIG = JSON.stringify({ name: "x", entrypoint: "x", searcher: { name: "single", metric: "loss" }, hyperparameters: {} }); // prettier-ignore

async function detachedTrial(master = fake): Promise<string> {
  await send("POST", "experiments", { config: CONFIG, unmanaged: true }, master);
  const { trial } = await send("POST", "trials", { experimentId: 1, hparams: {}, unmanaged: true }, master);
  return (trial as { taskId: string }).taskId;
}

test("access tokens are sorted by the asked key", async () => {
  for (const [userId, description] of [[1, "c"], [2, "a"], [1, "b"]] as const)
    await send("POST", "tokens", { userId, description }); // prettier-ignore
  const list = async (query: string): Promise<string[]> =>
    ((await send("GET", `tokens?${query}`))["tokenInfo"] as { description: string }[]).map((one) => one.description);
  expect(await list("sortBy=SORT_BY_DESCRIPTION")).toEqual(["a", "b", "c"]);
  expect(await list("sortBy=SORT_BY_USER_ID&orderBy=ORDER_BY_DESC")).toEqual(["a", "b", "c"]);
  expect(await list("orderBy=ORDER_BY_DESC")).toEqual(["b", "a", "c"]);
});

test("templates: of a workspace only, any negative limit means no limit, a creation echoes the request", async () => {
  await send("POST", "workspaces", { name: "w" });
  expect(await send("PUT", "templates/a", { name: "a", config: {} })).toMatchObject({ template: { workspaceId: 0 } });
  expect(await send("GET", "templates/a")).toMatchObject({ template: { workspaceId: 1 } });
  await send("PUT", "templates/b", { name: "b", config: {}, workspaceId: 2 });
  expect(await send("GET", "templates?workspaceIds=2")).toMatchObject({ templates: [{ name: "b" }] });
  expect((await send("GET", "templates?limit=-2"))["templates"]).toHaveLength(2);
});

test("a log level that does not exist counts as missing", async () => {
  const taskId = await detachedTrial();
  await send("POST", "task/logs", { logs: [{ taskId, log: "x", level: "LOG_LEVEL_LOUD" }] });
  expect(await send("GET", `tasks/${taskId}/logs`)).toMatchObject({ result: { level: "LOG_LEVEL_UNSPECIFIED" } });
});

test("the fields of a task's log name its allocations", async () => {
  const taskId = await detachedTrial();
  await send("POST", "task/logs", { logs: [{ taskId, log: "x", allocationId: `${taskId}.1` }] });
  expect(await send("GET", `tasks/${taskId}/logs/fields`)).toMatchObject({ result: { allocationIds: [`${taskId}.1`] } }); // prettier-ignore
});

test("a bulk move to a project that does not exist is refused as a whole", async () => {
  fake.experiments.add();
  const answer = await send("POST", "projects/1/experiments/move", { experimentIds: [1], destinationProjectId: 9 });
  expect(answer).toMatchObject({ error: { code: 5, error: "project '9' not found" } });
});

test("a patch of the collection policy leaves labels that nobody set", async () => {
  await send("POST", "experiments", { config: CONFIG });
  const labels = async (): Promise<unknown> => ((await send("GET", "experiments/1")) as { config: { labels: unknown } }).config.labels; // prettier-ignore
  await send("PATCH", "experiments/1", { checkpointStorage: { saveTrialLatest: 2 } });
  expect(await labels()).toEqual([]);
  await send("PATCH", "experiments/1", { notes: "n" });
  expect(await labels()).toBeNull();
});

test("an experiment that is put again by its external id keeps the text of its first configuration", async () => {
  const put = (name: string): Promise<unknown> => send("PUT", "experiments/by-external-id/e", { externalExperimentId: "e", createExperimentRequest: { config: JSON.stringify({ ...JSON.parse(CONFIG), name }), unmanaged: true }, config: JSON.stringify({ ...JSON.parse(CONFIG), name }), unmanaged: true }); // prettier-ignore
  await put("first");
  await put("second");
  const { experiment } = (await send("GET", "experiments/1")) as { experiment: { name: string; originalConfig: string } }; // prettier-ignore
  expect([experiment.name, experiment.originalConfig.includes("first")]).toEqual(["second", true]);
});

test.each([
  ["{not json", "invalid character 'n' looking for beginning of object key string"],
  ['{"config": nope}', "invalid character 'o' in literal null (expecting 'u')"],
  ['{"config" 1}', "invalid character '1' after object key"],
  ['{"config": [1 2]}', "invalid character '2' after array element"],
  ["x", "invalid character 'x' looking for beginning of value"],
  ['{"config": "x"} y', "invalid character 'y' after top-level value"],
  ['{"config": "x"', "unexpected EOF"],
])("the body %s is refused in the words of the master's reader", async (body, words) => {
  expect(await send("POST", "experiments", body)).toMatchObject({ error: { error: words } });
});

test("a snapshot of trials shows every report within the margin", async () => {
  fake.train(() => ({ steps: 4, batchesPerStep: 10, validationMetrics: ({ step }) => ({ loss: 1 / step }) }));
  await send("POST", "experiments", { config: CONFIG, activate: true });
  await fake.clock.advance("1d");
  const query = "metricName=loss&group=validation&batchesProcessed=20&batchesMargin=10";
  const { result } = (await send("GET", `experiments/1/metrics-stream/trials-snapshot?${query}`)) as { result: { trials: { batchesProcessed: number }[] } }; // prettier-ignore
  expect(result.trials.map(({ batchesProcessed }) => batchesProcessed)).toEqual([10, 20, 30]);
});

test("as 0.19.10: a share of slots for each experiment, progress in units, and an end when the work is done", async () => {
  await using old = await createFakeMaster({ version: "0.19.10", slots: 2 });
  old.train(() => ({ steps: 1, stepDuration: "100d" }));
  const config = (extra: object): object => ({ config: JSON.stringify({ ...JSON.parse(CONFIG), searcher: { name: "single", metric: "loss", max_length: { batches: 100 } }, ...extra }), activate: true }); // prettier-ignore
  await send("POST", "experiments", config({ searcher: { name: "grid", metric: "loss", max_length: { batches: 100 } }, hyperparameters: { k: { type: "categorical", vals: [1, 2] } } }), old); // prettier-ignore
  await old.clock.advance("10s");
  await send("POST", "experiments", config({}), old);
  await old.clock.advance("10s");
  const state = async (id: number): Promise<string> => ((await send("GET", `trials/${id}`, undefined, old))["trial"] as { state: string }).state; // prettier-ignore
  expect([await state(1), await state(2), await state(3)]).toEqual(["STATE_RUNNING", "STATE_QUEUED", "STATE_RUNNING"]);
  await send("POST", "trials/3/progress", 50, old);
  expect(await send("GET", "experiments/2", undefined, old)).toMatchObject({ experiment: { progress: 0.5 } });
  await send("POST", "trials/3/searcher/completed_operation", { op: { length: "100" } }, old);
  await old.clock.advance("5s");
  expect(await state(3)).toBe("STATE_COMPLETED");
});

test("the first validation is the best so far, be it NaN, and special values keep their names", async () => {
  await detachedTrial();
  await send("POST", "trials/1/start", { trialId: 1, resume: true });
  for (const [stepsCompleted, loss] of [[1, "NaN"], [2, 0.5], [3, "-Infinity"]] as const) {
    const metrics = { trialId: 1, trialRunId: 1, stepsCompleted, metrics: { avgMetrics: { loss } } };
    await send("POST", "trials/1/metrics", { metrics, group: "validation" });
  } // prettier-ignore
  const { validationHistory } = await send("GET", "experiments/1/validation-history");
  expect(validationHistory).toMatchObject([{ searcherMetric: "NaN" }, { searcherMetric: 0.5 }, { searcherMetric: "-Infinity" }]); // prettier-ignore
});

test("integers in the metadata of a run have 32 bits", async () => {
  await detachedTrial();
  expect(await send("POST", "runs/1/metadata", { metadata: { n: 3e9 } })).toMatchObject({ error: { code: 13 } });
  expect(await send("POST", "runs/1/metadata", { metadata: { n: [1, 3e9] } })).toMatchObject({ error: { code: 13 } });
  for (const n of [3e8, 2 ** 31 - 1, -(2 ** 31), 3e9 + 0.5])
    expect(await send("POST", "runs/1/metadata", { metadata: { n } })).toEqual({ metadata: { n } });
});

test("the items of an array count among the metadata of a run", async () => {
  await detachedTrial();
  const long = "x".repeat(5001);
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, index]));
  for (const metadata of [{ n: [long] }, { n: [{ "a.b": 1 }] }, { n: [{ n: Array(101).fill(1) }] }, many])
    expect(await send("POST", "runs/1/metadata", { metadata })).toMatchObject({ error: { code: 3 } });
  expect(await send("GET", "runs/1/metadata")).toEqual({ metadata: {} });
});

test("a metric that is not always of one kind is text in the time series", async () => {
  await detachedTrial();
  await send("POST", "trials/1/start", { trialId: 1, resume: true });
  for (const [stepsCompleted, avgMetrics] of [[1, { m: "x", n: 1, b: true }], [2, { m: 2, n: "NaN", b: 1.5 }], [3, { m: true, n: 3 }]] as const)
    await send("POST", "trials/1/metrics", { metrics: { trialId: 1, trialRunId: 1, stepsCompleted, metrics: { avgMetrics } }, group: "own" });
  const { trials } = await send("GET", "trials/time-series?trialIds=1&metricIds=own.m&metricIds=own.n&metricIds=own.b");
  const [{ metrics: [{ data }] }] = trials as [{ metrics: [{ data: { values: unknown }[] }] }];
  expect(data.map(({ values }) => values)).toEqual([
    { m: "x", n: 1, b: "true" },
    { m: "2", n: "NaN", b: "1.5" },
    { m: "true", n: 3, b: null },
  ]);
}); // prettier-ignore

test("progress that is not a number is written as the gateway does", async () => {
  await detachedTrial();
  await send("POST", "trials/1/progress", { trialId: 1, progress: "NaN" });
  expect(await send("GET", "experiments/1")).toMatchObject({ experiment: { progress: "NaN" } });
  expect(await send("POST", "trials/1/progress", { trialId: 1, progress: "-Infinity" })).toMatchObject({
    error: { error: "invalid progress value: -Inf. Progress value should be between 0 and 1" },
  });
});

test("a refused epoch is written as Go prints it", async () => {
  await detachedTrial();
  await send("POST", "trials/1/start", { trialId: 1, resume: true });
  const refused = async (epoch: unknown): Promise<unknown> => {
    const metrics = { trialId: 1, trialRunId: 1, stepsCompleted: 1, metrics: { avgMetrics: { epoch } } };
    return ((await send("POST", "trials/1/metrics", { metrics, group: "own" }))["error"] as { error: string }).error;
  };
  const failing = "cannot add metric with non numeric 'epoch' value got";
  expect(await refused("x")).toBe(`${failing} x`);
  expect(await refused(true)).toBe(`${failing} true`);
  expect(await refused(null)).toBe(`${failing} <nil>`);
  expect(await refused({ b: [1, null], a: 2 })).toBe(`${failing} map[a:2 b:[1 <nil>]]`);
});

test("the days for which the log of a trial is kept have limits, and count from its end", async () => {
  fake.experiments.add({ runsFor: "1h" });
  const left = (): Promise<unknown> => send("GET", "trials/1/remaining_log_retention_days");
  expect(await send("PUT", "trials/1/retain_logs", { numDays: -2 })).toMatchObject({ error: { code: 3 } });
  expect(await send("PUT", "trials/1/retain_logs", { numDays: 32_768 })).toMatchObject({ error: { code: 3 } });
  expect(await left()).toEqual({ remainingDays: -1 });
  await send("PUT", "trials/1/retain_logs", { numDays: 30 });
  expect(await left()).toEqual({});
  await fake.clock.advance("2d");
  expect(await left()).toEqual({ remainingDays: 28 });
});

test("a preview of a collection that removes nothing has no list", async () => {
  fake.experiments.add({ finalState: "PAUSED" });
  const path = "/experiments/1/preview_gc?save_experiment_best=0&save_trial_best=0&save_trial_latest=0";
  const response = await fake.fetch(fake.url + path, { headers: { authorization: `Bearer ${fake.token("admin")}` } });
  expect(await response.json()).toEqual({ checkpoints: null, metric_name: "loss" });
});

test("the files of a model definition stand in the order of the archive", async () => {
  const file = (path: string, type = 48): object => ({ path, type, content: "", mode: 420, mtime: "1", uid: 0, gid: 0 });
  const modelDefinition = [file("z.py"), file("pkg", 53), file("pkg/b.py"), file("pkg/a.py"), file("a.py")];
  await send("POST", "experiments", { config: CONFIG, modelDefinition });
  const { files } = (await send("GET", "experiments/1/file_tree")) as { files: { path: string; files: { path: string }[] }[] };
  expect(files.map(({ path }) => path)).toEqual(["z.py", "pkg", "a.py"]);
  expect(files[1]!.files.map(({ path }) => path)).toEqual(["pkg/b.py", "pkg/a.py"]);
}); // prettier-ignore

test("pools of an unknown workspace are those of all; workspaces of an unknown pool are a failure", async () => {
  expect(await send("GET", "workspaces/9/available-resource-pools")).toMatchObject({ resourcePools: ["default"] });
  expect(await send("GET", "resource-pools/none/workspace-bindings")).toMatchObject({ error: { code: 13 } });
});
