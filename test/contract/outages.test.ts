import { expect, test } from "vitest";
import {
  AuthenticationError,
  Determined,
  ForbiddenError,
  MasterUnreachableError,
  NotFoundError,
  ServerError,
  type DeterminedOptions,
  type Experiment,
  type Handle,
  type Logger,
} from "../../src/index.js";
import type { FakeMaster, OrderedFault } from "../../src/testing.js";
import { transientStatuses } from "../../src/values/transient-status.js";
import { contractOnFake, openFake, type FakeTestMaster } from "./master.js";

function recorder(): { logger: Logger; said: string[] } {
  const said: string[] = [];
  const say = (level: string) => (message: string) => void said.push(`${level}: ${message}`);
  return { said, logger: { debug: () => {}, info: say("info"), warn: say("warn"), error: say("error") } };
}

const page = "<html><head><title>Gone fishing</title></head><body>nginx</body></html>";

/** Every way in which a master is away, each until it is taken back. */
const ways: Record<string, (fake: FakeMaster) => OrderedFault> = {
  "connections that break": (fake) => fake.faults.drop({ times: Infinity }),
  "answers that break off": (fake) => fake.faults.cut({ times: Infinity, afterBytes: 5 }),
  silence: (fake) => fake.faults.stall({ times: Infinity }),
  ...Object.fromEntries(
    [500, ...transientStatuses].map((status) => [
      `status ${status}`,
      (fake: FakeMaster) => fake.faults.fail({ times: Infinity, status }),
    ]),
  ),
  ...Object.fromEntries(
    [200, 302, 403, 404, 501, 502].map((status) => [
      `a page of a proxy with status ${status}`,
      (fake: FakeMaster) => fake.faults.fail({ times: Infinity, status, body: page }),
    ]),
  ),
};

/** A master that is away for a time, from some time on, while its clock runs. */
function away(fake: FakeMaster, way: (fake: FakeMaster) => OrderedFault, from: number, duration: number): void {
  void fake.clock.sleep(from).then(async () => {
    const fault = way(fake);
    await fake.clock.sleep(duration);
    fault.remove();
  });
}

async function running(options: DeterminedOptions = {}): Promise<FakeTestMaster & { experiment: Handle<Experiment> }> {
  const master = await openFake("0.38.1");
  const [{ id } = { id: 0 }] = master.fake.experiments.add({ runsFor: "1h" });
  return { ...master, experiment: master.client(options).experiment(id) };
}

test.each(Object.keys(ways))("a wait survives ten minutes of %s", async (way) => {
  const { logger, said } = recorder();
  const { fake, run, experiment } = await running({ logger });
  const heard: number[] = [];
  away(fake, ways[way]!, 600_000, 600_000);
  expect(await run(experiment.wait({ onProgress: ({ elapsed }) => heard.push(elapsed) }))).toBe("STATE_COMPLETED");
  expect(heard.filter((at) => at > 600_000 && at < 1_200_000)).toEqual([]);
  expect(said).toEqual([
    expect.stringMatching(
      /^warn: An outage of http:.* began; what is under way goes on trying for up to 15 min\. \w+Error: /,
    ),
    expect.stringMatching(/^info: The outage of http:.* is over after \d.*\.$/),
  ]);
});

test("waitAll survives it too", async () => {
  const { fake, run, determined } = await openFake();
  // The second one waits for the slots of the first.
  const seeds = fake.experiments.add({ runsFor: "30m", trials: 1 }, 2);
  away(fake, ways["status 503"]!, 60_000, 600_000);
  const states = await run(determined.waitAll(seeds.map(({ id }) => determined.experiment(id))));
  expect(states).toEqual(["STATE_COMPLETED", "STATE_COMPLETED"]);
});

test("awaitFirstTrial survives it too", async () => {
  const { fake, run, client } = await openFake();
  const [seed] = fake.experiments.add({ runsFor: "30m" });
  const trialFrom = fake.clock.now() + 900_000;
  const lateTrial: typeof fetch = async (...input) => {
    const answer = await fake.fetch(...input);
    const text = await answer.text();
    const isEarly = fake.clock.now() < trialFrom;
    return new Response(isEarly ? text.replace('"numTrials":1', '"numTrials":0') : text, answer);
  };
  away(fake, ways["status 503"]!, 60_000, 600_000);
  const trial = await run(client({ fetch: lateTrial }).experiment(seed!.id).awaitFirstTrial());
  expect(trial.experimentId).toBe(seed!.id);
  expect(fake.clock.now()).toBeGreaterThanOrEqual(trialFrom);
});

contractOnFake("the first poll fails as any request does", async ({ fake, run, client }) => {
  const { logger, said } = recorder();
  const [seed] = fake.experiments.add({ runsFor: "1h" });
  const experiment = client({ logger }).experiment(seed!.id);
  fake.faults.fail({ times: Infinity, status: 503 });
  const waits: (() => Promise<unknown>)[] = [() => experiment.wait(), () => experiment.awaitFirstTrial()];
  for (const wait of waits) {
    const began = fake.clock.now();
    await expect(run(wait())).rejects.toThrow(ServerError);
    expect(fake.clock.now() - began).toBeLessThan(20_000);
  }
  expect(said).toEqual([]);
});

test("one that lasts longer than maxOutage ends in the last error, with what was known", async () => {
  const { fake, run, experiment } = await running();
  const began = fake.clock.now();
  away(fake, ways["connections that break"]!, 60_000, 3_600_000);
  const error = await run(experiment.wait({ interval: "10s", maxOutage: "5m" })).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(MasterUnreachableError);
  expect(error).toMatchObject({
    message: expect.stringMatching(
      /outage of .*; maxOutage is the limit\. The last state seen of experiment 1 is STATE_RUNNING\.$/,
    ),
    cause: expect.any(MasterUnreachableError),
  });
  // The last try is at the end, and takes some seconds.
  expect(fake.clock.now() - began).toSatisfy((passed: number) => passed >= 360_000 && passed < 400_000);
});

test("Infinity waits forever, 0 and retry: false not at all", async () => {
  const { fake, run, experiment, client } = await running();
  away(fake, ways["status 502"]!, 60_000, 7_200_000);
  expect(await run(experiment.wait({ maxOutage: Infinity }))).toBe("STATE_COMPLETED");
  const others = fake.experiments.add({ runsFor: "1h" }, 2).map(({ id }) => id);
  const fails = fake.faults.fail({ operation: "GetExperiment", status: 502, skip: 3, times: 5 });
  await expect(run(client().experiment(others[0]!).wait({ maxOutage: 0 }))).rejects.toThrow(ServerError);
  fails.remove();
  fake.faults.fail({ operation: "GetExperiment", status: 502, skip: 3 });
  await expect(run(client({ retry: false }).experiment(others[1]!).wait())).rejects.toThrow(ServerError);
});

contractOnFake("what the master refuses ends a wait at once", async ({ fake, run, client }) => {
  const seeds = fake.experiments.add({ runsFor: "1h" }, 3);
  for (const [index, [status, type]] of (
    [
      [401, AuthenticationError],
      [403, ForbiddenError],
      [404, NotFoundError],
    ] as const
  ).entries()) {
    const fault = fake.faults.fail({ operation: "GetExperiment", status, skip: 3, times: Infinity });
    await expect(run(client().experiment(seeds[index]!.id).wait())).rejects.toThrow(type);
    expect(fault.hits).toBe(1);
    fault.remove();
  }
});

test("maxWait counts during an outage", async () => {
  const { fake, run, experiment } = await running();
  const began = fake.clock.now();
  away(fake, ways.silence!, 60_000, 3_600_000);
  await expect(run(experiment.wait({ maxWait: "10m" }))).rejects.toThrow(
    /after 10 min; the last state seen is STATE_RUNNING/,
  );
  expect(fake.clock.now() - began).toBe(600_000);
});

test("maxWait of awaitFirstTrial counts during a silent request too", async () => {
  const { fake, run, experiment } = await running();
  const began = fake.clock.now();
  fake.faults.stall({ times: Infinity });
  const waiting = experiment.awaitFirstTrial({ maxWait: "10s" });
  await expect(run(waiting)).rejects.toThrow(/Gave up waiting for the first trial of experiment 1 after 10 s/);
  expect(fake.clock.now() - began).toBe(10_000);
});

test("an abort ends a wait in the middle of an outage", async () => {
  const { fake, run, experiment } = await running();
  const stop = new AbortController();
  away(fake, ways["status 503"]!, 60_000, 3_600_000);
  void fake.clock.sleep(300_000).then(() => stop.abort(new Error("enough")));
  await expect(run(experiment.wait({ signal: stop.signal }))).rejects.toThrow("enough");
});

test("many waits of one client ask once for all of them during an outage, and the logger is called once", async () => {
  const { fake, run, client } = await openFake("0.38.1", { slots: 60 });
  const { logger, said } = recorder();
  const determined = client({ logger });
  const seeds = fake.experiments.add({ runsFor: "30m" }, 60);
  away(fake, ways["status 503"]!, 300_000, 600_000);
  const states = await run(Promise.all(seeds.map(({ id }) => determined.experiment(id).wait())));
  expect(new Set(states)).toEqual(new Set(["STATE_COMPLETED"]));
  expect(said.map((line) => line.split(":")[0])).toEqual(["warn", "info"]);
  expect(fake.requests().length).toBeLessThan(400);
});

test("a master that knows no token of before its restart costs one new login", async () => {
  const { fake, run } = await openFake();
  const [seed] = fake.experiments.add({ runsFor: "1h" });
  const own = { master: fake.url, fetch: fake.fetch, clock: fake.clock, tokenStore: false } as const;
  const determined = new Determined({ ...own, user: "determined", password: "" });
  let refused: { hits: number } | undefined;
  void fake.clock.sleep(600_000).then(async () => {
    const fault = ways["status 503"]!(fake);
    await fake.clock.sleep(60_000);
    fault.remove();
    refused = fake.faults.fail({ operation: "GetExperiment", status: 401 });
  });
  expect(await run(determined.experiment(seed!.id).wait())).toBe("STATE_COMPLETED");
  expect([refused?.hits, fake.requests({ operation: "Login" }).length]).toEqual([1, 2]);
});
