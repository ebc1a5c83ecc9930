import { inspect } from "node:util";
import { expect } from "vitest";
import {
  AmbiguousCreateError,
  ConflictError,
  DeterminedError,
  InvalidArgumentError,
  NotFoundError,
  Project,
  ResourcePool,
  ServerError,
  UnsupportedByMasterError,
  Workspace,
} from "../../src/index.js";
import { contract, contractOnWire } from "./master.js";
import { unique } from "./unique.js";

contract("a workspace is created, found by its exact name, listed and deleted", async ({ determined }) => {
  const name = unique("Risk");
  const created = await determined.createWorkspace(name);
  expect(created).toBeInstanceOf(Workspace);
  expect(created).toMatchObject({ name, archived: false, immutable: false, numProjects: 0, pinned: true });
  expect((await determined.getWorkspace(name)).id).toBe(created.id);
  await expect(determined.getWorkspace(name.toLowerCase())).rejects.toThrow(NotFoundError);
  await expect(determined.getWorkspace(name.replace("Risk", "R_sk"))).rejects.toThrow(NotFoundError);
  await expect(determined.getWorkspace("%")).rejects.toThrow(NotFoundError);
  expect((await determined.listWorkspaces()).map((workspace) => workspace.name)).toContain(name);
  await expect(determined.createWorkspace(name)).rejects.toThrow(ConflictError);
  expect(inspect(created)).toBe(`Workspace(id=${created.id}, name=${name})`);
  await expect(determined.deleteWorkspace(name.toUpperCase())).rejects.toThrow(NotFoundError);
  expect((await created.reload()).name).toBe(name);
  await determined.deleteWorkspace(name);
  await expect(determined.getWorkspace(name)).rejects.toThrow(NotFoundError);
});

contract("a project is created, found by its exact name, listed and deleted", async ({ determined }) => {
  const workspace = await determined.createWorkspace(unique("ws"));
  const project = await workspace.createProject("Cards", { description: "card fraud" });
  expect(project).toBeInstanceOf(Project);
  expect(project).toMatchObject({ name: "Cards", description: "card fraud", archived: false, nExperiments: 0 });
  expect(project).toMatchObject({ workspaceId: workspace.id, nActiveExperiments: 0, notes: [] });
  expect(inspect(project)).toBe(`Project(id=${project.id}, name=Cards)`);
  const other = await workspace.createProject("cards");
  expect(other.description).toBe("");
  expect((await workspace.getProject("Cards")).id).toBe(project.id);
  expect((await workspace.getProject("cards")).id).toBe(other.id);
  await expect(workspace.getProject("CARDS")).rejects.toThrow(NotFoundError);
  await expect(workspace.getProject("c_rds")).rejects.toThrow(NotFoundError);
  const names = (await workspace.listProjects()).map(({ name }) => name);
  expect(names.sort()).toEqual(["Cards", "cards"]);
  await expect(workspace.deleteProject("CARDS")).rejects.toThrow(NotFoundError);
  await workspace.deleteProject("cards");
  expect((await workspace.listProjects()).map(({ name }) => name)).toEqual(["Cards"]);
  await workspace.deleteProject("Cards");
  await determined.deleteWorkspace(workspace.name);
});

contract("each change of a project reaches the master and the object", async ({ determined }) => {
  const workspace = await determined.createWorkspace(unique("ws"));
  const project = await workspace.createProject("old");
  await project.setName("new");
  await project.setDescription("about");
  expect(project).toMatchObject({ name: "new", description: "about", workspaceId: workspace.id });
  await project.archive();
  expect(project.archived).toBe(true);
  expect(await workspace.getProject("new")).toMatchObject({ id: project.id, archived: true, description: "about" });
  await project.unarchive();
  expect(project.archived).toBe(false);
  await project.setDescription("");
  expect((await project.reload()).description).toBe("");
  expect(JSON.parse(JSON.stringify(project))).toMatchObject({ id: project.id, name: "new" });
  await determined.deleteWorkspace(workspace.name);
});

contract("notes are added to those that are there, and removed by an unambiguous name", async ({ determined }) => {
  const workspace = await determined.createWorkspace(unique("ws"));
  const project = await workspace.createProject("notes");
  const other = await workspace.getProject("notes");
  await other.addNote("theirs", { contents: "kept" });
  await project.addNote("goal", { contents: "AUC > 0.9" });
  await project.addNote("goal", { contents: "" });
  expect(project.notes).toEqual([
    { name: "theirs", contents: "kept" },
    { name: "goal", contents: "AUC > 0.9" },
    { name: "goal", contents: "" },
  ]);
  await expect(project.removeNote("goal")).rejects.toThrow(InvalidArgumentError);
  await expect(project.removeNote("missing")).rejects.toThrow("no notes");
  await project.removeNote("theirs");
  expect((await other.reload()).notes.map(({ name }) => name)).toEqual(["goal", "goal"]);
  await determined.deleteWorkspace(workspace.name);
});

contract("a project lists its experiments and no others", async (master) => {
  const { determined } = master;
  const workspace = await determined.createWorkspace(unique("ws"));
  const project = await workspace.createProject("mine");
  const inside = await master.train({ name: "inside", project: "mine", workspace: workspace.name });
  const outside = await master.train({ name: "outside" });
  expect((await project.listExperiments()).map(({ id }) => id)).toEqual([inside.id]);
  expect(await project.listExperiments({ name: "nothing" })).toEqual([]);
  expect((await project.reload()).nExperiments).toBeGreaterThan(0);
  await inside.kill();
  await outside.kill();
});

contract("the workspace that every master has cannot be deleted", async ({ determined }) => {
  const [first] = await determined.listWorkspaces({ limit: 1 });
  expect(first).toMatchObject({ id: 1, immutable: true });
  await expect(determined.deleteWorkspace(first!.name)).rejects.toThrow(DeterminedError);
  expect((await first!.reload()).name).toBe(first!.name);
});

contract("a workspace lists the pools that its experiments may use", async ({ determined }) => {
  const [workspace] = await determined.listWorkspaces({ limit: 1 });
  const pools = await workspace!.listPools();
  expect(pools.length).toBeGreaterThan(0);
  expect(pools[0]).toBeInstanceOf(ResourcePool);
  expect(pools.map(({ name }) => name)).toContain("default");
  expect(inspect(pools[0])).toMatch(/^ResourcePool\(name=.+\)$/);
});

contractOnWire(
  "a lost answer to a create is ambiguous",
  async ({ determined, wire }) => {
    const name = unique("lost");
    wire.faults.drop({ operation: "PostWorkspace", when: "after" });
    await expect(determined.createWorkspace(name)).rejects.toThrow(AmbiguousCreateError);
    const workspace = await determined.getWorkspace(name);
    wire.faults.drop({ operation: "PostProject", when: "after" });
    await expect(workspace.createProject("lost")).rejects.toThrow(AmbiguousCreateError);
    expect((await workspace.getProject("lost")).name).toBe("lost");
    await determined.deleteWorkspace(name);
  },
  { anywhere: true },
);

contract(
  "a project has a key, which can be changed",
  async ({ determined }) => {
    const workspace = await determined.createWorkspace(unique("ws"));
    const project = await workspace.createProject("p");
    expect(project.key).toMatch(/^[A-Z0-9]{1,5}$/);
    const key = unique("k").slice(-5);
    await project.setKey(key);
    expect(project.key).toBe(key.toUpperCase());
    await determined.deleteWorkspace(workspace.name);
  },
  { since: "0.34.0" },
);

contractOnWire(
  "the key of a project needs 0.34.0 and is not sent to an older master",
  async ({ determined, wire }) => {
    const workspace = await determined.createWorkspace(unique("ws"));
    const project = await workspace.createProject("p");
    expect(project.key).toBeUndefined();
    await expect(project.setKey("card")).rejects.toThrow(UnsupportedByMasterError);
    expect(wire.requests({ operation: "PatchProject" })).toEqual([]);
    await determined.deleteWorkspace(workspace.name);
  },
  { before: "0.34.0" },
);

contract(
  "the default pool is bound to no workspace and cannot be",
  async ({ admin }) => {
    const name = unique("risk");
    await admin.createWorkspace(name);
    const pool = (await (await admin.getWorkspace(name)).listPools()).find(({ name }) => name === "default")!;
    expect(await pool.listWorkspaces()).toEqual([]);
    const refused: unknown = await pool.addBindings([name]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ServerError);
    await admin.deleteWorkspace(name);
  },
  { since: "0.23.4" },
);

contract(
  "bindings of pools need 0.23.4, and the error says so",
  async ({ determined, release }) => {
    const [pool] = await (await determined.getWorkspace("Uncategorized")).listPools();
    for (const call of [
      () => pool!.addBindings(["w"]),
      () => pool!.removeBindings(["w"]),
      () => pool!.replaceBindings(["w"]),
      () => pool!.listWorkspaces(),
    ]) {
      const error: unknown = await Promise.resolve(call()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnsupportedByMasterError);
      expect(error).toMatchObject({ since: "0.23.4", release });
    }
  },
  { before: "0.23.4" },
);
