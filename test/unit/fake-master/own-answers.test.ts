import { expect, test } from "vitest";
import { createFakeMaster } from "../../../src/testing.js";
import { AuthenticationError, Determined, ServerError } from "../../../src/index.js";
import type { FakeMaster } from "../../../src/testing.js";

function client(fake: FakeMaster, username: string = "determined"): Determined {
  const { url: master, fetch, clock } = fake;
  return new Determined({ master, fetch, clock, token: fake.token(username), tokenStore: false, retry: false });
}

test("a fault meets the requests that a function picks: of one experiment, of one user", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({}, 2);
  const [ours, theirs] = [client(fake), client(fake, "admin")];
  const fault = fake.faults.fail({ status: 503, where: ({ parameters }) => parameters["experimentId"] === "2" });
  expect((await ours.getExperiment(1)).id).toBe(1);
  await expect(ours.getExperiment(2)).rejects.toThrow(ServerError);
  expect((await ours.getExperiment(2)).id).toBe(2);
  expect(fault.hits).toBe(1);
  fake.faults.fail({ status: 503, times: Infinity, where: ({ username }) => username === "admin" });
  await expect(theirs.getExperiment(1)).rejects.toThrow(ServerError);
  expect((await ours.getExperiment(1)).id).toBe(1);
  fake.faults.truncateArchive({ where: () => false });
});

test("requests tell who asked and what their path names", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add();
  await client(fake, "admin").getExperiment(1);
  await fake.fetch(`${fake.url}/api/v1/master`);
  expect(fake.requests().map(({ username, parameters }) => [username, parameters])).toEqual([
    ["admin", { experimentId: "1" }],
    [undefined, {}],
  ]);
});

test("a function answers one operation, or leaves it to the fake master, until it is taken back", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ name: "real" }, 2);
  const determined = client(fake);
  const takeBack = fake.handle("GetExperiment", ({ parameters }) =>
    parameters["experimentId"] === "1" ? { experiment: { id: 1, name: "made up", numTrials: 0 } } : undefined,
  );
  const names = async (): Promise<string[]> => [
    (await determined.getExperiment(1)).name,
    (await determined.getExperiment(2)).name,
  ];
  expect(await names()).toEqual(["made up", "real"]);
  fake.handle("GetExperiment", async () => Promise.resolve(new Response("down", { status: 503 })))();
  takeBack();
  expect(await names()).toEqual(["real", "real"]);
});

test("a function answers a stream by its lines", async () => {
  await using fake = await createFakeMaster();
  const determined = client(fake);
  fake.handle("TrialLogs", async function* () {
    yield { id: "1", message: "one\n" };
    yield { id: "2", message: "two\n" };
  });
  const lines: string[] = [];
  for await (const line of determined.trial(1).logs()) lines.push(line);
  expect(lines).toEqual(["one", "two"]);
  fake.handle("TaskLogs", () => [{ id: "1", message: "task\n" }]);
  const told: unknown[] = [];
  const log = determined.api.stream("/api/v1/tasks/{taskId}/logs", { params: { path: { taskId: "x" } } });
  for await (const { message } of log) told.push(message);
  expect(told).toEqual(["task\n"]);
});

test("what cannot be handled is refused", async () => {
  await using fake = await createFakeMaster();
  expect(() => fake.handle("GetExperimentz", () => ({}))).toThrow(/GetExperiments?/);
  expect(() => fake.handle("GetExperiment", {} as () => unknown)).toThrow(TypeError);
  expect(() => fake.faults.fail({ status: 500, where: true as unknown as () => boolean })).toThrow(TypeError);
});

test("a token is good at the time of the call: after a week, after a logout, after it was made to expire", async () => {
  await using fake = await createFakeMaster();
  const isGood = async (): Promise<boolean> => (await client(fake).whoami()).username === "determined";
  const first = fake.token("determined");
  expect(fake.token("determined")).toBe(first);
  await fake.clock.advance("8d");
  expect(await isGood()).toBe(true);
  await client(fake).logout();
  expect(await isGood()).toBe(true);
  const [ours, theirs] = [client(fake), client(fake, "admin")];
  fake.expireTokens("determined");
  await expect(ours.whoami()).rejects.toThrow(AuthenticationError);
  expect((await theirs.whoami()).username).toBe("admin");
  expect(await isGood()).toBe(true);
  fake.expireTokens();
  await expect(theirs.whoami()).rejects.toThrow(AuthenticationError);
  expect(() => fake.expireTokens("nobody")).toThrow(/nobody/);
  await fake.listen();
  expect(
    (await fetch(`${fake.url}/api/v1/me`, { headers: { authorization: `Bearer ${fake.token("admin")}` } })).status,
  ).toBe(200);
});

test("a client with a password logs in again when its token has expired", async () => {
  await using fake = await createFakeMaster();
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, user: "determined", password: "", tokenStore: false });
  await determined.whoami();
  fake.expireTokens();
  expect((await determined.whoami()).username).toBe("determined");
  expect(fake.requests({ operation: "Login" })).toHaveLength(2);
});

test("a traceback is the last that a program prints, and plans know which trial of the search it is", async () => {
  await using fake = await createFakeMaster();
  const indices: number[] = [];
  fake.train(({ trialIndex }) => {
    indices.push(trialIndex);
    return { steps: 2, fail: 2, traceback: ["Traceback (most recent call last):", "ValueError: no data"] };
  });
  const [seed] = fake.experiments.add({ trials: 3 });
  const determined = client(fake);
  const experiment = determined.experiment(seed!.id);
  await fake.clock.runUntil(experiment.wait());
  const { trials } = await experiment.explainFailure({ lines: 5 });
  expect(trials.map(({ lastLines }) => lastLines.filter((line) => /Traceback|ValueError/.test(line)).length)).toEqual([
    2, 2, 2,
  ]);
  expect([...new Set(indices)].sort()).toEqual([0, 1, 2]);
});
