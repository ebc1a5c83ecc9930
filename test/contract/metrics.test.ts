import { expect } from "vitest";
import {
  NotFoundError,
  StreamTruncatedError,
  UnsupportedByMasterError,
  type Trial,
  type TrialMetrics,
} from "../../src/index.js";
import { contract, contractOnFake, contractOnWire, type TestMaster } from "./master.js";
import { endless, repeat } from "./play.js";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function trained({ play, finish }: TestMaster): Promise<Trial> {
  const experiment = await play(
    repeat(3, (step) => ({
      training: { loss: step === 2 ? "NaN" : step },
      validation: { loss: step * 2, note: "text" },
      groups: { mine: { x: step * 3 } },
    })),
  );
  await finish(experiment);
  return experiment.awaitFirstTrial();
}

/** Retries that leave an outage of two seconds time for more than one request. */
const quick = { retry: { attempts: 2, baseDelay: "100ms" } } as const;

/** Reports often enough to be followed for a while. */
const lengthy = repeat(12, (step) => ({ seconds: 1, training: { loss: 1 / step }, validation: { loss: step } }));

const steps = (reports: readonly TrialMetrics[]): number[] => reports.map(({ stepsCompleted }) => stepsCompleted);

contract("training and validation metrics come in order of steps", async ({ train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  const trial = await experiment.awaitFirstTrial();
  for (const group of ["training", "validation"]) {
    const reports = await all(trial.iterMetrics({ group }));
    expect(reports.length).toBeGreaterThan(0);
    expect(steps(reports)).toEqual([...steps(reports)].sort((one, other) => one - other));
    expect(reports[0]).toMatchObject({ trialId: trial.id, group });
    expect(reports[0]!.endTime).toBeInstanceOf(Date);
  }
});

contract("strings of numbers that JSON lacks become numbers", async (master) => {
  const trial = await trained(master);
  const training = await all(trial.iterTrainingMetrics());
  expect(training.map(({ metrics }) => metrics["loss"])).toEqual([1, NaN, 3]);
  const validation = await all(trial.iterValidationMetrics());
  expect(validation.map(({ metrics }) => metrics)).toEqual([2, 4, 6].map((loss) => ({ loss, note: "text" })));
});

contract("the stream names of Python give the same and are deprecated", async (master) => {
  const trial = await trained(master);
  expect(await all(trial.streamMetrics({ group: "training" }))).toEqual(await all(trial.iterTrainingMetrics()));
  expect(await all(trial.streamTrainingMetrics())).toEqual(await all(trial.iterTrainingMetrics()));
  expect(await all(trial.streamValidationMetrics())).toEqual(await all(trial.iterValidationMetrics()));
});

contract(
  "a group of one's own",
  async (master) => {
    const trial = await trained(master);
    const reports = await all(trial.iterMetrics({ group: "mine" }));
    expect(reports.map(({ metrics }) => metrics["x"])).toEqual([3, 6, 9]);
  },
  { since: "0.23.2" },
);

contract(
  "a group of one's own names the release that it needs",
  async (master) => {
    const trial = await trained(master);
    const error = await all(trial.iterMetrics({ group: "mine" })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.23.2", release: master.release });
  },
  { before: "0.23.2" },
);

contract("several trials come by ascending id", async (master) => {
  const one = await trained(master);
  const other = await trained(master);
  const reports = await all(master.determined.iterTrialsMetrics([other.id, one.id], { group: "validation" }));
  expect(reports.map(({ trialId }) => trialId)).toEqual([one.id, one.id, one.id, other.id, other.id, other.id]);
});

contractOnWire(
  "a stream that is cut goes on without losing or repeating a report",
  async (master) => {
    const one = await trained(master);
    const other = await trained(master);
    const read = (): Promise<TrialMetrics[]> =>
      all(master.determined.iterTrialsMetrics([one.id, other.id], { group: "training" }));
    const whole = await read();
    master.wire.faults.cut({ operation: "GetMetrics", afterLines: 1 });
    master.wire.faults.cut({ operation: "GetTrainingMetrics", afterLines: 1 });
    master.wire.faults.cut({ operation: "GetMetrics", afterLines: 1 });
    expect(await master.run(read())).toEqual(whole);
  },
  { since: "0.23.2" },
);

contractOnWire(
  "without retries a cut is an error",
  async (master) => {
    const { id } = await trained(master);
    master.wire.faults.cut({ operation: "GetMetrics", afterBytes: 20 });
    const reading = all(master.client({ retry: false }).trial(id).iterMetrics({ group: "training" }));
    await expect(reading).rejects.toThrow(StreamTruncatedError);
  },
  { since: "0.23.2" },
);

contract("follow gives what comes later and ends with the trial", async ({ run, play }) => {
  const experiment = await play(lengthy);
  const trial = await run(experiment.awaitFirstTrial());
  const reports = await run(all(trial.iterMetrics({ group: "validation", follow: true, interval: "1s" })));
  expect(reports.map(({ metrics }) => metrics["loss"])).toEqual(lengthy.map((_, index) => index + 1));
});

contractOnFake(
  "followed metrics outlive outages, whatever their requests meet",
  "hours of its time",
  async ({ fake, run, train, determined }) => {
    fake.train(() => ({ steps: 60, stepDuration: "1m", metrics: ({ step }) => ({ loss: 1 / step }) }));
    const trial = await run((await train()).awaitFirstTrial());
    const page = { body: "<html>proxy</html>", headers: { "content-type": "text/html" } };
    fake.faults.drop({ skip: 4, times: 20 });
    fake.faults.fail({ skip: 30, status: 503, times: 20 });
    fake.faults.fail({ skip: 60, status: 404, ...page, times: 3 });
    fake.faults.cut({ operation: "GetMetrics", afterBytes: 20 });
    fake.faults.cut({ operation: "GetTrialWorkloads", afterBytes: 20, skip: 2 });
    const followed = await run(all(trial.iterMetrics({ group: "training", follow: true, interval: "30s" })));
    fake.faults.clear();
    expect(followed).toEqual(await all(determined.trial(trial.id).iterTrainingMetrics()));
    expect(steps(followed)).toHaveLength(60);
  },
  { ends: true },
);

contractOnWire(
  "an outage that lasts longer than maxOutage ends followed metrics with what was known",
  async (master) => {
    const { wire, run, play, time, client } = master;
    const experiment = await play(repeat(60, (step) => ({ seconds: time(60, 1), training: { loss: 1 / step } })));
    const { id } = await run(experiment.awaitFirstTrial());
    const trial = client(quick).trial(id);
    const maxOutage = time(60_000, 2000);
    const reports = trial.iterMetrics({ group: "training", follow: true, maxOutage, interval: time(30_000, 200) });
    await run(reports.next());
    wire.faults.drop({ times: Infinity });
    await expect(run(all(reports))).rejects.toThrow(
      /This ended an outage of [\d.]+ s; maxOutage is the limit\. Reports read until then: \d+\.$/,
    );
    wire.faults.clear();
    await experiment.kill();
  },
  { ends: true },
);

contract("a trial that never was is not followed through an outage", async ({ determined, run }) => {
  const reading = all(determined.trial(999_999).iterMetrics({ group: "training", follow: true }));
  await expect(run(reading)).rejects.toThrow(NotFoundError);
});

contract(
  "followed metrics end at once when they are left",
  async ({ run, play, time }) => {
    const experiment = await play([{ training: { loss: 1 } }, ...endless]);
    const trial = await run(experiment.awaitFirstTrial());
    const reports = trial.iterMetrics({ group: "training", follow: true, interval: time(5000, 200) });
    await run(reports.next());
    const pending = reports.next();
    expect(await reports.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    await experiment.kill();
  },
  { ends: true },
);
