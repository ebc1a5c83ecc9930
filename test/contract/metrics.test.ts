import { expect } from "vitest";
import {
  NotFoundError,
  StreamTruncatedError,
  UnsupportedByMasterError,
  type Trial,
  type TrialMetrics,
} from "../../src/index.js";
import { contract, contractOnFake, type FakeTestMaster } from "./master.js";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function trained({ fake, run, train }: FakeTestMaster): Promise<Trial> {
  fake.train(() => ({
    steps: 3,
    metrics: ({ step }) => ({ loss: step === 2 ? "NaN" : step }),
    validationMetrics: ({ step }) => ({ loss: step * 2, note: "text" }),
    groups: { mine: ({ step }) => ({ x: step * 3 }) },
  }));
  const experiment = await train();
  await run(experiment.wait());
  return experiment.awaitFirstTrial();
}

const steps = (reports: readonly TrialMetrics[]): number[] => reports.map(({ stepsCompleted }) => stepsCompleted);

contract("training and validation metrics come in order of steps", async ({ run, train }) => {
  const experiment = await train();
  await run(experiment.wait());
  const trial = await experiment.awaitFirstTrial();
  for (const group of ["training", "validation"]) {
    const reports = await all(trial.iterMetrics({ group }));
    expect(reports.length).toBeGreaterThan(0);
    expect(steps(reports)).toEqual([...steps(reports)].sort((one, other) => one - other));
    expect(reports[0]).toMatchObject({ trialId: trial.id, group });
    expect(reports[0]!.endTime).toBeInstanceOf(Date);
  }
});

contractOnFake("texts of numbers that JSON lacks become numbers", async (master) => {
  const trial = await trained(master);
  const training = await all(trial.iterTrainingMetrics());
  expect(training.map(({ metrics }) => metrics["loss"])).toEqual([1, NaN, 3]);
  const validation = await all(trial.iterValidationMetrics());
  expect(validation.map(({ metrics }) => metrics)).toEqual([2, 4, 6].map((loss) => ({ loss, note: "text" })));
});

contractOnFake("the stream names of Python give the same and are deprecated", async (master) => {
  const trial = await trained(master);
  expect(await all(trial.streamMetrics({ group: "training" }))).toEqual(await all(trial.iterTrainingMetrics()));
  expect(await all(trial.streamTrainingMetrics())).toEqual(await all(trial.iterTrainingMetrics()));
  expect(await all(trial.streamValidationMetrics())).toEqual(await all(trial.iterValidationMetrics()));
});

contractOnFake(
  "a group of one's own",
  async (master) => {
    const trial = await trained(master);
    const reports = await all(trial.iterMetrics({ group: "mine" }));
    expect(reports.map(({ metrics }) => metrics["x"])).toEqual([3, 6, 9]);
  },
  { since: "0.23.2" },
);

contractOnFake(
  "a group of one's own names the release that it needs",
  async (master) => {
    const trial = await trained(master);
    const error = await all(trial.iterMetrics({ group: "mine" })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.23.2", release: master.release });
  },
  { before: "0.23.2" },
);

contractOnFake("several trials come by ascending id", async (master) => {
  const one = await trained(master);
  const other = await trained(master);
  const reports = await all(master.determined.iterTrialsMetrics([other.id, one.id], { group: "validation" }));
  expect(reports.map(({ trialId }) => trialId)).toEqual([one.id, one.id, one.id, other.id, other.id, other.id]);
});

contractOnFake(
  "a stream that is cut goes on without losing or repeating a report",
  async (master) => {
    const one = await trained(master);
    const other = await trained(master);
    const read = (): Promise<TrialMetrics[]> =>
      all(master.determined.iterTrialsMetrics([one.id, other.id], { group: "training" }));
    const whole = await read();
    master.fake.faults.cut({ operation: "GetMetrics", afterLines: 1 });
    master.fake.faults.cut({ operation: "GetTrainingMetrics", afterLines: 1 });
    master.fake.faults.cut({ operation: "GetMetrics", afterLines: 1 });
    expect(await master.run(read())).toEqual(whole);
  },
  { since: "0.23.2" },
);

contractOnFake(
  "without retries a cut is an error",
  async (master) => {
    const { id } = await trained(master);
    master.fake.faults.cut({ operation: "GetMetrics", afterBytes: 20 });
    const reading = all(master.client({ retry: false }).trial(id).iterMetrics({ group: "training" }));
    await expect(reading).rejects.toThrow(StreamTruncatedError);
  },
  { since: "0.23.2" },
);

contractOnFake("follow gives what comes later and ends with the trial", async ({ fake, run, train }) => {
  fake.train(() => ({ steps: 5, stepDuration: "1m", validationMetrics: ({ step }) => ({ loss: step }) }));
  const experiment = await train();
  const trial = await run(experiment.awaitFirstTrial());
  const reports = await run(all(trial.iterMetrics({ group: "validation", follow: true })));
  expect(reports.map(({ metrics }) => metrics["loss"])).toEqual([1, 2, 3, 4, 5]);
});

contractOnFake(
  "followed metrics outlive outages, whatever their requests meet",
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
);

contractOnFake(
  "an outage that lasts longer than maxOutage ends followed metrics with what was known",
  async (master) => {
    const { fake, run, train } = master;
    fake.train(() => ({ steps: 60, stepDuration: "1m", metrics: ({ step }) => ({ loss: 1 / step }) }));
    const trial = await run((await train()).awaitFirstTrial());
    const reports = trial.iterMetrics({ group: "training", follow: true, maxOutage: "1m" });
    await run(reports.next());
    fake.faults.drop({ times: Infinity });
    await expect(run(all(reports))).rejects.toThrow(
      /This ended an outage of 6[\d.]* s; maxOutage is the limit\. Reports read until then: 1\.$/,
    );
  },
);

contractOnFake("a trial that never was is not followed through an outage", async ({ determined, run }) => {
  const reading = all(determined.trial(999_999).iterMetrics({ group: "training", follow: true }));
  await expect(run(reading)).rejects.toThrow(NotFoundError);
});

contractOnFake("followed metrics end at once when they are left", async ({ fake, run, train }) => {
  fake.train(() => ({ steps: 60, stepDuration: "1m", metrics: ({ step }) => ({ loss: 1 / step }) }));
  const trial = await run((await train()).awaitFirstTrial());
  const reports = trial.iterMetrics({ group: "training", follow: true });
  await run(reports.next());
  const pending = reports.next();
  expect(await reports.return(undefined)).toEqual({ done: true, value: undefined });
  expect(await pending).toEqual({ done: true, value: undefined });
});
