import { expect, expectTypeOf, test } from "vitest";
import {
  Checkpoint,
  type CheckpointFile,
  type CheckpointState,
  type CheckpointTrainingMetadata,
  type Determined,
  type Experiment,
  type Handle,
  type Listing,
  type Model,
  type ModelVersion,
  type OauthClient,
  type Open,
  type Project,
  type ProjectNote,
  type ResourcePool,
  type TrialMetrics,
  type User,
  type Workspace,
} from "../../src/index.js";

/** Has no index signature, as interfaces have none. */
interface Note {
  owner: string;
  approved: { by: string; at: Date };
}

// Only the compiler reads the functions below; none is called.
declare const determined: Determined;
declare const checkpoint: Checkpoint;
declare const model: Model;
declare const version: ModelVersion;
declare const modelNumber: number;
declare const maybe: number | undefined;
declare const note: Note;
declare const user: User;
declare const workspace: Workspace;
declare const project: Project;
declare const pool: ResourcePool;
const signal = new AbortController().signal;

test("the types below hold; the compiler checks them", () => {
  expect([checkpoints, models, versions, users, workspaces, projects, pools, clients]).toHaveLength(8);
});

function checkpoints(): void {
  expectTypeOf(checkpoint.resources).toEqualTypeOf<Readonly<Record<string, number>>>();
  expectTypeOf(checkpoint.state).toEqualTypeOf<Open<CheckpointState>>();
  expectTypeOf(checkpoint.reportTime).toEqualTypeOf<Date | undefined>();
  expectTypeOf(checkpoint.training).toEqualTypeOf<CheckpointTrainingMetadata | undefined>();
  // @ts-expect-error fields are read only
  checkpoint.uuid = "x";
  expectTypeOf(determined.getCheckpoint("u")).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error a UUID is a string
  void determined.getCheckpoint(7);
  expectTypeOf(checkpoint.reload({ signal, timeout: "5s" })).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error options are one object
  void checkpoint.reload("5s");
  expectTypeOf(checkpoint.delete()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error there is no such option
  void checkpoint.delete({ force: true });
  expectTypeOf(checkpoint.removeFiles(["*.pt"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error globs are a list
  void checkpoint.removeFiles("*.pt");
  expectTypeOf(checkpoint.download({ path: "p", mode: "MASTER", verify: false })).toEqualTypeOf<Promise<string>>();
  void checkpoint.download({ mode: "direct", onProgress: ({ bytes, totalBytes }) => bytes / totalBytes });
  // @ts-expect-error a typo in an enum does not compile
  void checkpoint.download({ mode: "MASTR" });
  expectTypeOf(checkpoint.stream({ format: "zip" })).toEqualTypeOf<Promise<ReadableStream<Uint8Array>>>();
  // @ts-expect-error no such format
  void checkpoint.stream({ format: "rar" });
  expectTypeOf(checkpoint.files()).toExtend<AsyncIterable<CheckpointFile>>();
  // @ts-expect-error options are one object
  void checkpoint.files("x");
  expectTypeOf(checkpoint.writeMetadataFile("p")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error the path is needed
  void checkpoint.writeMetadataFile();
  expectTypeOf(checkpoint.addMetadata({ a: [1] })).toEqualTypeOf<Promise<void>>();
  expectTypeOf(checkpoint.addMetadata(note)).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error metadata are an object
  void checkpoint.addMetadata("a");
  expectTypeOf(checkpoint.removeMetadata(["a"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error keys are a list
  void checkpoint.removeMetadata("a");
  expectTypeOf(checkpoint.iterMetrics({ group: "validation" })).toExtend<AsyncIterable<TrialMetrics>>();
  // @ts-expect-error the group is an option
  void checkpoint.iterMetrics("validation");
  expectTypeOf(checkpoint.getPachydermCommit()).toEqualTypeOf<Promise<string>>();
  // @ts-expect-error no such option
  void checkpoint.getPachydermCommit({ commit: "x" });
  expectTypeOf(checkpoint.load()).toEqualTypeOf<Promise<Record<string, unknown>>>();
  // @ts-expect-error the path is an option
  void checkpoint.load("p");
  expectTypeOf(Checkpoint.loadFromPath("p")).toEqualTypeOf<Promise<Record<string, unknown>>>();
  // @ts-expect-error the path is needed
  void Checkpoint.loadFromPath();
  const handle = determined.checkpoint("u");
  expectTypeOf(handle).toEqualTypeOf<Handle<Checkpoint>>();
  expectTypeOf(handle.uuid).toEqualTypeOf<string>();
  expectTypeOf(handle.reportTimeText).toEqualTypeOf<string | undefined>();
}

function models(): void {
  const options = { description: "d", metadata: { a: 1 }, labels: ["l"], workspaceName: "w" };
  expectTypeOf(determined.createModel("m", options)).toEqualTypeOf<Promise<Model>>();
  // @ts-expect-error all but the name goes into one object
  void determined.createModel("m", "description");
  expectTypeOf(determined.getModel("m")).toEqualTypeOf<Promise<Model>>();
  expectTypeOf(determined.getModel(7)).toEqualTypeOf<Promise<Model>>();
  // @ts-expect-error a name or an id
  void determined.getModel(true);
  expectTypeOf(determined.getModelById(7)).toEqualTypeOf<Promise<Model>>();
  // @ts-expect-error an id
  void determined.getModelById("m");
  expectTypeOf(determined.listModels({ sortBy: "LAST_UPDATED_TIME", orderBy: "DESC" })).toEqualTypeOf<Listing<Model>>();
  // @ts-expect-error a typo in an enum does not compile
  void determined.listModels({ sortBy: "NAEM" });
  expectTypeOf(determined.getModels({ workspaceIds: [1], name: "n" })).toEqualTypeOf<Promise<Model[]>>();
  // @ts-expect-error ids are numbers
  void determined.getModels({ workspaceIds: ["1"] });
  expectTypeOf(determined.getModelLabels()).toEqualTypeOf<Promise<string[]>>();
  // @ts-expect-error no such option
  void determined.getModelLabels({ workspaceId: 1 });
  expectTypeOf(model.labels).toEqualTypeOf<readonly string[]>();
  expectTypeOf(model.creationTime).toEqualTypeOf<Date>();
  // @ts-expect-error labels are read only
  model.labels.push("l");
  expectTypeOf(model.reload()).toEqualTypeOf<Promise<Model>>();
  // @ts-expect-error options are one object
  void model.reload(1);
  expectTypeOf(model.getVersion(3)).toEqualTypeOf<Promise<ModelVersion>>();
  expectTypeOf(model.getVersion(modelNumber, { signal })).toEqualTypeOf<Promise<ModelVersion>>();
  expectTypeOf(model.getVersion()).toEqualTypeOf<Promise<ModelVersion | undefined>>();
  expectTypeOf(model.getVersion(undefined, { signal })).toEqualTypeOf<Promise<ModelVersion | undefined>>();
  expectTypeOf(model.getVersion(-1)).toEqualTypeOf<Promise<ModelVersion | undefined>>();
  expectTypeOf(model.getVersion(maybe)).toEqualTypeOf<Promise<ModelVersion | undefined>>();
  expectTypeOf(determined.model("m").getVersion(3)).toEqualTypeOf<Promise<ModelVersion>>();
  // @ts-expect-error versions are numbers
  void model.getVersion("3");
  expectTypeOf(model.listVersions({ orderBy: "ASCENDING" })).toEqualTypeOf<Listing<ModelVersion>>();
  // @ts-expect-error there is no other order
  void model.listVersions({ sortBy: "NAME" });
  expectTypeOf(model.getVersions()).toEqualTypeOf<Promise<ModelVersion[]>>();
  // @ts-expect-error a typo in an enum does not compile
  void model.getVersions({ orderBy: "DOWN" });
  expectTypeOf(model.registerVersion(checkpoint, { name: "n", notes: "" })).toEqualTypeOf<Promise<ModelVersion>>();
  void model.registerVersion(determined.checkpoint("u"));
  void model.registerVersion("u");
  // @ts-expect-error a checkpoint or its UUID
  void model.registerVersion(version);
  expectTypeOf(model.addMetadata({})).toEqualTypeOf<Promise<void>>();
  void model.addMetadata(note);
  void determined.createModel("m", { metadata: note });
  void model.registerVersion(checkpoint, { metadata: note });
  // @ts-expect-error metadata are an object
  void model.addMetadata(1);
  expectTypeOf(model.removeMetadata(["a"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error keys are a list
  void model.removeMetadata("a");
  expectTypeOf(model.setLabels(["a"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error labels are a list
  void model.setLabels("a");
  expectTypeOf(model.setDescription("d")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a description is a string
  void model.setDescription(undefined);
  expectTypeOf(model.moveToWorkspace("w")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error by name
  void model.moveToWorkspace(workspace);
  expectTypeOf(model.archive()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void model.archive(true);
  expectTypeOf(model.unarchive()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void model.unarchive(true);
  expectTypeOf(model.delete()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void model.delete(true);
  const handle = determined.model("m");
  expectTypeOf(handle.name).toEqualTypeOf<string>();
  expectTypeOf(handle.modelId).toEqualTypeOf<number | undefined>();
}

function versions(): void {
  expectTypeOf(version.checkpoint).toEqualTypeOf<Checkpoint>();
  expectTypeOf(version.reload()).toEqualTypeOf<Promise<ModelVersion>>();
  // @ts-expect-error options are one object
  void version.reload(1);
  expectTypeOf(version.setName("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a name is a string
  void version.setName(1);
  expectTypeOf(version.setNotes("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error notes are a string
  void version.setNotes(["n"]);
  expectTypeOf(version.delete()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void version.delete(1);
  expectTypeOf(version.iterMetrics()).toExtend<AsyncIterable<TrialMetrics>>();
  // @ts-expect-error the group is a string
  void version.iterMetrics({ group: 1 });
}

function users(): void {
  expectTypeOf(determined.createUser("ada", { password: "p", admin: true })).toEqualTypeOf<Promise<User>>();
  // @ts-expect-error all but the name goes into one object
  void determined.createUser("ada", true);
  expectTypeOf(determined.getUserById(1)).toEqualTypeOf<Promise<User>>();
  // @ts-expect-error an id
  void determined.getUserById("ada");
  expectTypeOf(determined.getUserByName("ada")).toEqualTypeOf<Promise<User>>();
  // @ts-expect-error a name
  void determined.getUserByName(1);
  expectTypeOf(determined.whoami()).toEqualTypeOf<Promise<User>>();
  // @ts-expect-error options are one object
  void determined.whoami("ada");
  expectTypeOf(determined.listUsers({ active: true })).toEqualTypeOf<Listing<User>>();
  // @ts-expect-error true or false
  void determined.listUsers({ active: "yes" });
  expectTypeOf(user.reload()).toEqualTypeOf<Promise<User>>();
  // @ts-expect-error options are one object
  void user.reload(1);
  expectTypeOf(user.rename("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a name
  void user.rename();
  expectTypeOf(user.activate()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void user.activate(true);
  expectTypeOf(user.deactivate()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void user.deactivate(true);
  expectTypeOf(user.changeDisplayName("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a string
  void user.changeDisplayName(null);
  expectTypeOf(user.changePassword("p")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a string
  void user.changePassword(12345678);
  expectTypeOf(user.linkWithAgent({ agentUid: 1, agentGid: 1, agentUser: "a", agentGroup: "g" })).toEqualTypeOf<
    Promise<void>
  >();
  // @ts-expect-error everything goes into one object
  void user.linkWithAgent(1, 1, "a", "g");
}

function workspaces(): void {
  expectTypeOf(determined.getWorkspace("w")).toEqualTypeOf<Promise<Workspace>>();
  // @ts-expect-error by name
  void determined.getWorkspace(1);
  expectTypeOf(determined.listWorkspaces({ limit: 1 })).toEqualTypeOf<Listing<Workspace>>();
  // @ts-expect-error a number
  void determined.listWorkspaces({ limit: "1" });
  expectTypeOf(determined.createWorkspace("w")).toEqualTypeOf<Promise<Workspace>>();
  // @ts-expect-error a name
  void determined.createWorkspace({ name: "w" });
  expectTypeOf(determined.deleteWorkspace("w")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error by name
  void determined.deleteWorkspace(workspace);
  expectTypeOf(workspace.reload()).toEqualTypeOf<Promise<Workspace>>();
  // @ts-expect-error options are one object
  void workspace.reload(1);
  expectTypeOf(workspace.listPools()).toEqualTypeOf<Listing<ResourcePool>>();
  // @ts-expect-error options are one object
  void workspace.listPools("gpu");
  expectTypeOf(workspace.createProject("p", { description: "d" })).toEqualTypeOf<Promise<Project>>();
  // @ts-expect-error all but the name goes into one object
  void workspace.createProject("p", "d");
  expectTypeOf(workspace.getProject("p")).toEqualTypeOf<Promise<Project>>();
  // @ts-expect-error by name
  void workspace.getProject(1);
  expectTypeOf(workspace.listProjects()).toEqualTypeOf<Listing<Project>>();
  // @ts-expect-error no such filter
  void workspace.listProjects({ name: "p" });
  expectTypeOf(workspace.deleteProject("p")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error by name
  void workspace.deleteProject(project);
}

function projects(): void {
  expectTypeOf(project.notes).toEqualTypeOf<readonly ProjectNote[]>();
  expectTypeOf(project.reload()).toEqualTypeOf<Promise<Project>>();
  // @ts-expect-error options are one object
  void project.reload(1);
  expectTypeOf(project.listExperiments({ archived: false })).toEqualTypeOf<Listing<Experiment>>();
  // @ts-expect-error the project is this one
  void project.listExperiments({ projectId: 2 });
  expectTypeOf(project.setName("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a string
  void project.setName(1);
  expectTypeOf(project.setDescription("d")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a string
  void project.setDescription(1);
  expectTypeOf(project.setKey("K")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a string
  void project.setKey(1);
  expectTypeOf(project.archive()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void project.archive(true);
  expectTypeOf(project.unarchive()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are one object
  void project.unarchive(true);
  expectTypeOf(project.addNote("n", { contents: "c" })).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error the contents go into the options
  void project.addNote("n", "c");
  expectTypeOf(project.removeNote("n")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error by name
  void project.removeNote({ name: "n" });
}

function pools(): void {
  expectTypeOf(pool.name).toEqualTypeOf<string>();
  expectTypeOf(pool.addBindings(["w"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a list
  void pool.addBindings("w");
  expectTypeOf(pool.removeBindings(["w"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a list
  void pool.removeBindings("w");
  expectTypeOf(pool.replaceBindings(["w"])).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a list
  void pool.replaceBindings("w");
  expectTypeOf(pool.listWorkspaces()).toEqualTypeOf<Listing<string>>();
  // @ts-expect-error options are one object
  void pool.listWorkspaces("w");
}

function clients(): void {
  expectTypeOf(determined.listOauthClients()).toEqualTypeOf<Listing<OauthClient>>();
  // @ts-expect-error options are one object
  void determined.listOauthClients("x");
  expectTypeOf(determined.addOauthClient("d", { name: "n" })).toEqualTypeOf<Promise<OauthClient>>();
  // @ts-expect-error the name is needed
  void determined.addOauthClient("d");
  expectTypeOf(determined.removeOauthClient("1")).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error ids are strings
  void determined.removeOauthClient(1);
}
