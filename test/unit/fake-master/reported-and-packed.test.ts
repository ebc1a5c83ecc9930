import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

/** An answer, as far as these tests read it. */
interface Answer {
  experiment: { id: number; modelDefinitionSize: number };
  trial: { id: number; summaryMetrics: Record<string, unknown>; latestValidation: { endTime: string } };
  b64Tgz: string;
}

async function call(fake: FakeMaster, path: string, body?: unknown, method = "POST"): Promise<Answer> {
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Answer;
}

/** A detached trial and a function that reports metrics of it. */
async function detached(fake: FakeMaster): Promise<{
  report: (runId: number, step: number, metrics: Record<string, unknown>) => Promise<unknown>;
  trial: () => Promise<Answer["trial"]>;
}> {
  const config = JSON.stringify({ name: "d", searcher: { name: "single", metric: "loss" } });
  const made = await call(fake, "experiments", { config, unmanaged: true });
  const trial = await call(fake, "trials", { experimentId: made.experiment.id, unmanaged: true });
  const { id } = trial.trial;
  return {
    report: (trialRunId, stepsCompleted, avgMetrics) =>
      call(fake, `trials/${id}/metrics`, {
        metrics: { trialId: id, trialRunId, stepsCompleted, metrics: { avgMetrics } },
        group: "validation",
      }),
    trial: async () => (await call(fake, `trials/${id}`, undefined, "GET")).trial,
  };
}

test("the summary counts each report, also one that is merged into an earlier step; last is what came last", async () => {
  await using fake = await createFakeMaster();
  const { report, trial } = await detached(fake);
  await report(0, 1, { loss: 0.5, acc: 0.1 });
  const { latestValidation } = await trial();
  await report(0, 2, { loss: 0.25, acc: 0.2 });
  await report(0, 1, { loss: 0.5, new: 1 });
  const after = await trial();
  expect(after.summaryMetrics["validation_metrics"]).toEqual({
    acc: {
      count: 2,
      last: null,
      max: 0.2,
      mean: 0.15000000000000002,
      min: 0.1,
      sum: 0.30000000000000004,
      type: "number",
    },
    loss: { count: 3, last: 0.5, max: 0.5, mean: 0.4166666666666667, min: 0.25, sum: 1.25, type: "number" },
    new: { count: 1, last: 1, max: 1, mean: 1, min: 1, sum: 1, type: "number" },
  });
  // The step that was written last is the newest, with the time of its first report.
  expect(after.latestValidation).toMatchObject({ totalBatches: 1, endTime: latestValidation.endTime });
});

test("the size of a model definition is that of its archive, for a fork too", async () => {
  await using fake = await createFakeMaster();
  const config = JSON.stringify({ name: "d", entrypoint: "x", searcher: { name: "single", metric: "loss" } });
  const file = {
    path: "train.py",
    type: 48,
    content: btoa("print(1)\n"),
    mtime: "1714557600",
    mode: 33188,
    uid: 0,
    gid: 0,
  };
  const { experiment } = await call(fake, "experiments", { config, modelDefinition: [file] });
  const { b64Tgz } = await call(fake, `experiments/${experiment.id}/model_def`, undefined, "GET");
  expect(experiment.modelDefinitionSize).toBe(atob(b64Tgz).length);
  expect(experiment.modelDefinitionSize).toBeLessThan(200);
  const fork = await call(fake, "experiments", { config, parentId: experiment.id });
  expect(fork.experiment.modelDefinitionSize).toBe(experiment.modelDefinitionSize);
});
