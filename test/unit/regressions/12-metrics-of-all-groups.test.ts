// Python: Checkpoint.get_metrics() and ModelVersion.iter_metrics() without a group fail with a KeyError at a validation report.
import { expect, test } from "vitest";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { scriptedMaster } from "../facade/scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const report = (group: string, metrics: object) => ({
  trialId: 1,
  trialRunId: 1,
  totalBatches: 10,
  endTime: "2024-05-01T10:00:00Z",
  archived: false,
  id: 1,
  group,
  metrics,
});
const metrics = [
  report("training", { avg_metrics: { loss: 0.5 } }),
  report("validation", { validation_metrics: { loss: "NaN" } }),
  report("inference", { avg_metrics: { speed: 7 } }),
];

async function read(rows: AsyncIterable<{ metrics: unknown }>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const row of rows) found.push(row.metrics);
  return found;
}

test("without a group the metrics of every group are read", async () => {
  const { connection, sent } = scriptedMaster({
    [`GET /api/v1/checkpoints/${uuid}/metrics`]: () => ({ metrics }),
    "GET /api/v1/models/fraud/versions/2/metrics": () => ({ metrics }),
  });
  const expected = [{ loss: 0.5 }, { loss: NaN }, { speed: 7 }];
  expect(await read(new Checkpoint(connection, { uuid }).iterMetrics())).toEqual(expected);
  expect(await read(new ModelVersion(connection, { modelName: "fraud", modelVersion: 2 }).iterMetrics())).toEqual(
    expected,
  );
  for (const { query } of sent) expect(query).toEqual({ trialSourceInfoType: ["TRIAL_SOURCE_INFO_TYPE_INFERENCE"] });
});
