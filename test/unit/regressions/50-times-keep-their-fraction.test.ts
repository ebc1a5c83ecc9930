// Python: times lose their fraction of a second.
import { expect, test } from "vitest";
import { Checkpoint } from "../../../src/facade/checkpoint.js";
import { Model } from "../../../src/facade/model.js";
import { scriptedMaster } from "../facade/scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const time = "2024-05-01T10:03:15.991402Z";

test("times keep milliseconds, and every digit where the text is kept beside them", async () => {
  const { connection } = scriptedMaster({
    [`GET /api/v1/checkpoints/${uuid}`]: () => ({
      checkpoint: { uuid, reportTime: time, resources: {}, metadata: {}, state: "STATE_COMPLETED", training: {} },
    }),
    "GET /api/v1/models/fraud": () => ({
      model: { id: 1, name: "fraud", metadata: {}, creationTime: time, lastUpdatedTime: time },
    }),
  });
  const checkpoint = await new Checkpoint(connection, uuid).reload();
  expect(checkpoint.reportTime?.toISOString()).toBe("2024-05-01T10:03:15.991Z");
  expect(checkpoint.reportTimeText).toBe(time);
  expect((await new Model(connection, "fraud").reload()).creationTime.toISOString()).toBe("2024-05-01T10:03:15.991Z");
});
