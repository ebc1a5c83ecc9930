// Python: the sizes in Checkpoint.resources are strings.
import { expect, test } from "vitest";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { scriptedMaster } from "../facade/scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

test("the sizes of a checkpoint's files are numbers", async () => {
  const resources = { "code/": "0", "state.pt": "2075744" };
  const checkpoint = { uuid, resources, metadata: {}, state: "STATE_COMPLETED", training: {} };
  const { connection } = scriptedMaster({ [`GET /api/v1/checkpoints/${uuid}`]: () => ({ checkpoint }) });
  expect((await new Checkpoint(connection, { uuid }).reload()).resources).toEqual({ "code/": 0, "state.pt": 2075744 });
});
