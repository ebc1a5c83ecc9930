import { expect, test } from "vitest";
import { MalformedResponseError } from "../../../src/errors/index.js";
import { toCheckpointRecord } from "../../../src/facade/checkpoints/checkpoint-record.js";

type Wire = Parameters<typeof toCheckpointRecord>[0];

const newest = {
  taskId: "17.task",
  allocationId: "17.task.1",
  uuid: "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385",
  reportTime: "2024-05-01T10:03:15.991402Z",
  resources: { "code/": "0", "code/train.py": "9", "state.pt": "2075744" },
  metadata: { steps_completed: 200, note: "NaN" },
  state: "STATE_COMPLETED",
  training: {
    trialId: 42,
    experimentId: 17,
    experimentConfig: { name: "mnist", description: "NaN" },
    hparams: { lr: 0.1 },
    trainingMetrics: { avgMetrics: { loss: 0.4 }, batchMetrics: [] },
    validationMetrics: {
      avgMetrics: { loss: "NaN", deep: { worst: "-Infinity" } },
      batchMetrics: [{ loss: "Infinity" }],
    },
    searcherMetric: "NaN",
  },
  storageId: 3,
} as unknown as Wire;

const oldest = {
  taskId: "",
  allocationId: "",
  uuid: "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385",
  reportTime: null,
  resources: null,
  metadata: null,
  state: "STATE_ACTIVE",
  training: {
    trialId: null,
    experimentId: null,
    experimentConfig: null,
    hparams: null,
    trainingMetrics: null,
    validationMetrics: null,
    searcherMetric: null,
  },
} as unknown as Wire;

test("sizes are numbers, and the time keeps every digit beside the Date", () => {
  const record = toCheckpointRecord(newest);
  expect(record.resources).toEqual({ "code/": 0, "code/train.py": 9, "state.pt": 2075744 });
  expect(record.reportTime).toEqual(new Date("2024-05-01T10:03:15.991Z"));
  expect(record.reportTimeText).toBe("2024-05-01T10:03:15.991402Z");
  expect(record.storageId).toBe(3);
});

test("metrics that are not finite become numbers, the same strings in metadata and config stay strings", () => {
  const { training, metadata } = toCheckpointRecord(newest);
  expect(training?.validationMetrics).toEqual({
    avgMetrics: { loss: NaN, deep: { worst: -Infinity } },
    batchMetrics: [{ loss: Infinity }],
  });
  expect(training?.searcherMetric).toBeNaN();
  expect(metadata["note"]).toBe("NaN");
  expect(training?.experimentConfig["description"]).toBe("NaN");
});

test("null, the empty string and a missing field are the same", () => {
  expect(toCheckpointRecord(oldest)).toEqual({
    uuid: oldest.uuid,
    taskId: undefined,
    allocationId: undefined,
    reportTime: undefined,
    reportTimeText: undefined,
    resources: {},
    metadata: {},
    state: "STATE_ACTIVE",
    training: undefined,
    storageId: undefined,
  });
});

test("a checkpoint of a trial without metrics has empty ones", () => {
  const training = { trialId: 1, experimentId: 2, validationMetrics: { avgMetrics: null, batchMetrics: [] } };
  const record = toCheckpointRecord({ ...oldest, training });
  expect(record.training).toEqual({
    experimentConfig: {},
    experimentId: 2,
    trialId: 1,
    hparams: {},
    validationMetrics: { avgMetrics: {}, batchMetrics: [] },
    trainingMetrics: { avgMetrics: {}, batchMetrics: [] },
    searcherMetric: undefined,
  });
});

test("a state of a newer master passes through", () => {
  expect(toCheckpointRecord({ ...newest, state: "STATE_FROZEN" } as unknown as Wire).state).toBe("STATE_FROZEN");
});

test("a size that a number cannot hold is refused, not rounded", () => {
  const wire = { ...newest, resources: { "huge.bin": "9007199254740993" } } as unknown as Wire;
  expect(() => toCheckpointRecord(wire)).toThrow(MalformedResponseError);
  expect(() => toCheckpointRecord(wire)).toThrow("size of huge.bin");
});
