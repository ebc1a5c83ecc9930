import { inspect } from "node:util";
import { expect } from "vitest";
import {
  AmbiguousCreateError,
  ConflictError,
  Model,
  ModelSortBy,
  ModelVersion,
  NotFoundError,
  ServerError,
  UnsupportedByMasterError,
  type Checkpoint,
} from "../../src/index.js";
import { contract, contractOnWire, isBefore, type TestMaster } from "./master.js";
import { unique } from "./unique.js";

async function trained(master: TestMaster): Promise<Checkpoint> {
  const experiment = await master.train({ name: "registry" });
  await master.finish(experiment);
  return experiment.topCheckpoint();
}

contract("a model is created with all it was given, and read by name and by id", async ({ determined }) => {
  const name = unique("fraud");
  const options = { description: "boosted", metadata: { owner: "risk", tier: 2 }, labels: ["prod", "tabular", "prod"] };
  const created = await determined.createModel(name, options);
  expect(created).toBeInstanceOf(Model);
  expect(created).toMatchObject({
    name,
    description: "boosted",
    metadata: { owner: "risk", tier: 2 },
    archived: false,
  });
  expect(created.labels).toEqual(["prod", "tabular"]);
  expect(created).toMatchObject({ numVersions: 0, notes: "" });
  expect(created.creationTime).toBeInstanceOf(Date);
  expect(created.lastUpdatedTime).toBeInstanceOf(Date);
  expect(await determined.getModel(name)).toMatchObject({ modelId: created.modelId, username: created.username });
  const byId = await determined.getModel(created.modelId);
  expect(byId.name).toBe(name);
  expect(byId.userId).toBeGreaterThan(0);
  expect((await determined.getModel(String(created.modelId))).name).toBe(name);
  await created.delete();
  await expect(determined.getModel(name)).rejects.toThrow(NotFoundError);
});

contract("a model without options has empty ones", async ({ determined }) => {
  const model = await determined.createModel(unique("bare"));
  expect(model).toMatchObject({ description: "", metadata: {}, labels: [], notes: "", numVersions: 0 });
  await model.delete();
});

contract(
  "a model prints as its name and turns into JSON without its connection",
  async ({ determined }) => {
    const name = unique("printed");
    const model = await determined.createModel(name);
    expect(`${model as unknown as string}`).toBe(`Model(name=${name})`);
    expect(inspect(model)).toBe(`Model(name=${name}, id=${model.modelId}, versions=0)`);
    const plain = JSON.parse(JSON.stringify(model)) as Record<string, unknown>;
    expect(plain).toMatchObject({ name, modelId: model.modelId, creationTime: model.creationTime.toISOString() });
    expect(JSON.stringify(model)).not.toContain("Bearer");
    await model.delete();
  },
  { anywhere: true },
);

contract("a name that is taken is a conflict", async ({ determined }) => {
  const model = await determined.createModel(unique("taken"));
  await expect(determined.createModel(model.name)).rejects.toThrow(ConflictError);
  await model.delete();
});

contract("a name with a colon is found, by getModel and by its methods", async ({ determined }) => {
  const name = unique("team:model");
  const model = await determined.createModel(name);
  expect((await determined.getModel(name)).modelId).toBe(model.modelId);
  expect((await model.reload()).name).toBe(name);
  await expect(determined.getModel(`${name}:x`)).rejects.toThrow(NotFoundError);
  await model.delete();
});

contract("metadata edits replace named keys and keep all others", async ({ determined }) => {
  const model = await determined.createModel(unique("meta"), { metadata: { a: 1, b: { x: 1 } } });
  const other = await determined.getModel(model.name);
  await other.addMetadata({ theirs: true });
  await model.addMetadata({ b: { y: 2 }, c: [1, "two", null] });
  const expected = { a: 1, b: { y: 2 }, c: [1, "two", null], theirs: true };
  expect(model.metadata).toEqual(expected);
  expect((await determined.getModel(model.name)).metadata).toEqual(expected);
  await model.removeMetadata(["a", "b", "missing"]);
  expect(model.metadata).toEqual({ c: [1, "two", null], theirs: true });
  await model.removeMetadata(["c", "theirs"]);
  expect((await other.reload()).metadata).toEqual({});
  expect(model).toMatchObject({ modelId: other.modelId, username: other.username, numVersions: 0 });
  await model.delete();
});

contract("description and labels are replaced and can be cleared", async ({ determined }) => {
  const model = await determined.createModel(unique("edit"), { description: "old", labels: ["old"] });
  await model.setDescription("new");
  await model.setLabels(["x", "y", "x"]);
  expect(model).toMatchObject({ description: "new", labels: ["x", "y"] });
  expect(await determined.getModel(model.name)).toMatchObject({ description: "new", labels: ["x", "y"] });
  await model.setDescription("");
  await model.setLabels([]);
  expect(model).toMatchObject({ description: "", labels: [] });
  expect(await determined.getModel(model.name)).toMatchObject({ description: "", labels: [] });
  await model.delete();
});

contract("an archived model takes no change until it is unarchived", async ({ determined }) => {
  const model = await determined.createModel(unique("archive"));
  await model.archive();
  expect(model.archived).toBe(true);
  await model.archive();
  expect((await determined.getModel(model.name)).archived).toBe(true);
  const before = JSON.stringify(model);
  await expect(model.setDescription("no")).rejects.toThrow(ServerError);
  await expect(model.addMetadata({ a: 1 })).rejects.toThrow("archived");
  expect(JSON.stringify(model)).toBe(before);
  await model.unarchive();
  expect(model.archived).toBe(false);
  await model.setDescription("yes");
  expect(model).toMatchObject({ description: "yes", archived: false });
  await model.delete();
});

contract("a handle makes no request, and its methods work", async ({ determined }) => {
  const name = unique("handle");
  await determined.createModel(name, { metadata: { kept: 1 } });
  const handle = determined.model(name);
  expect(handle).toMatchObject({ name });
  expect(handle.metadata).toBeUndefined();
  await handle.addMetadata({ more: 2 });
  expect((await handle.reload()).metadata).toEqual({ kept: 1, more: 2 });
  await handle.delete();
});

contract("versions are registered, listed, read and deleted", async (master) => {
  const { determined } = master;
  const checkpoint = await trained(master);
  const model = await determined.createModel(unique("versions"));
  expect(await model.getVersion()).toBeUndefined();
  expect(await model.getVersion(-1)).toBeUndefined();
  const options = {
    name: "first",
    comment: "baseline",
    metadata: { auc: 0.9 },
    labels: ["a", "b", "a"],
    notes: "# notes",
  };
  const first = await model.registerVersion(checkpoint, options);
  expect(first).toBeInstanceOf(ModelVersion);
  expect(first).toMatchObject({ modelVersion: 1, modelName: model.name, modelId: model.modelId, name: "first" });
  expect(first).toMatchObject({ comment: "baseline", metadata: { auc: 0.9 }, notes: "# notes" });
  expect([...first.labels].sort()).toEqual(["a", "b"]);
  expect(first.checkpoint.uuid).toBe(checkpoint.uuid);
  expect(first.checkpoint.training?.trialId).toBe(checkpoint.training?.trialId);
  expect(model.numVersions).toBe(1);
  const second = await model.registerVersion(checkpoint.uuid);
  const third = await model.registerVersion(determined.checkpoint(checkpoint.uuid));
  expect([second.modelVersion, third.modelVersion]).toEqual([2, 3]);
  expect(new Set([first, second, third].map((version) => version.modelVersionId)).size).toBe(3);
  expect(model.numVersions).toBe(3);
  expect((await model.reload()).numVersions).toBe(3);
  expect((await model.getVersion())?.modelVersion).toBe(3);
  expect(await model.getVersion(1)).toMatchObject({
    name: "first",
    notes: "# notes",
    modelVersionId: first.modelVersionId,
  });
  await expect(model.getVersion(9)).rejects.toThrow(NotFoundError);
  const numbers = async (rows: PromiseLike<ModelVersion[]>) => (await rows).map((version) => version.modelVersion);
  expect(await numbers(model.listVersions())).toEqual([3, 2, 1]);
  expect(await numbers(model.getVersions())).toEqual([3, 2, 1]);
  expect(await numbers(model.listVersions({ orderBy: "ASCENDING", pageSize: 2 }))).toEqual([1, 2, 3]);
  expect(await numbers(model.listVersions({ limit: 2 }))).toEqual([3, 2]);
  await third.delete();
  expect((await model.getVersion())?.modelVersion).toBe(2);
  await model.delete();
});

contract("name and notes of a version change after the master agreed", async (master) => {
  const checkpoint = await trained(master);
  const model = await master.determined.createModel(unique("named"));
  const version = await model.registerVersion(checkpoint, { name: "old", comment: "kept", metadata: { a: 1 } });
  await version.setName("new");
  await version.setNotes("some notes");
  expect(version).toMatchObject({ name: "new", notes: "some notes", comment: "kept", metadata: { a: 1 } });
  expect(version).toMatchObject({ modelId: model.modelId, modelName: model.name, username: model.username });
  const fresh = await model.getVersion(1);
  expect(fresh).toMatchObject({ name: "new", notes: "some notes", comment: "kept", metadata: { a: 1 } });
  await version.setNotes("");
  expect((await version.reload()).notes).toBe("");
  expect(inspect(version)).toBe(
    `ModelVersion(model=${model.name}, version=1, name=new, checkpoint=${version.checkpoint.uuid})`,
  );
  await version.delete();
  await expect(version.reload()).rejects.toThrow(NotFoundError);
  await model.delete();
});

contract("a checkpoint that is not there cannot be registered", async ({ determined }) => {
  const model = await determined.createModel(unique("missing"));
  const uuid = "00000000-0000-4000-8000-000000000000";
  await expect(model.registerVersion(uuid)).rejects.toThrow(NotFoundError);
  expect(model.numVersions).toBe(0);
  await model.delete();
});

contract("models are listed by filter and in order", async ({ determined }) => {
  const tag = unique("list");
  const names = [`${tag}-b`, `${tag}-a`, `${tag}-c`];
  for (const [at, name] of names.entries()) {
    await determined.createModel(name, {
      description: `${tag} ${at % 2 ? "odd" : "even"}`,
      labels: [tag, `${tag}-${at}`],
    });
  }
  const found = async (rows: PromiseLike<Model[]>) => (await rows).map((model) => model.name.slice(tag.length + 1));
  expect(await found(determined.listModels({ name: tag }))).toEqual(["a", "b", "c"]);
  expect(await found(determined.getModels({ name: tag }))).toEqual(["a", "b", "c"]);
  expect(await found(determined.listModels({ name: tag, orderBy: "DESC" }))).toEqual(["c", "b", "a"]);
  const creation = { name: tag, sortBy: ModelSortBy.CREATION_TIME };
  expect(await found(determined.listModels({ ...creation, pageSize: 1 }))).toEqual(["b", "a", "c"]);
  expect(await found(determined.listModels({ ...creation, limit: 2 }))).toEqual(["b", "a"]);
  expect(await found(determined.listModels({ description: `${tag} EVEN` }))).toEqual(["b", "c"]);
  expect(await found(determined.listModels({ labels: [tag] }))).toEqual(["a", "b", "c"]);
  expect(await found(determined.listModels({ labels: [`${tag}-0`, `${tag}-2`] }))).toEqual(["b", "c"]);
  expect(await found(determined.listModels({ labels: [`${tag}-0`], name: `${tag}-a` }))).toEqual([]);
  const [model] = await determined.listModels({ name: `${tag}-a` });
  expect(await found(determined.listModels({ modelId: model!.modelId }))).toEqual(["a"]);
  expect((await determined.listModels({ name: tag }).first())?.name).toBe(`${tag}-a`);
  const unspecified = await found(determined.listModels({ name: tag, sortBy: "UNSPECIFIED" }));
  expect(unspecified.sort()).toEqual(["a", "b", "c"]);
  for (const name of names) await determined.model(name).delete();
});

contract(
  "models are listed by who made them, and archived or not",
  async ({ determined, admin, login, adminLogin }) => {
    const tag = unique("whose");
    const mine = await determined.createModel(`${tag}-mine`);
    const theirs = await admin.createModel(`${tag}-theirs`);
    await theirs.archive();
    const { userId } = await determined.whoami();
    const found = async (options: object) =>
      (await determined.listModels({ name: tag, ...options })).map((model) => model.name.slice(tag.length + 1));
    expect(await found({ archived: true })).toEqual(["theirs"]);
    expect(await found({ archived: false })).toEqual(["mine"]);
    expect(await found({ users: [login.user] })).toEqual(["mine"]);
    expect(await found({ users: [login.user, adminLogin.user] })).toEqual(["mine", "theirs"]);
    expect(await found({ userIds: [userId] })).toEqual(["mine"]);
    expect(await found({ userIds: [userId], users: [adminLogin.user] })).toEqual([]);
    expect(await found({ userIds: [userId], archived: true })).toEqual([]);
    for (const model of [mine, theirs]) await model.delete().catch(() => admin.model(model.name).delete());
  },
);

contractOnWire(
  "filters that are too long for an address, or hold a comma, are applied all the same",
  async (master) => {
    const { determined, wire, url, release, login } = master;
    const tag = unique("long");
    for (const [at, letter] of ["a", "b", "c"].entries())
      await determined.createModel(`${tag}-${letter}`, { labels: [`${tag}-${at}`, tag] });
    const { userId } = await determined.whoami();
    const many = Array.from({ length: 1000 }, (_, at) => 1_000_000 + at);
    const names = many.map((each) => `${tag}-${each}`);
    const found = async (options: object) =>
      (await determined.listModels({ name: tag, ...options })).map((model) => model.name.slice(tag.length + 1));
    expect(await found({ userIds: [...many, userId] })).toEqual(["a", "b", "c"]);
    expect(await found({ userIds: many })).toEqual([]);
    expect(await found({ users: [...names, login.user] })).toEqual(["a", "b", "c"]);
    expect(await found({ labels: [...names, tag] })).toEqual(["a", "b", "c"]);
    expect(await found({ labels: names })).toEqual([]);
    expect(await found({ labels: [...names, tag], orderBy: "DESC", pageSize: 1, limit: 2 })).toEqual(["c", "b"]);
    if (!isBefore(release, "0.20.0")) {
      const workspace = await determined.createWorkspace(unique("long, with a comma"));
      const inside = await determined.createModel(`${tag}-inside`, { workspaceName: workspace.name });
      expect(await found({ workspaceIds: [...many, workspace.id] })).toEqual(["inside"]);
      expect(await found({ workspaceNames: [...names, workspace.name] })).toEqual(["inside"]);
      expect(await found({ workspaceNames: [workspace.name] })).toEqual(["inside"]);
      expect(await found({ workspaceNames: names })).toEqual([]);
      expect(await found({ workspaceNames: names, workspaceIds: [workspace.id] })).toEqual(["inside"]);
      await inside.delete();
      await determined.deleteWorkspace(workspace.name);
    }
    expect(await determined.listExperiments({ labels: names })).toEqual([]);
    expect(await determined.notebooks.list({ users: names, userIds: many })).toEqual([]);
    const lengths = wire.requests().map(({ path, query }) => url.length + path.length + 1 + query.toString().length);
    expect(Math.max(...lengths)).toBeLessThan(6000);
    for (const letter of ["a", "b", "c"]) await determined.model(`${tag}-${letter}`).delete();
  },
);

contract("the labels of all models come most used first", async ({ determined }) => {
  const [often, once] = [unique("often"), unique("once")];
  const first = await determined.createModel(unique("l1"), { labels: [often, once] });
  const second = await determined.createModel(unique("l2"), { labels: [often] });
  const labels = await determined.getModelLabels();
  expect(labels.indexOf(often)).toBeLessThan(labels.indexOf(once));
  expect(labels).toContain(once);
  await first.delete();
  await second.delete();
});

contractOnWire(
  "a lost answer to a create is ambiguous, and the request is not repeated",
  async (master) => {
    const { determined, wire } = master;
    const lostName = unique("lost");
    wire.faults.drop({ operation: "PostModel", when: "after" });
    const lost: unknown = await determined.createModel(lostName).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(AmbiguousCreateError);
    expect(lost).toMatchObject({ operation: "createModel", message: expect.stringContaining("lost") as unknown });
    expect(wire.requests({ operation: "PostModel" })).toHaveLength(1);
    const model = await determined.getModel(lostName);
    const checkpoint = await trained(master);
    wire.faults.drop({ operation: "PostModelVersion", when: "after" });
    await expect(model.registerVersion(checkpoint)).rejects.toThrow(AmbiguousCreateError);
    expect(wire.requests({ operation: "PostModelVersion" })).toHaveLength(1);
    expect((await model.getVersion())?.modelVersion).toBe(1);
    await model.delete();
  },
  { anywhere: true },
);

contractOnWire(
  "an answered refusal of a create keeps its own class",
  async ({ determined, wire }) => {
    wire.faults.fail({ operation: "PostModel", status: 503 });
    await expect(determined.createModel(unique("refused"))).rejects.toThrow(ServerError);
    expect(wire.requests({ operation: "PostModel" })).toHaveLength(1);
  },
  { anywhere: true },
);

contractOnWire(
  "each method sends the requests it needs and no others",
  async (master) => {
    const { determined, wire } = master;
    const checkpoint = await trained(master);
    const model = await determined.createModel(unique("frugal"));
    const asked = async (call: () => PromiseLike<unknown>): Promise<string[]> => {
      const before = wire.requests().length;
      await call();
      return wire
        .requests()
        .slice(before)
        .map(({ operation }) => operation ?? "?");
    };
    expect(await asked(() => model.addMetadata({ a: 1 }))).toEqual(["GetModel", "PatchModel"]);
    expect(await asked(() => model.removeMetadata(["a"]))).toEqual(["GetModel", "PatchModel"]);
    expect(await asked(() => model.setLabels(["a"]))).toEqual(["PatchModel"]);
    expect(await asked(() => model.setDescription("a"))).toEqual(["PatchModel"]);
    expect(await asked(() => model.archive())).toEqual(["ArchiveModel"]);
    expect(await asked(() => model.unarchive())).toEqual(["UnarchiveModel"]);
    expect(await asked(() => model.registerVersion(checkpoint))).toEqual(["PostModelVersion"]);
    expect(await asked(() => model.getVersion())).toEqual(["GetModelVersions"]);
    expect(await asked(() => model.getVersion(1))).toEqual(["GetModelVersion"]);
    expect(await asked(() => model.listVersions())).toEqual(["GetModelVersions"]);
    expect(await asked(() => determined.listModels())).toEqual(["GetModels"]);
    expect(await asked(() => determined.getModelLabels())).toEqual(["GetModelLabels"]);
    const [version] = await model.listVersions();
    expect(await asked(() => version!.setName("n"))).toEqual(["PatchModelVersion"]);
    expect(await asked(() => version!.reload())).toEqual(["GetModelVersion"]);
    expect(await asked(() => version!.delete())).toEqual(["DeleteModelVersion"]);
    expect(await asked(() => model.delete())).toEqual(["DeleteModel"]);
  },
  { ends: true },
);

contract(
  "models live in workspaces, are listed by them and moved between them",
  async ({ determined }) => {
    const name = unique("risk");
    const workspace = await determined.createWorkspace(name);
    const inside = await determined.createModel(unique("inside"), { workspaceName: name });
    const outside = await determined.createModel(unique("outside"));
    expect(inside.workspaceId).toBe(workspace.id);
    expect(outside.workspaceId).toBe(1);
    const ids = async (rows: PromiseLike<Model[]>) => (await rows).map((model) => model.modelId);
    const known = { workspaceIds: [workspace.id, 1] };
    expect(await ids(determined.listModels({ workspaceNames: [name] }))).toEqual([inside.modelId]);
    expect(await ids(determined.listModels({ workspaceIds: [workspace.id] }))).toEqual([inside.modelId]);
    const sorted = await ids(determined.listModels({ ...known, sortBy: "WORKSPACE", orderBy: "ASC" }));
    expect(sorted.indexOf(outside.modelId)).toBeLessThan(sorted.indexOf(inside.modelId));
    expect(await ids(determined.listModels({ workspaceNames: [unique("no such")] }))).toEqual([]);
    expect(await ids(determined.listModels({ workspaceNames: ["no such", name] }))).toEqual([inside.modelId]);
    await outside.moveToWorkspace(name);
    expect(outside).toMatchObject({ workspaceId: workspace.id, numVersions: 0 });
    expect(await ids(determined.listModels({ workspaceIds: [workspace.id] }))).toEqual([
      inside.modelId,
      outside.modelId,
    ]);
    for (const model of [inside, outside]) await model.delete();
    await determined.deleteWorkspace(name);
  },
  { since: "0.20.0" },
);

contractOnWire(
  "what 0.19.10 would silently get wrong is refused before it is sent",
  async (master) => {
    const { determined, wire, release } = master;
    const model = await determined.createModel(unique("plain"));
    const before = wire.requests().length;
    for (const call of [
      () => determined.createModel("m", { workspaceName: "w" }),
      () => determined.listModels({ workspaceNames: ["w"] }),
      () => determined.listModels({ workspaceIds: [1] }),
      () => model.moveToWorkspace("w"),
    ]) {
      const error: unknown = await Promise.resolve(call()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnsupportedByMasterError);
      expect(error).toMatchObject({
        status: 501,
        attempts: 0,
        release,
        since: expect.stringMatching(/^0\.(19\.11|20\.0)$/) as unknown,
      });
    }
    expect(
      wire
        .requests()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual(["GetMaster"]);
    expect(model.workspaceId).toBeUndefined();
    await model.delete();
  },
  { before: "0.19.11" },
);

contract(
  "metrics of a model version need 0.26.0, and the error says so",
  async (master) => {
    const checkpoint = await trained(master);
    const model = await master.determined.createModel(unique("metrics"));
    const version = await model.registerVersion(checkpoint);
    for (const rows of [version.iterMetrics(), checkpoint.iterMetrics()]) {
      const error: unknown = await rows.next().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnsupportedByMasterError);
      expect(error).toMatchObject({ since: "0.26.0", release: master.release });
    }
    await model.delete();
  },
  { before: "0.26.0" },
);

contract(
  "metrics of a checkpoint and a model version are empty when no trial used them",
  async (master) => {
    const checkpoint = await trained(master);
    const model = await master.determined.createModel(unique("metrics"));
    const version = await model.registerVersion(checkpoint);
    expect((await version.iterMetrics({ group: "validation" }).next()).done).toBe(true);
    expect((await checkpoint.iterMetrics().next()).done).toBe(true);
    await model.delete();
  },
  { since: "0.26.0" },
);

contract("labels, metadata and the comment of a version change one by one, and others' stay", async (master) => {
  const { determined } = master;
  const checkpoint = await trained(master);
  const model = await determined.createModel(unique("version"));
  const version = await model.registerVersion(checkpoint, { labels: ["a"], metadata: { k: 1 }, comment: "c" });
  const seen = await model.getVersion(1);
  await seen.addLabel("b");
  await seen.addMetadata({ l: 2 });
  await version.addLabel("c");
  await version.addLabel("c");
  expect([...version.labels].sort()).toEqual(["a", "b", "c"]);
  await version.removeLabel("a");
  await version.removeLabel("nowhere");
  await version.removeMetadata(["k"]);
  await version.setComment("");
  expect(await model.getVersion(1)).toMatchObject({ metadata: { l: 2 }, comment: "", modelName: model.name });
  expect([...(await model.getVersion(1)).labels].sort()).toEqual(["b", "c"]);
  await version.setLabels([]);
  expect(version.labels).toEqual([]);
  expect(version.username).toBe(seen.username);
  await model.delete();
});

contract("the best checkpoint is registered and promoted; a label finds its version", async (master) => {
  const { determined } = master;
  const experiment = await master.train({ name: "registry" });
  await master.finish(experiment);
  const model = await determined.getOrCreateModel(unique("best"));
  const { version, registered } = await model.registerBest(experiment);
  expect(registered).toBe(true);
  expect(await model.promote(version, "production")).toBeUndefined();
  const second = await model.registerVersion(version.checkpoint);
  expect(await model.promote(second.modelVersion, "production")).toMatchObject({ modelVersion: 1, labels: [] });
  expect(await model.getVersion({ label: "production" })).toMatchObject({ modelVersion: 2 });
  await expect(model.getVersion({ label: "staging" })).rejects.toThrow(NotFoundError);
  expect(await determined.getOrCreateModel(model.name)).toMatchObject({ modelId: model.modelId });
  await model.delete();
});
