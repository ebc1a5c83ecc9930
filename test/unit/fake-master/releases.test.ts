import { expect, test } from "vitest";
import { releases, type Release } from "../../../generated/releases.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

/** Status and body of a request with the token of `determined`. */
async function ask(fake: FakeMaster, method: string, path: string, body?: unknown): Promise<[number, unknown]> {
  const response = await fake.fetch(fake.url + path, {
    method,
    headers: { authorization: `Bearer ${fake.token("admin")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return [response.status, text === "" ? undefined : JSON.parse(text)];
}

const play = (version: Release): Promise<FakeMaster> => createFakeMaster({ version });

test.each(releases)("release %s says its name", async (version) => {
  const fake = await play(version);
  expect(fake.version).toBe(version);
  expect(await ask(fake, "GET", "/api/v1/master")).toMatchObject([200, { version }]);
});

test.each<[what: string, method: string, path: string, before: Release, from: Release]>([
  ["an operation of 0.26.1", "PATCH", "/api/v1/users", "0.26.0", "0.26.1"],
  ["runs", "GET", "/api/v1/runs/1/metadata", "0.33.0", "0.34.0"],
  ["access tokens", "GET", "/api/v1/tokens", "0.37.0", "0.38.0"],
  ["bulk actions below projects", "POST", "/api/v1/projects/1/experiments/pause", "0.31.0", "0.32.0"],
  ["the plain health route", "GET", "/health", "0.30.0", "0.31.0"],
])("%s begins with its release", async (_, method, path, before, from) => {
  const absent = path.startsWith("/api") ? 501 : 404;
  const [former] = await ask(await play(before), method, path, method === "GET" ? undefined : {});
  const [present] = await ask(await play(from), method, path, method === "GET" ? undefined : {});
  expect([former, present === 501 || present === 405]).toEqual([absent, false]);
});

test.each<[what: string, method: string, path: string, last: Release, gone: Release]>([
  ["bulk actions beside projects", "POST", "/api/v1/experiments/pause", "0.31.0", "0.32.0"],
  ["the summary of a trial", "GET", "/api/v1/trials/1/summarize", "0.23.2", "0.23.3"],
])("%s end with their release", async (_, method, path, last, gone) => {
  const text = async (release: Release): Promise<string> =>
    JSON.stringify(await ask(await play(release), method, path, method === "GET" ? undefined : {}));
  expect(await text(last)).not.toContain('"Not Implemented"');
  expect(await text(gone)).toContain('"Not Implemented"');
});

test("a path that looks like an id route of an older release is a type mismatch there", async () => {
  const [status, body] = await ask(await play("0.21.1"), "GET", "/api/v1/trials/time-series");
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("type mismatch, parameter: trial_id")]);
});

test("members of answers come with their release", async () => {
  const user = async (release: Release): Promise<object> => {
    const [, answer] = await ask(await play(release), "GET", "/api/v1/me");
    return (answer as { user: object }).user;
  };
  expect(await user("0.21.0")).not.toHaveProperty("remote");
  expect(await user("0.21.1")).toHaveProperty("remote", false);
});

test("members of queries that a release does not know are ignored, in either spelling", async () => {
  const names = async (release: Release, query: string): Promise<string[]> => {
    const [, answer] = await ask(await play(release), "GET", `/api/v1/workspaces?${query}`);
    return (answer as { workspaces: { name: string }[] }).workspaces.map(({ name }) => name);
  };
  for (const query of ["nameCaseSensitive=x", "name_case_sensitive=x"]) {
    expect(await names("0.24.0", query)).toEqual(["Uncategorized"]);
    expect(await names("0.25.0", query)).toEqual([]);
  }
});

test("names of enums that a release does not know are refused, and so are their numbers", async () => {
  for (const sortBy of ["SORT_BY_REMOTE", "8"]) {
    const path = `/api/v1/users?sortBy=${sortBy}`;
    expect(await ask(await play("0.26.4"), "GET", path)).toMatchObject([400, { error: { code: 3 } }]);
    expect((await ask(await play("0.26.5"), "GET", path))[0]).toBe(200);
  }
});

test("a body member that a release does not know has no effect", async () => {
  const keyOfProject = async (release: Release): Promise<unknown> => {
    const fake = await play(release);
    await ask(fake, "POST", "/api/v1/workspaces", { name: "w" });
    await ask(fake, "POST", "/api/v1/workspaces/2/projects", { name: "p", key: "abc" });
    const [, answer] = await ask(fake, "GET", "/api/v1/workspaces/0/projects?name=p");
    return (answer as { projects: { key?: string }[] }).projects[0]?.key;
  };
  expect(await keyOfProject("0.33.0")).toBeUndefined();
  expect(await keyOfProject("0.34.0")).toBe("ABC");
});

test("a snapshot of a release that the fake does not know is refused", async () => {
  const snapshot = { ...(await play("0.38.1")).snapshot(), release: "0.40.0" as Release };
  await expect(createFakeMaster({ snapshot })).rejects.toThrow(
    'The argument snapshot.release of createFakeMaster() must be a release from 0.19.10 to 0.38.1, got "0.40.0".',
  );
});

/** A fake with one completed trial that reported a loss. */
async function trained(version: Release): Promise<FakeMaster> {
  const fake = await play(version);
  fake.experiments.add({ steps: 3, metric: "loss" });
  await fake.clock.advance("1h");
  return fake;
}

test.each<[Release, string, unknown]>([
  ["0.19.10", "trials/compare?trialIds=1&metricNames=loss", { batches: 100, value: expect.any(Number) as number }],
  [
    "0.21.2",
    "trials/time-series?trialIds=1&metricNames=loss",
    { batches: 100, value: expect.any(Number) as number, time: expect.any(String) as string },
  ],
  [
    "0.22.0",
    "trials/time-series?trialIds=1&metricNames=loss",
    { batches: 100, values: { loss: expect.any(Number) as number }, time: expect.any(String) as string },
  ],
])("points of a series have the form of release %s", async (version, path, point) => {
  const [, answer] = await ask(await trained(version), "GET", `/api/v1/${path}`);
  const { trials } = answer as { trials: { metrics: { data: unknown[] }[] }[] };
  expect(trials[0]?.metrics[0]?.data[0]).toEqual(point);
});

test.each<[Release, string, unknown]>([
  ["0.22.1", "experiments/1/metrics-stream/metric-names", { searcherMetric: "loss" }],
  ["0.22.2", "experiments/metrics-stream/metric-names?ids=1", { searcherMetrics: ["loss"] }],
  [
    "0.23.3",
    "experiments/metrics-stream/metric-names?ids=1",
    { metricNames: [{ type: "training", name: "loss" }, {}] },
  ],
  [
    "0.23.4",
    "experiments/metrics-stream/metric-names?ids=1",
    { metricNames: [{ group: "training", name: "loss" }, {}] },
  ],
])("names of metrics have the form of release %s", async (version, path, names) => {
  const fake = await trained(version);
  expect(await ask(fake, "GET", `/api/v1/${path}`)).toMatchObject([200, { result: names }]);
});

test.each<[Release, string, number]>([
  ["0.23.3", "type=training", 1],
  ["0.23.3", "group=training", 0],
  ["0.23.4", "group=training", 1],
  ["0.23.4", "type=training", 0],
])("release %s takes %s of a stream of metrics", async (version, query, messages) => {
  const fake = await trained(version);
  const response = await fake.fetch(`${fake.url}/api/v1/trials/metrics/trial_metrics?trialIds=1&${query}`, {
    headers: { authorization: `Bearer ${fake.token("admin")}` },
  });
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  expect([response.status, lines.length]).toEqual([200, messages]);
});

test.each<Release>(["0.23.1", "0.23.3"])(
  "the bindings of pools of %s are shells: nothing is said, nothing done",
  async (release) => {
    const fake = await play(release);
    const bindings = "/api/v1/resource-pools/default/workspace-bindings";
    for (const method of ["POST", "PUT", "DELETE"])
      expect(await ask(fake, method, bindings, { workspaceIds: [1] })).toEqual([200, {}]);
    expect(await ask(fake, "GET", bindings)).toMatchObject([200, { workspaceIds: [] }]);
    expect(await ask(fake, "GET", "/api/v1/workspaces/1/available-resource-pools")).toMatchObject([
      200,
      { resourcePools: [] },
    ]);
  },
);
