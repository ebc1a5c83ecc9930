// Python: times lose their fraction of a second.
import { expect, test } from "vitest";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { Model } from "../../../src/facade/registry/model.js";
import { Trial } from "../../../src/facade/trials/trial.js";
import { scriptedMaster } from "../facade/scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const time = "2024-05-01T10:03:15.991402Z";

test("experiments and trials keep every digit of their times, and have neither Date nor text for never", async () => {
  const times = { startTime: time, endTime: "0001-01-01T00:00:00Z" };
  const { connection } = scriptedMaster({
    "GET /api/v1/experiments/1": () => ({ experiment: { id: 1, state: "STATE_ACTIVE", name: "a", ...times } }),
    "GET /api/v1/trials/1": () => ({ trial: { id: 1, experimentId: 1, state: "STATE_ACTIVE", ...times } }),
  });
  for (const object of [new Experiment(connection, { id: 1 }), new Trial(connection, { id: 1 })]) {
    const { startTime, startTimeText, endTime, endTimeText } = await object.reload();
    expect([startTime?.toISOString(), startTimeText]).toEqual(["2024-05-01T10:03:15.991Z", time]);
    expect([endTime, endTimeText]).toEqual([undefined, undefined]);
  }
});

test("times keep milliseconds, and every digit where the text is kept beside them", async () => {
  const { connection } = scriptedMaster({
    [`GET /api/v1/checkpoints/${uuid}`]: () => ({
      checkpoint: { uuid, reportTime: time, resources: {}, metadata: {}, state: "STATE_COMPLETED", training: {} },
    }),
    "GET /api/v1/models/fraud": () => ({
      model: { id: 1, name: "fraud", metadata: {}, creationTime: time, lastUpdatedTime: time },
    }),
  });
  const checkpoint = await new Checkpoint(connection, { uuid }).reload();
  expect(checkpoint.reportTime?.toISOString()).toBe("2024-05-01T10:03:15.991Z");
  expect(checkpoint.reportTimeText).toBe(time);
  const model = await new Model(connection, { name: "fraud" }).reload();
  expect(model.creationTime.toISOString()).toBe("2024-05-01T10:03:15.991Z");
  expect([model.creationTimeText, model.lastUpdatedTimeText]).toEqual([time, time]);
});
