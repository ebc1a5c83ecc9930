import { expect, vi } from "vitest";
import {
  ExperimentFailedError,
  ExperimentPausedError,
  ForbiddenError,
  NoTrialError,
  NotFoundError,
  WaitTimeoutError,
} from "../../src/index.js";
import type { FakeMaster } from "../../src/testing.js";
import { contract, contractOnFake } from "./master.js";

contract("onProgress is called for every poll, the last included", async ({ run, train }) => {
  const experiment = await train();
  const seen: { state: string; progress: number | undefined; elapsed: number }[] = [];
  await run(
    experiment.wait({
      interval: "1s",
      onProgress: ({ experiment: one, ...rest }) => void (expect(one).toBe(experiment), seen.push(rest)),
    }),
  );
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toMatchObject({ state: "STATE_COMPLETED", progress: 1 });
  expect(seen.map(({ elapsed }) => elapsed)).toEqual(
    [...seen.map(({ elapsed }) => elapsed)].sort((one, other) => one - other),
  );
});

contract("a paused experiment rejects at the first poll, with the way out", async ({ run, train }) => {
  const experiment = await train();
  await experiment.pause();
  const error = await run(experiment.wait()).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ExperimentPausedError);
  expect(error).toMatchObject({
    experimentId: experiment.id,
    message: expect.stringMatching(new RegExp(`${experiment.id}.*activate`)),
  });
  await experiment.kill();
});

contractOnFake("onPaused wait goes on until it is activated", async ({ fake, run, train }) => {
  const experiment = await train();
  await experiment.pause();
  const waiting = experiment.wait({ onPaused: "wait" });
  await fake.clock.advance("1h");
  await experiment.activate();
  expect(await run(waiting)).toBe("STATE_COMPLETED");
});

contractOnFake("maxWait gives up with the states seen and when", async ({ determined, fake, run }) => {
  const [seed] = fake.experiments.add({ runsFor: "10h" });
  const began = fake.clock.now();
  const error = await run(determined.experiment(seed!.id).wait({ maxWait: "10m" })).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(WaitTimeoutError);
  const { states, experimentId, message } = error as WaitTimeoutError;
  expect(experimentId).toBe(seed!.id);
  expect(message).toContain(`experiment ${seed!.id}`);
  expect(states.at(-1)).toMatchObject({ state: "STATE_RUNNING", at: expect.any(Date) });
  expect(fake.clock.now() - began).toBe(600_000);
});

contractOnFake("polls come every 5 seconds at first, later less often", async ({ fake, run, determined }) => {
  const { id } = fake.experiments.add({ runsFor: "10h" })[0]!;
  const polls: number[] = [];
  await run(determined.experiment(id).wait({ onProgress: ({ elapsed }) => polls.push(elapsed) }));
  for (const [index, at] of polls.slice(1).entries()) {
    const before = polls[index]!;
    const usual = Math.min(60_000, Math.max(5000, before / 100));
    expect(at - before).toBeGreaterThanOrEqual(usual * 0.9 - 1e-6);
    expect(at - before).toBeLessThanOrEqual(usual + 1e-6);
  }
  expect(polls.length).toBeGreaterThan(700);
  expect(polls.length).toBeLessThan(1000);
  expect(fake.requests({ operation: "GetExperiment" })).toHaveLength(polls.length);
});

contractOnFake("an interval that is given is exact", async ({ determined, fake, run }) => {
  const { id } = fake.experiments.add({ runsFor: "1h" })[0]!;
  const polls: number[] = [];
  await run(determined.experiment(id).wait({ interval: "7s", onProgress: ({ elapsed }) => polls.push(elapsed) }));
  expect(polls).toEqual(polls.map((_, index) => index * 7000));
});

contractOnFake("ten waits on one experiment share one request a poll", async ({ fake, determined, run, train }) => {
  const { id } = await train();
  let polls = 0;
  const waits = Array.from({ length: 10 }, () => determined.experiment(id).wait({ onProgress: () => polls++ }));
  const states = await run(Promise.all(waits));
  expect(new Set(states)).toEqual(new Set(["STATE_COMPLETED"]));
  expect(fake.requests({ operation: "GetExperiment" })).toHaveLength(polls / 10);
});

contractOnFake("aborting one wait does not disturb another", async ({ determined, run, train }) => {
  const { id } = await train();
  const controller = new AbortController();
  const aborted = determined
    .experiment(id)
    .wait({ signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) });
  const other = determined.experiment(id).wait();
  await expect(aborted).rejects.toThrow("enough");
  expect(await run(other)).toBe("STATE_COMPLETED");
});

contractOnFake("a signal that is aborted already sends nothing", async ({ fake, determined }) => {
  const wait = determined.experiment(1).wait({ signal: AbortSignal.abort(new Error("no")) });
  await expect(wait).rejects.toThrow("no");
  expect(fake.requests()).toEqual([]);
});

contractOnFake("what onProgress throws rejects that wait", async ({ determined, run, train }) => {
  const { id } = await train();
  const broken = determined.experiment(id).wait({
    onProgress: () => {
      throw new Error("mine");
    },
  });
  const other = determined.experiment(id).wait();
  await expect(broken).rejects.toThrow("mine");
  expect(await run(other)).toBe("STATE_COMPLETED");
});

contractOnFake("a refusal ends the wait at once", async ({ fake, train }) => {
  const experiment = await train();
  fake.faults.fail({ operation: "GetExperiment", status: 403 });
  await expect(experiment.wait()).rejects.toThrow(ForbiddenError);
});

contractOnFake("an unknown state counts as running and warns once", async ({ fake, client }) => {
  const [seed] = fake.experiments.add({ runsFor: "10m" });
  const warn = vi.fn();
  const odd: typeof fetch = async (...input) => {
    const text = await (await fake.fetch(...input)).text();
    return new Response(text.replaceAll("STATE_RUNNING", "STATE_HIBERNATING"), {
      headers: { "content-type": "application/json" },
    });
  };
  const logger = { debug() {}, info() {}, warn, error() {} };
  const determined = client({ fetch: odd, logger });
  expect(await fake.clock.runUntil(determined.experiment(seed!.id).wait())).toBe("STATE_COMPLETED");
  await fake.clock.runUntil(determined.experiment(seed!.id).wait());
  expect(warn.mock.calls.filter(([message]) => String(message).includes("STATE_HIBERNATING"))).toHaveLength(1);
});

contractOnFake(
  "a limit that was a number is called milliseconds when it is over",
  async ({ fake, run, determined }) => {
    const { id } = fake.experiments.add({ runsFor: "1h" })[0]!;
    const experiment = await determined.getExperiment(id);
    await expect(run(experiment.wait({ maxWait: 3600 }))).rejects.toThrow(/3600 is milliseconds; seconds are "3600s"/);
    await expect(run(experiment.wait({ maxWait: "4s" }))).rejects.toThrow(/kill\(\)\.$/);
  },
);

contractOnFake("throwOnFailure tells which trial failed and how its log ends", async ({ fake, run, determined }) => {
  fake.train(() => ({ steps: 3, fail: () => true, logs: ({ step }) => `line of step ${step}` }));
  const experiment = await determined.createExperiment({
    config: {
      name: "fails",
      entrypoint: "x",
      searcher: { name: "single", metric: "loss", max_length: { batches: 300 } },
      max_restarts: 1,
    },
  });
  const error = await run(experiment.wait({ throwOnFailure: true })).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ExperimentFailedError);
  const { report, state, message } = error as ExperimentFailedError;
  const { trials, experimentId } = report;
  expect([experimentId, state]).toEqual([experiment.id, "STATE_ERROR"]);
  expect(trials).toHaveLength(1);
  expect(trials[0]).toMatchObject({ state: "STATE_ERROR", restarts: 1 });
  expect(trials[0]!.lastLines.join("\n")).toContain("line of step 2");
  expect(message).toContain(`Trial ${trials[0]!.trialId}`);
  expect(message).toContain(trials[0]!.lastLines.at(-1)!);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect((await experiment.explainFailure({ lines: 2 })).trials[0]!.lastLines).toHaveLength(2);
});

contractOnFake("a log that cannot be read does not hide the failure", async ({ fake, run, determined }) => {
  fake.train(() => ({ fail: 1 }));
  fake.faults.fail({ operation: "TrialLogs", status: 500, times: Infinity });
  const experiment = await determined.createExperiment({
    config: {
      name: "fails",
      entrypoint: "x",
      searcher: { name: "single", metric: "loss", max_length: { batches: 300 } },
      max_restarts: 0,
    },
  });
  const error = await run(experiment.wait({ throwOnFailure: true })).catch((error: unknown) => error);
  expect((error as ExperimentFailedError).report).toMatchObject({ trials: [{ lastLines: [] }] });
});

contractOnFake(
  "without throwOnFailure ERROR is an answer and costs no further request",
  async ({ fake, run, determined }) => {
    const [seed] = fake.experiments.add({ finalState: "ERROR", runsFor: "1m" });
    expect(await run(determined.experiment(seed!.id).wait())).toBe("STATE_ERROR");
    expect(fake.requests({ operation: "TrialLogs" })).toEqual([]);
  },
);

contractOnFake("waitAll makes one request a poll, whatever the number", async ({ fake, determined, run }) => {
  const seeds = [
    ...fake.experiments.add({ runsFor: "1m" }, 20),
    ...fake.experiments.add({ runsFor: "4m", finalState: "ERROR" }, 20),
    ...fake.experiments.add({ runsFor: "2m", finalState: "CANCELED" }, 10),
  ];
  const polls = new Set<number>();
  const experiments = seeds.map(({ id }) => determined.experiment(id));
  const waiting = [1, 2, 3].map(() =>
    determined.waitAll(experiments, { onProgress: ({ elapsed }) => polls.add(elapsed) }),
  );
  const [states] = await run(Promise.all(waiting));
  expect(states).toEqual(
    seeds.map((_, index) => (index < 20 ? "STATE_COMPLETED" : index < 40 ? "STATE_ERROR" : "STATE_CANCELED")),
  );
  expect(fake.requests({ operation: "GetExperiments" })).toHaveLength(polls.size);
  expect(fake.requests({ operation: "GetExperiment" })).toEqual([]);
});

contractOnFake("waitAll finds old experiments among many newer ones", async ({ fake, determined, run }) => {
  const [old] = fake.experiments.add({ runsFor: "1m" });
  fake.experiments.add({ finalState: "PAUSED" }, 250);
  expect(await run(determined.waitAll([determined.experiment(old!.id)]))).toEqual(["STATE_COMPLETED"]);
});

contract("waitAll of none resolves to none, and one that never existed is not found", async ({ determined }) => {
  expect(await determined.waitAll([])).toEqual([]);
  await expect(determined.waitAll([determined.experiment(999_999)])).rejects.toThrow(NotFoundError);
});

contract("awaitFirstTrial gives the first trial", async ({ run, train }) => {
  const experiment = await train();
  const trial = await run(experiment.awaitFirstTrial());
  expect(trial.experimentId).toBe(experiment.id);
  await experiment.kill();
});

contractOnFake("a poll for the first trial never lists all trials", async ({ fake, determined, run }) => {
  const [seed] = fake.experiments.add({ trials: 20, runsFor: "1m" });
  await run(determined.experiment(seed!.id).awaitFirstTrial());
  const asked = fake.requests({ operation: "GetExperimentTrials" });
  expect(asked).toHaveLength(1);
  for (const { query } of asked) expect(query).toSatisfy((query: URLSearchParams) => query.get("limit") === "1");
});

/** Answers as the fake does, but for experiments that have no trial. */
function trialless(fake: FakeMaster): typeof fetch {
  return async (...input) => {
    const text = await (await fake.fetch(...input)).text();
    return new Response(text.replace('"numTrials":1', '"numTrials":0'), {
      headers: { "content-type": "application/json" },
    });
  };
}

contractOnFake("awaitFirstTrial rejects when the experiment ends without one", async ({ client, fake, run, train }) => {
  const { id } = await train();
  const error = await run(
    client({ fetch: trialless(fake) })
      .experiment(id)
      .awaitFirstTrial(),
  ).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(NoTrialError);
  expect(error).toMatchObject({ experimentId: id, message: expect.stringContaining(`Experiment ${id}`) });
});

contractOnFake(
  "awaitFirstTrial waits through a pause, polling twice a second at first, and gives up after maxWait",
  async ({ client, fake, run, train }) => {
    const experiment = await train();
    await experiment.pause();
    const before = fake.requests().length;
    const began = fake.clock.now();
    const waiting = client({ fetch: trialless(fake) })
      .experiment(experiment.id)
      .awaitFirstTrial({ maxWait: "1m" });
    await expect(run(waiting)).rejects.toThrow(WaitTimeoutError);
    expect(fake.clock.now() - began).toBe(60_000);
    expect(fake.requests().length - before).toSatisfy((polls: number) => polls > 115 && polls < 135);
  },
);
