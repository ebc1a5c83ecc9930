import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Model } from "../../../src/facade/registry/model.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { User } from "../../../src/facade/users/user.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { scriptedMaster } from "./scripted-master.js";

const { connection, determined, sent } = scriptedMaster({});
afterEach(() => void sent.splice(0));
const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const checkpoint = new Checkpoint(connection, { uuid });
const model = new Model(connection, { name: "fraud" });
const version = new ModelVersion(connection, { modelName: "fraud", modelVersion: 1 });
const user = new User(connection, { userId: 7 });
const workspace = new Workspace(connection, { id: 3 });
const project = new Project(connection, { id: 5 });
const pool = new ResourcePool(connection, { name: "default" });

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
const nothingJson = [() => 1, Symbol("s"), 10n, cycle];

const noText = ["", 7, -1, null, undefined, {}, [], true, ...nothingJson];
const noAnyText = [7, -1, null, undefined, {}, [], true, ...nothingJson];
const noTextList = [
  "",
  "ab",
  7,
  -1,
  null,
  undefined,
  {},
  [1],
  ["a", 2],
  ["a", undefined],
  [() => 1],
  true,
  ...nothingJson,
];
const noJson = [
  "",
  "{}",
  7,
  -1,
  null,
  undefined,
  [],
  [1],
  true,
  ...nothingJson,
  { a: () => 1 },
  { a: 10n },
  { a: Symbol("s") },
  { a: NaN },
  { a: { deep: [cycle] } },
  new Map([["a", 1]]),
];
const noId = ["", "7", "x", 0, -1, 1.5, NaN, Infinity, 2 ** 53, null, {}, [], true, ...nothingJson];
const noCount = ["", "7", -1, 1.5, NaN, Infinity, 2 ** 53, null, {}, [], true, ...nothingJson];
const noBoolean = ["", "true", 0, 1, -1, null, {}, [], ...nothingJson];
const noEnum = ["", "SIDEWAYS", "sort_by_name", 7, -1, null, {}, [], true, ...nothingJson];
const noUuid = ["", "x", 7, -1, null, undefined, {}, [], true, `${uuid}0`, { uuid: "x" }, { uuid: 7 }, ...nothingJson];
const noOptions = ["", "text", 7, -1, null, [], true, () => 1, Symbol("s"), 10n];
const noTimeout = ["", "5", "soon", 5, 49, -1, NaN, null, {}, [], true, ...nothingJson];
const noSignal = ["", "x", 7, -1, null, {}, [], true, ...nothingJson];
/** For what may be left out. */
const given = (values: unknown[]): unknown[] => values.filter((value) => value !== undefined);

type Row = [name: string, argument: string, values: unknown[], call: (value: never) => unknown];

const rows: Row[] = [
  ["checkpoint.removeFiles", "globs", noTextList, (value) => checkpoint.removeFiles(value)],
  ["checkpoint.download path", "path", given(noText), (path) => checkpoint.download({ path })],
  ["checkpoint.download mode", "mode", given(noEnum), (mode) => checkpoint.download({ mode })],
  [
    "checkpoint.download onProgress",
    "onProgress",
    ["", 7, -1, null, {}, [], true, Symbol("s"), 10n],
    (onProgress) => checkpoint.download({ onProgress }),
  ],
  ["checkpoint.download overwrite", "overwrite", noBoolean, (overwrite) => checkpoint.download({ overwrite })],
  ["checkpoint.download verify", "verify", noBoolean, (verify) => checkpoint.download({ verify })],
  ["checkpoint.stream", "format", given([...noText, "rar", "toString"]), (format) => checkpoint.stream({ format })],
  ["checkpoint.writeMetadataFile", "path", noText, (path) => checkpoint.writeMetadataFile(path)],
  ["checkpoint.addMetadata", "metadata", noJson, (metadata) => checkpoint.addMetadata(metadata)],
  ["checkpoint.removeMetadata", "keys", noTextList, (keys) => checkpoint.removeMetadata(keys)],
  ["checkpoint.iterMetrics", "group", given(noText), (group) => first(checkpoint.iterMetrics({ group }))],
  ["Checkpoint.loadFromPath", "path", noText, (path) => Checkpoint.loadFromPath(path)],
  ["createModel", "name", noText, (name) => determined.createModel(name)],
  [
    "createModel description",
    "description",
    given(noAnyText),
    (description) => determined.createModel("m", { description }),
  ],
  ["createModel metadata", "metadata", given(noJson), (metadata) => determined.createModel("m", { metadata })],
  ["createModel labels", "labels", given(noTextList), (labels) => determined.createModel("m", { labels })],
  [
    "createModel workspaceName",
    "workspaceName",
    given(noText),
    (workspaceName) => determined.createModel("m", { workspaceName }),
  ],
  [
    "getModel",
    "identifier",
    ["", 0, -1, 1.5, NaN, null, undefined, {}, [], true, ...nothingJson],
    (identifier) => determined.getModel(identifier),
  ],
  ["listModels sortBy", "sortBy", given(noEnum), (sortBy) => determined.listModels({ sortBy })],
  ["listModels orderBy", "orderBy", given(noEnum), (orderBy) => determined.listModels({ orderBy })],
  ["listModels name", "name", given(noAnyText), (name) => determined.listModels({ name })],
  ["listModels description", "description", given(noAnyText), (description) => determined.listModels({ description })],
  ["listModels modelId", "modelId", given(noId), (modelId) => determined.listModels({ modelId })],
  [
    "listModels workspaceNames",
    "workspaceNames",
    given(noTextList),
    (workspaceNames) => determined.listModels({ workspaceNames }),
  ],
  [
    "listModels workspaceIds",
    "workspaceIds",
    ["", "7", 7, -1, null, {}, ["7"], [0], [-1], [1.5], true, ...nothingJson],
    (workspaceIds) => determined.listModels({ workspaceIds }),
  ],
  ["listModels limit", "limit", given(noId), (limit) => determined.listModels({ limit })],
  ["listModels pageSize", "pageSize", given(noId), (pageSize) => determined.listModels({ pageSize })],
  ["model.getVersion", "version", [...noId.filter((id) => id !== -1), -2], (value) => model.getVersion(value)],
  ["model.listVersions", "orderBy", given(noEnum), (orderBy) => model.listVersions({ orderBy })],
  ["model.registerVersion", "checkpoint", noUuid, (value) => model.registerVersion(value)],
  ["registerVersion name", "name", given(noAnyText), (name) => model.registerVersion(uuid, { name })],
  ["registerVersion comment", "comment", given(noAnyText), (comment) => model.registerVersion(uuid, { comment })],
  ["registerVersion metadata", "metadata", given(noJson), (metadata) => model.registerVersion(uuid, { metadata })],
  ["registerVersion labels", "labels", given(noTextList), (labels) => model.registerVersion(uuid, { labels })],
  ["registerVersion notes", "notes", given(noAnyText), (notes) => model.registerVersion(uuid, { notes })],
  ["model.addMetadata", "metadata", noJson, (metadata) => model.addMetadata(metadata)],
  ["model.removeMetadata", "keys", noTextList, (keys) => model.removeMetadata(keys)],
  ["model.setLabels", "labels", noTextList, (labels) => model.setLabels(labels)],
  ["model.setDescription", "description", noAnyText, (description) => model.setDescription(description)],
  ["model.moveToWorkspace", "workspaceName", noText, (name) => model.moveToWorkspace(name)],
  ["version.setName", "name", noAnyText, (name) => version.setName(name)],
  ["version.setNotes", "notes", noAnyText, (notes) => version.setNotes(notes)],
  ["version.iterMetrics", "group", given(noText), (group) => first(version.iterMetrics({ group }))],
  ["createUser", "username", noText, (username) => determined.createUser(username, { password: "Abcdefg1" })],
  ["createUser admin", "admin", noBoolean, (admin) => determined.createUser("ada", { admin, password: "Abcdefg1" })],
  ["createUser remote", "remote", noBoolean, (remote) => determined.createUser("ada", { remote })],
  [
    "createUser password",
    "password",
    [undefined, ...noText, " ", "pass", "testpassword1234", "TESTPASSWORD1234", "testPASSWORD"],
    (password) => determined.createUser("ada", { password }),
  ],
  [
    "createUser remote with password",
    "password",
    given(["Abcdefg1", ...noText]),
    (password) => determined.createUser("ada", { remote: true, password }),
  ],
  ["getUserById", "id", [undefined, ...noCount], (id) => determined.getUserById(id)],
  ["getUserByName", "name", noText, (name) => determined.getUserByName(name)],
  ["listUsers", "active", noBoolean, (active) => determined.listUsers({ active })],
  ["user.rename", "username", noText, (name) => user.rename(name)],
  ["user.changeDisplayName", "displayName", noAnyText, (name) => user.changeDisplayName(name)],
  [
    "user.changePassword",
    "password",
    [...noText, "pass", "testpassword1234", "TESTPASSWORD1234", "testPASSWORD"],
    (password) => user.changePassword(password),
  ],
  ["linkWithAgent agentUid", "agentUid", noCount, (agentUid) => user.linkWithAgent({ agentUid })],
  ["linkWithAgent agentGid", "agentGid", noCount, (agentGid) => user.linkWithAgent({ agentGid })],
  ["linkWithAgent agentUser", "agentUser", given(noText), (agentUser) => user.linkWithAgent({ agentUser })],
  ["linkWithAgent agentGroup", "agentGroup", given(noText), (agentGroup) => user.linkWithAgent({ agentGroup })],
  ["getWorkspace", "name", noText, (name) => determined.getWorkspace(name)],
  ["createWorkspace", "name", noText, (name) => determined.createWorkspace(name)],
  ["deleteWorkspace", "name", noText, (name) => determined.deleteWorkspace(name)],
  ["workspace.createProject", "name", noText, (name) => workspace.createProject(name)],
  [
    "createProject description",
    "description",
    given(noAnyText),
    (description) => workspace.createProject("p", { description }),
  ],
  ["workspace.getProject", "name", noText, (name) => workspace.getProject(name)],
  ["workspace.deleteProject", "name", noText, (name) => workspace.deleteProject(name)],
  ["project.setName", "name", noText, (name) => project.setName(name)],
  ["project.setDescription", "description", noAnyText, (text) => project.setDescription(text)],
  ["project.setKey", "key", noText, (key) => project.setKey(key)],
  ["project.addNote", "name", noText, (name) => project.addNote(name, { contents: "" })],
  ["project.addNote contents", "contents", noAnyText, (contents) => project.addNote("n", { contents })],
  ["project.removeNote", "name", noText, (name) => project.removeNote(name)],
  ["pool.addBindings", "workspaceNames", noTextList, (names) => pool.addBindings(names)],
  ["pool.removeBindings", "workspaceNames", noTextList, (names) => pool.removeBindings(names)],
  ["pool.replaceBindings", "workspaceNames", noTextList, (names) => pool.replaceBindings(names)],
  ["addOauthClient", "domain", noText, (domain) => determined.addOauthClient(domain, { name: "n" })],
  ["addOauthClient name", "name", noText, (name) => determined.addOauthClient("d", { name })],
  ["removeOauthClient", "id", noText, (id) => determined.removeOauthClient(id)],
];

const optionTakers: [string, (options: never) => unknown][] = [
  ["checkpoint.reload", (o) => checkpoint.reload(o)],
  ["checkpoint.delete", (o) => checkpoint.delete(o)],
  ["checkpoint.removeFiles", (o) => checkpoint.removeFiles([], o)],
  ["checkpoint.download", (o) => checkpoint.download(o)],
  ["checkpoint.stream", (o) => checkpoint.stream(o)],
  ["checkpoint.files", (o) => first(checkpoint.files(o))],
  ["checkpoint.writeMetadataFile", (o) => checkpoint.writeMetadataFile("x", o)],
  ["checkpoint.addMetadata", (o) => checkpoint.addMetadata({}, o)],
  ["checkpoint.removeMetadata", (o) => checkpoint.removeMetadata([], o)],
  ["checkpoint.iterMetrics", (o) => first(checkpoint.iterMetrics(o))],
  ["checkpoint.getPachydermCommit", (o) => checkpoint.getPachydermCommit(o)],
  ["checkpoint.load", (o) => checkpoint.load(o)],
  ["createModel", (o) => determined.createModel("m", o)],
  ["getModel", (o) => determined.getModel("m", o)],
  ["getModel with a colon", (o) => determined.getModel("a:b", o)],
  ["listModels", (o) => determined.listModels(o)],
  ["getModelLabels", (o) => determined.getModelLabels(o)],
  ["model.reload", (o) => model.reload(o)],
  ["model.getVersion", (o) => model.getVersion(1, o)],
  ["model.getVersion latest", (o) => model.getVersion(undefined, o)],
  ["model.getVersions", (o) => model.getVersions(o)],
  ["model.listVersions", (o) => model.listVersions(o)],
  ["model.registerVersion", (o) => model.registerVersion(uuid, o)],
  ["model.addMetadata", (o) => model.addMetadata({}, o)],
  ["model.removeMetadata", (o) => model.removeMetadata([], o)],
  ["model.setLabels", (o) => model.setLabels([], o)],
  ["model.setDescription", (o) => model.setDescription("", o)],
  ["model.moveToWorkspace", (o) => model.moveToWorkspace("w", o)],
  ["model.archive", (o) => model.archive(o)],
  ["model.unarchive", (o) => model.unarchive(o)],
  ["model.delete", (o) => model.delete(o)],
  ["version.reload", (o) => version.reload(o)],
  ["version.setName", (o) => version.setName("", o)],
  ["version.setNotes", (o) => version.setNotes("", o)],
  ["version.delete", (o) => version.delete(o)],
  ["version.iterMetrics", (o) => first(version.iterMetrics(o))],
  ["createUser", (o) => determined.createUser("ada", o)],
  ["getUserById", (o) => determined.getUserById(1, o)],
  ["getUserByName", (o) => determined.getUserByName("ada", o)],
  ["whoami", (o) => determined.whoami(o)],
  ["listUsers", (o) => determined.listUsers(o)],
  ["user.reload", (o) => user.reload(o)],
  ["user.rename", (o) => user.rename("x", o)],
  ["user.activate", (o) => user.activate(o)],
  ["user.deactivate", (o) => user.deactivate(o)],
  ["user.changeDisplayName", (o) => user.changeDisplayName("", o)],
  ["user.changePassword", (o) => user.changePassword("Abcdefg1", o)],
  ["user.linkWithAgent", (o) => user.linkWithAgent(o)],
  ["getWorkspace", (o) => determined.getWorkspace("w", o)],
  ["listWorkspaces", (o) => determined.listWorkspaces(o)],
  ["createWorkspace", (o) => determined.createWorkspace("w", o)],
  ["deleteWorkspace", (o) => determined.deleteWorkspace("w", o)],
  ["workspace.reload", (o) => workspace.reload(o)],
  ["workspace.listPools", (o) => workspace.listPools(o)],
  ["workspace.createProject", (o) => workspace.createProject("p", o)],
  ["workspace.getProject", (o) => workspace.getProject("p", o)],
  ["workspace.listProjects", (o) => workspace.listProjects(o)],
  ["workspace.deleteProject", (o) => workspace.deleteProject("p", o)],
  ["project.reload", (o) => project.reload(o)],
  ["project.listExperiments", (o) => project.listExperiments(o)],
  ["project.setName", (o) => project.setName("p", o)],
  ["project.setDescription", (o) => project.setDescription("", o)],
  ["project.setKey", (o) => project.setKey("K", o)],
  ["project.archive", (o) => project.archive(o)],
  ["project.unarchive", (o) => project.unarchive(o)],
  ["project.addNote", (o) => project.addNote("n", o)],
  ["project.removeNote", (o) => project.removeNote("n", o)],
  ["pool.addBindings", (o) => pool.addBindings([], o)],
  ["pool.removeBindings", (o) => pool.removeBindings([], o)],
  ["pool.replaceBindings", (o) => pool.replaceBindings([], o)],
  ["pool.listWorkspaces", (o) => pool.listWorkspaces(o)],
  ["listOauthClients", (o) => determined.listOauthClients(o)],
  ["addOauthClient", (o) => determined.addOauthClient("d", o)],
  ["removeOauthClient", (o) => determined.removeOauthClient("1", o)],
];

async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}

/** Makes the call and gives what it rejects with; an exception at the call itself fails the test. */
async function rejection(call: () => unknown): Promise<unknown> {
  const promise = call() as PromiseLike<unknown>;
  try {
    return { resolved: await promise };
  } catch (error) {
    return error;
  }
}

test.each(rows)("%s refuses a wrong %s before any request", async (_name, argument, values, call) => {
  for (const value of values) {
    const error = await rejection(() => call(value as never));
    expect(error, `for ${inspect(value)}`).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).argument).toBe(argument);
    expect((error as Error).message).toContain(argument);
  }
  expect(sent).toEqual([]);
});

test.each(optionTakers)("%s refuses what is not an options object before any request", async (_name, call) => {
  for (const value of noOptions) {
    expect(await rejection(() => call(value as never))).toBeInstanceOf(InvalidArgumentError);
  }
  expect(sent).toEqual([]);
});

test.each(optionTakers)("%s refuses a wrong timeout and a wrong signal before any request", async (name, call) => {
  const rest = name === "addOauthClient" ? { name: "n" } : name === "project.addNote" ? { contents: "" } : {};
  const secret = name === "createUser" ? { password: "Abcdefg1" } : {};
  for (const timeout of noTimeout) {
    const error = await rejection(() => call({ ...rest, ...secret, timeout } as never));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).argument).toBe("timeout");
  }
  for (const signal of noSignal) {
    const error = await rejection(() => call({ ...rest, ...secret, signal } as never));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).argument).toBe("signal");
  }
  expect(sent).toEqual([]);
});

test("a refused password is in no message", async () => {
  for (const password of ["hunter2", 123456789]) {
    for (const call of [
      () => determined.createUser("ada", { password: password as never }),
      () => user.changePassword(password as never),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(InvalidArgumentError);
      expect((error as Error).message).not.toContain(String(password));
    }
  }
});
