// Python: metadata edits send the cached map, so that a stale or unloaded object wipes keys which others set.
import { expect, test } from "vitest";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Model } from "../../../src/facade/registry/model.js";
import { scriptedMaster, type Sent } from "../facade/scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

function master(refuse = false) {
  const checkpoint = {
    uuid,
    resources: {},
    metadata: { theirs: 1, shared: "old" },
    state: "STATE_COMPLETED",
    training: {},
  };
  const model = { id: 4, name: "fraud", metadata: { theirs: 1, shared: "old" }, creationTime: "2024-05-01T10:00:00Z" };
  const refusal = () => Response.json({ error: { code: 13, reason: "Internal", error: "no" } }, { status: 500 });
  return scriptedMaster({
    [`GET /api/v1/checkpoints/${uuid}`]: () => ({ checkpoint }),
    [`POST /api/v1/checkpoints/${uuid}/metadata`]: ({ body }: Sent) => {
      if (refuse) return refusal();
      const { metadata } = (body as { checkpoint: { metadata: typeof checkpoint.metadata } }).checkpoint;
      return { checkpoint: { ...checkpoint, metadata } };
    },
    "GET /api/v1/models/fraud": () => ({ model }),
    "PATCH /api/v1/models/fraud": ({ body }: Sent) =>
      refuse ? refusal() : { model: { ...model, ...(body as object), id: 0, numVersions: 0, username: "" } },
  });
}

test("a handle adds keys without losing those that others set", async () => {
  const { connection } = master();
  const checkpoint = new Checkpoint(connection, { uuid });
  await checkpoint.addMetadata({ shared: "new", mine: 2 });
  expect(checkpoint.metadata).toEqual({ theirs: 1, shared: "new", mine: 2 });
  const model = new Model(connection, { name: "fraud" });
  await model.addMetadata({ shared: "new", mine: 2 });
  expect(model.metadata).toEqual({ theirs: 1, shared: "new", mine: 2 });
});

test("a handle removes keys without losing those that others set", async () => {
  const { connection } = master();
  const checkpoint = new Checkpoint(connection, { uuid });
  await checkpoint.removeMetadata(["shared", "nothing"]);
  expect(checkpoint.metadata).toEqual({ theirs: 1 });
  const model = new Model(connection, { name: "fraud" });
  await model.removeMetadata(["shared", "nothing"]);
  expect(model.metadata).toEqual({ theirs: 1 });
});

test("nothing local changes when the master refuses", async () => {
  const { connection } = master(true);
  const checkpoint = new Checkpoint(connection, { uuid });
  await expect(checkpoint.addMetadata({ mine: 2 })).rejects.toThrow("no");
  expect(checkpoint.metadata).toBeUndefined();
  const model = await new Model(connection, { name: "fraud" }).reload();
  const before = JSON.stringify(model);
  await expect(model.addMetadata({ mine: 2 })).rejects.toThrow();
  expect(JSON.stringify(model)).toBe(before);
});
