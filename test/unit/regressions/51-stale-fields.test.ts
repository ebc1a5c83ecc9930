// Python: move_to_workspace keeps the old workspace_id, a renamed model is asked for by its old name, and a user with id 0 is rejected.
import { expect, test } from "vitest";
import { toModelRecord } from "../../../src/facade/registry/model-record.js";
import { Model } from "../../../src/facade/registry/model.js";
import { toUserRecord } from "../../../src/facade/users/user-record.js";
import { User } from "../../../src/facade/users/user.js";
import { scriptedMaster, type Sent } from "../facade/scripted-master.js";

const wire = {
  id: 4,
  name: "fraud",
  description: "",
  metadata: {},
  labels: ["prod"],
  creationTime: "2024-05-01T10:00:00Z",
  lastUpdatedTime: "2024-05-01T10:00:00Z",
  numVersions: 3,
  username: "ada",
  userId: 7,
  workspaceId: 1,
  archived: false,
  notes: "",
};
/** What a PATCH answers when it changed something. */
const zeroed = { id: 0, numVersions: 0, workspaceId: 0, userId: 0, username: "", archived: false };

test("moving a model to another workspace updates its workspaceId", async () => {
  let workspaceId = 1;
  const { connection } = scriptedMaster({
    "GET /api/v1/models/4": () => ({ model: { ...wire, workspaceId } }),
    "PATCH /api/v1/models/4": ({ body }: Sent) => {
      expect(body).toEqual({ workspaceName: "risk" });
      workspaceId = 3;
      return { model: { ...wire, ...zeroed } };
    },
  });
  const model = new Model(connection, toModelRecord(wire));
  await model.moveToWorkspace("risk");
  expect(model).toMatchObject({ workspaceId: 3, modelId: 4, numVersions: 3, username: "ada", userId: 7 });
});

test("a model that somebody renamed is still found, and shows its new name", async () => {
  const renamed = { ...wire, name: "fraud-2024" };
  const { connection } = scriptedMaster({
    "GET /api/v1/models/4": () => ({ model: renamed }),
    "PATCH /api/v1/models/4": ({ body }: Sent) => ({ model: { ...renamed, ...(body as object), ...zeroed } }),
    "POST /api/v1/models/4/archive": () => ({}),
  });
  const model = new Model(connection, toModelRecord(wire));
  await model.setDescription("boosted");
  expect(model).toMatchObject({ name: "fraud-2024", description: "boosted" });
  await model.archive();
  expect((await model.reload()).name).toBe("fraud-2024");
});

test("an answer that zeroes ids and counts does not change them", async () => {
  const { connection } = scriptedMaster({
    "PATCH /api/v1/models/4": ({ body }: Sent) => ({ model: { ...wire, ...(body as object), ...zeroed } }),
  });
  const model = new Model(connection, toModelRecord({ ...wire, archived: false }));
  await model.setLabels(["a", "b", "a"]);
  expect(model).toMatchObject({
    labels: ["a", "b"],
    modelId: 4,
    numVersions: 3,
    username: "ada",
    userId: 7,
    workspaceId: 1,
  });
});

test("a user with id 0 is a user", async () => {
  const user = { id: 0, username: "nobody", admin: false, active: true };
  const { connection } = scriptedMaster({ "GET /api/v1/users/0": () => ({ user }) });
  expect((await new User(connection, toUserRecord(user)).reload()).userId).toBe(0);
});
