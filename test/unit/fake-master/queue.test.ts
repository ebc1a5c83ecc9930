import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster({ slots: 1 });
});
afterEach(() => fake[Symbol.asyncDispose]());

async function send(method: string, path: string, body?: unknown, master = fake): Promise<Record<string, unknown>> {
  const response = await master.fetch(`${master.url}${path.startsWith("/") ? path : `/api/v1/${path}`}`, {
    method,
    headers: { authorization: `Bearer ${master.token("admin")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

interface Job {
  jobId: string;
  entityId: string;
  type: string;
  priority: number;
}

async function queue(query = ""): Promise<Job[]> {
  const { jobs } = (await send("GET", `job-queues-v2${query}`)) as { jobs: { full: Job }[] };
  return jobs.map(({ full }) => full);
}

test("experiments and services stand in one queue, and are counted by state", async () => {
  fake.experiments.add({ runsFor: "1h" });
  await send("POST", "commands", { config: { entrypoint: ["sleep", "1"] } });
  await fake.clock.advance("5s");
  expect((await queue()).map(({ type }) => type)).toEqual(["TYPE_EXPERIMENT", "TYPE_COMMAND"]);
  expect(await queue("?states=STATE_QUEUED")).toMatchObject([{ type: "TYPE_COMMAND" }]);
  expect(await send("GET", "job-queues/stats")).toMatchObject({ results: [{ stats: { queuedCount: 1, scheduledCount: 1 } }] }); // prettier-ignore
});

test("a job of higher priority is scheduled first", async () => {
  fake.experiments.add({ runsFor: "10m" });
  fake.experiments.add({ runsFor: "10m" }, 2);
  await fake.clock.advance("10s");
  const last = (await queue()).at(-1) as Job;
  expect(await send("POST", "job-queues", { updates: [{ jobId: last.jobId, priority: 1 }] })).toEqual({});
  expect((await queue()).at(-1)?.priority).toBe(1);
  await fake.clock.advance("12m");
  const states = await Promise.all([2, 3].map(async (id) => ((await send("GET", `experiments/${id}`)) as { experiment: { state: string } }).experiment.state)); // prettier-ignore
  expect(states).toEqual(["STATE_QUEUED", "STATE_RUNNING"]);
});

test.each([
  [{ jobId: "none", priority: 1 }],
  [{ priority: 1, aheadOf: "x" }],
  [{ priority: 0 }],
  [{ resourcePool: "none" }],
])("the update %j of the queue fails", async (update) => {
  fake.experiments.add({ runsFor: "1h" });
  const [job] = await queue();
  expect(await send("POST", "job-queues", { updates: [{ jobId: job?.jobId, ...update }] })).toMatchObject({ error: { code: 13 } }); // prettier-ignore
});

test("a sample of trials: the best first, and nothing twice", async () => {
  fake.train(({ trial }) => ({ steps: 3, validationMetrics: ({ step }) => ({ loss: trial.id + 1 / step }) }));
  fake.experiments.add({ trials: 3, config: { searcher: { name: "random", metric: "loss", max_trials: 3 } } });
  await fake.clock.advance("30d");
  const response = await fake.fetch(`${fake.url}/api/v1/experiments/1/metrics-stream/trials-sample?metricName=loss&group=validation&maxTrials=2`, { headers: { authorization: `Bearer ${fake.token("admin")}` } }); // prettier-ignore
  const { result } = JSON.parse((await response.text()).split("\n")[0] ?? "") as { result: { promotedTrials: number[]; trials: { data: object[] }[] } }; // prettier-ignore
  expect(result.promotedTrials).toEqual([1, 2]);
  expect(result.trials.map(({ data }) => data.length)).toEqual([3, 3]);
});

test("projects that a user saw last, and values of the metadata of runs", async () => {
  await send("POST", "workspaces", { name: "w" });
  await send("POST", "workspaces/2/projects", { name: "p" });
  for (const entityId of [2, 1]) await send("POST", "users/activity", { activityType: "ACTIVITY_TYPE_GET", entityType: "ENTITY_TYPE_PROJECT", entityId }); // prettier-ignore
  expect(await send("GET", "user/projects/activity?limit=5")).toMatchObject({ projects: [{ id: 1 }, { id: 2 }] });
  fake.experiments.add();
  await send("POST", "runs/1/metadata", { metadata: { team: { name: "blue" } } });
  expect(await send("GET", "projects/1/metadata/team.name")).toEqual({ values: ["blue"] });
});

test("templates are renamed", async () => {
  await send("POST", "templates/a", { name: "a", config: { debug: true } });
  expect(await send("PATCH", "template/rename", { oldName: "a", newName: "b" })).toMatchObject({ template: { name: "b" } }); // prettier-ignore
  expect(await send("GET", "templates/a")).toMatchObject({ error: { code: 5 } });
});

test("the API is described, without a login", async () => {
  const response = await fake.fetch(`${fake.url}/api/v1/api.swagger.json`);
  expect(await response.json()).toMatchObject({ swagger: "2.0", paths: { "/api/v1/experiments/{experimentId}": { get: { operationId: "Determined_GetExperiment" } } } }); // prettier-ignore
});

test("logs are kept from -1 days on", async () => {
  fake.experiments.add();
  await send("POST", "experiments/1/kill");
  await fake.clock.advance("1m");
  expect(await send("PUT", "experiments/1/retain_logs", { numDays: -2 })).toMatchObject({ error: { code: 3 } });
  expect(await send("PUT", "experiments/1/retain_logs", { numDays: -1 })).toEqual({});
  expect(await send("PUT", "projects/1/experiments/retain_logs", { experimentIds: [1, 9], numDays: 3 })).toMatchObject({ results: [{ id: 9 }, { id: 1, error: "" }] }); // prettier-ignore
});
