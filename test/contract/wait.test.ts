import { expect, vi } from "vitest";
import {
  ExperimentFailedError,
  ExperimentPausedError,
  ForbiddenError,
  NoTrialError,
  NotFoundError,
  WaitTimeoutError,
} from "../../src/index.js";
import { contract, contractOnFake, contractOnWire } from "./master.js";
import { endless, repeat, usual } from "./play.js";
import type { Wire } from "./wire.js";

contract(
  "onProgress is called for every poll, the last included",
  async ({ run, play, time }) => {
    const experiment = await play(repeat(10, () => ({ seconds: 1 })));
    const seen: { state: string; progress: number | undefined; elapsed: number }[] = [];
    await run(
      experiment.wait({
        interval: time(1000, 100),
        onProgress: ({ experiment: one, ...rest }) => void (expect(one).toBe(experiment), seen.push(rest)),
      }),
    );
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toMatchObject({ state: "STATE_COMPLETED", progress: 1, ended: 1, total: 1 });
    expect(seen[0]).toMatchObject({ ended: 0, total: 1 });
    expect(seen.map(({ elapsed }) => elapsed)).toEqual(
      [...seen.map(({ elapsed }) => elapsed)].sort((one, other) => one - other),
    );
  },
  { ends: true },
);

contract(
  "a paused experiment rejects at the first poll, with the way out",
  async ({ train, finish }) => {
    const experiment = await train();
    await experiment.pause();
    const error = await finish(experiment).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ExperimentPausedError);
    expect(error).toMatchObject({
      experimentId: experiment.id,
      message: expect.stringMatching(new RegExp(`${experiment.id}.*activate`)),
    });
    await experiment.kill();
  },
  { ends: true },
);

contract("onPaused wait goes on until it is activated", async ({ run, train, finish, client, time }) => {
  const experiment = await train();
  await experiment.pause();
  const polls: string[] = [];
  const waiting = finish(experiment, { onPaused: "wait", onProgress: ({ state }) => polls.push(state) });
  const pausing = client()
    .experiment(experiment.id)
    .wait({ onPaused: "wait", maxWait: time(60_000, 1500) });
  await expect(run(pausing)).rejects.toThrow(WaitTimeoutError);
  expect(new Set(polls)).toEqual(new Set(["STATE_PAUSED"]));
  await experiment.activate();
  expect(await waiting).toBe("STATE_COMPLETED");
});

contract(
  "maxWait gives up with the states seen and when",
  async ({ run, play, time }) => {
    const experiment = await play(endless);
    const maxWait = time(60_000, 1500);
    const heard: number[] = [];
    const onProgress = ({ elapsed }: { elapsed: number }): void => void heard.push(elapsed);
    const wait = experiment.wait({ maxWait, interval: time(5000, 250), onProgress });
    const error = await run(wait).catch((error: unknown) => error);
    expect(heard.at(-1)).toBeGreaterThan(maxWait / 2);
    expect(heard.at(-1)).toBeLessThanOrEqual(maxWait);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    const { states, experimentId, message } = error as WaitTimeoutError;
    expect(experimentId).toBe(experiment.id);
    expect(message).toContain(`experiment ${experiment.id}`);
    expect(states.at(-1)).toMatchObject({ state: expect.stringMatching(/^STATE_/), at: expect.any(Date) });
    await experiment.kill();
  },
  { ends: true },
);

contractOnFake(
  "maxWait of several gives up on those that have not ended, by their ids",
  "experiments of chosen lengths",
  async ({ fake, run, determined }) => {
    const of = (...lengths: string[]): number[] => lengths.map((runsFor) => fake.experiments.add({ runsFor })[0]!.id);
    const giveUp = async (ids: number[]): Promise<WaitTimeoutError> => {
      const waiting = determined.waitAll(ids, { interval: "10s", maxWait: "10m" });
      return run(waiting).catch((error: unknown) => error as WaitTimeoutError) as Promise<WaitTimeoutError>;
    };
    const [short, ...long] = of("1m", "10h", "10h");
    const error = await giveUp([short!, ...long]);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error.message).toBe(
      `Gave up waiting for 2 of 3 experiments after 10 min: ${long.join(", ")}. They go on: wait again with a longer maxWait, or stop them with cancel() or kill().`,
    );
    expect(error.experimentId).toBeUndefined();
    expect((await giveUp([short!, long[0]!])).message).toContain(
      `1 of 2 experiments after 10 min: ${long[0]}. It goes on`,
    );
    const one = await giveUp([long[0]!, long[0]!]);
    expect(one.message).toContain(`experiment ${long[0]} after 10 min; the last state seen is STATE_RUNNING.`);
    expect(one.experimentId).toBe(long[0]);
  },
  { anywhere: true },
);

contractOnFake(
  "polls come every 5 seconds at first, later less often",
  "hours of its time",
  async ({ fake, run, determined }) => {
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
  },
  { anywhere: true },
);

contractOnFake(
  "an interval that is given is exact",
  "its exact time",
  async ({ determined, fake, run }) => {
    const { id } = fake.experiments.add({ runsFor: "1h" })[0]!;
    const polls: number[] = [];
    await run(determined.experiment(id).wait({ interval: "7s", onProgress: ({ elapsed }) => polls.push(elapsed) }));
    expect(polls).toEqual(polls.map((_, index) => index * 7000));
  },
  { anywhere: true },
);

contractOnWire(
  "ten waits on one experiment share one request a poll",
  async ({ wire, determined, run, train, time }) => {
    const { id } = await train();
    let polls = 0;
    const options = { interval: time(5000, 250), onProgress: () => polls++ };
    const states = await run(Promise.all(Array.from({ length: 10 }, () => determined.experiment(id).wait(options))));
    expect(new Set(states)).toEqual(new Set(["STATE_COMPLETED"]));
    expect(wire.requests({ operation: "GetExperiment" })).toHaveLength(polls / 10);
  },
  { ends: true },
);

contract(
  "aborting one wait does not disturb another",
  async ({ determined, finish, train }) => {
    const { id } = await train();
    const controller = new AbortController();
    const aborted = determined
      .experiment(id)
      .wait({ signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) });
    const other = finish(determined.experiment(id));
    await expect(aborted).rejects.toThrow("enough");
    expect(await other).toBe("STATE_COMPLETED");
  },
  { anywhere: true },
);

contractOnWire(
  "a signal that is aborted already sends nothing",
  async ({ wire, determined }) => {
    const wait = determined.experiment(1).wait({ signal: AbortSignal.abort(new Error("no")) });
    await expect(wait).rejects.toThrow("no");
    expect(wire.requests()).toEqual([]);
  },
  { anywhere: true },
);

contract(
  "what onProgress throws rejects that wait",
  async ({ determined, finish, train }) => {
    const { id } = await train();
    const broken = determined.experiment(id).wait({
      onProgress: () => {
        throw new Error("mine");
      },
    });
    const other = finish(determined.experiment(id));
    await expect(broken).rejects.toThrow("mine");
    expect(await other).toBe("STATE_COMPLETED");
  },
  { anywhere: true },
);

contractOnWire(
  "a refusal ends the wait at once",
  async ({ wire, train }) => {
    const experiment = await train();
    wire.faults.fail({ operation: "GetExperiment", status: 403 });
    await expect(experiment.wait()).rejects.toThrow(ForbiddenError);
  },
  { anywhere: true },
);

contractOnWire(
  "an unknown state counts as running and warns once",
  async ({ wire, client, play, finish }) => {
    const experiment = await play(repeat(10, () => ({ seconds: 1 })));
    const warn = vi.fn();
    const odd: typeof fetch = async (...input) => {
      const text = await (await wire.fetch(...input)).text();
      return new Response(text.replaceAll(/STATE_(?:RUNNING|QUEUED|STARTING|PULLING)/g, "STATE_HIBERNATING"), {
        headers: { "content-type": "application/json" },
      });
    };
    const logger = { debug() {}, info() {}, warn, error() {} };
    const determined = client({ fetch: odd, logger });
    expect(await finish(determined.experiment(experiment.id))).toBe("STATE_COMPLETED");
    await finish(determined.experiment(experiment.id));
    expect(warn.mock.calls.filter(([message]) => String(message).includes("STATE_HIBERNATING"))).toHaveLength(1);
  },
  { anywhere: true },
);

contract(
  "a limit that was a number is called milliseconds when it is over",
  async ({ run, play }) => {
    const experiment = await play(endless);
    await expect(run(experiment.wait({ maxWait: 1800 }))).rejects.toThrow(/1800 is milliseconds; seconds are "1800s"/);
    await expect(run(experiment.wait({ maxWait: "1s" }))).rejects.toThrow(/kill\(\)\.$/);
    await experiment.kill();
  },
  { anywhere: true },
);

/** Prints and fails at its third step, as often as it is started. */
const failing = repeat(3, (step) => ({ log: [`line of step ${step}`], ...(step === 3 && { exit: 1 }) }));

contract("throwOnFailure tells which trial failed and how its log ends", async ({ play, finish }) => {
  const experiment = await play(failing, { max_restarts: 1 });
  const error = await finish(experiment, { throwOnFailure: true }).catch((error: unknown) => error);
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

contractOnWire(
  "a log that cannot be read does not hide the failure",
  async ({ wire, play, finish }) => {
    wire.faults.fail({ operation: "TrialLogs", status: 500, times: Infinity });
    const error = await finish(await play(failing), { throwOnFailure: true }).catch((error: unknown) => error);
    expect((error as ExperimentFailedError).report).toMatchObject({ trials: [{ lastLines: [] }] });
  },
  { anywhere: true },
);

contractOnWire(
  "without throwOnFailure ERROR is an answer and costs no further request",
  async ({ wire, play, finish }) => {
    expect(await finish(await play(failing))).toBe("STATE_ERROR");
    expect(wire.requests({ operation: "TrialLogs" })).toEqual([]);
  },
);

contractOnWire("waitAll makes one request a poll, whatever the number", async (master) => {
  const { wire, determined, run, play, time } = master;
  const made = [];
  for (const ends of ["COMPLETED", "ERROR", "COMPLETED", "CANCELED", "ERROR", "CANCELED"]) {
    made.push({ ends, experiment: await play(ends === "ERROR" ? failing : ends === "CANCELED" ? endless : usual) });
  }
  const polls = new Map<number, number>();
  const experiments = made.map(({ experiment: { id } }) => determined.experiment(id));
  const onProgress = ({ experiment: { id } }: { experiment: { id: number } }): void =>
    void polls.set(id, (polls.get(id) ?? 0) + 1);
  const interval = time(5000, 250);
  // The last one that is waited for is asked for alone.
  const asked = (): number =>
    wire.requests({ operation: "GetExperiments" }).length + wire.requests({ operation: "GetExperiment" }).length;
  const before = asked();
  const waits = [{ onProgress }, {}, {}].map((more) => determined.waitAll(experiments, { interval, ...more }));
  const waiting = run(Promise.all(waits));
  for (const { ends, experiment } of made) if (ends === "CANCELED") await determined.experiment(experiment.id).kill();
  const [states] = await waiting;
  expect(states).toEqual(made.map(({ ends }) => `STATE_${ends}`));
  expect(asked() - before).toBe(Math.max(...polls.values()));
});

contractOnFake(
  "waitAll finds old experiments among many newer ones",
  "hundreds of experiments",
  async ({ fake, determined, run }) => {
    const [old] = fake.experiments.add({ runsFor: "1m" });
    fake.experiments.add({ finalState: "PAUSED" }, 250);
    expect(await run(determined.waitAll([determined.experiment(old!.id)]))).toEqual(["STATE_COMPLETED"]);
  },
  { ends: true },
);

contract(
  "waitAll takes ids too, gives states in their order, and says how many have ended",
  async ({ run, play, determined, time }) => {
    const long = await play(repeat(6, () => ({ seconds: 1 })));
    const short = await play(repeat(2, () => ({ seconds: 1 })));
    const seen: { id: number; ended: number; total: number }[] = [];
    const states = await run(
      determined.waitAll([long.id, short, determined.experiment(long.id)], {
        interval: time(1000, 100),
        onProgress: ({ experiment: { id }, ended, total }) => void seen.push({ id, ended, total }),
      }),
    );
    expect(states).toEqual(["STATE_COMPLETED", "STATE_COMPLETED", "STATE_COMPLETED"]);
    expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([3]));
    expect(seen.at(-1)).toMatchObject({ id: long.id, ended: 3 });
    expect(seen.findLast(({ id }) => id === short.id)!.ended).toBeLessThan(3);
    expect(seen.map(({ ended }) => ended)).toEqual(seen.map(({ ended }) => ended).toSorted((one, two) => one - two));
  },
  { ends: true },
);

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

contractOnWire("a poll for the first trial never lists all trials", async ({ wire, play, run }) => {
  const experiment = await play([endless, endless, endless]);
  await run(experiment.awaitFirstTrial());
  const asked = wire.requests({ operation: "GetExperimentTrials" });
  expect(asked).toHaveLength(1);
  for (const { query } of asked) expect(query).toSatisfy((query: URLSearchParams) => query.get("limit") === "1");
  await experiment.kill();
});

/** Answers as the master does, but for experiments that have no trial. */
function trialless(wire: Wire): typeof fetch {
  return async (...input) => {
    const text = await (await wire.fetch(...input)).text();
    return new Response(text.replace('"numTrials":1', '"numTrials":0'), {
      headers: { "content-type": "application/json" },
    });
  };
}

contractOnWire(
  "awaitFirstTrial rejects when the experiment ends without one",
  async ({ client, wire, run, train }) => {
    const { id } = await train();
    const error = await run(
      client({ fetch: trialless(wire) })
        .experiment(id)
        .awaitFirstTrial(),
    ).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(NoTrialError);
    expect(error).toMatchObject({ experimentId: id, message: expect.stringContaining(`Experiment ${id}`) });
  },
  { anywhere: true },
);

contractOnWire(
  "awaitFirstTrial waits through a pause, and gives up after maxWait",
  async (master) => {
    const { client, wire, run, play, time } = master;
    const experiment = await play(endless);
    await experiment.pause();
    const waiting = client({ fetch: trialless(wire) })
      .experiment(experiment.id)
      .awaitFirstTrial({ maxWait: time(60_000, 1500) });
    await expect(run(waiting)).rejects.toThrow(WaitTimeoutError);
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnFake(
  "awaitFirstTrial polls twice a second at first",
  "its exact time",
  async ({ client, wire, fake, run, train }) => {
    const experiment = await train();
    await experiment.pause();
    const before = wire.requests().length;
    const began = fake.clock.now();
    const waiting = client({ fetch: trialless(wire) })
      .experiment(experiment.id)
      .awaitFirstTrial({ maxWait: "1m" });
    await expect(run(waiting)).rejects.toThrow(WaitTimeoutError);
    expect(fake.clock.now() - began).toBe(60_000);
    expect(wire.requests().length - before).toSatisfy((polls: number) => polls > 115 && polls < 135);
  },
  { anywhere: true },
);
