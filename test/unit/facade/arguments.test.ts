import { afterEach, expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Model } from "../../../src/facade/registry/model.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { User } from "../../../src/facade/users/user.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { Determined } from "../../../src/index.js";
import { scriptedMaster } from "./scripted-master.js";
import { show, wrong } from "./wrong-values.js";

// Options are tried from their tables, in options.test.ts: here is what stands before them, and what no table can say.

const { connection, determined, sent } = scriptedMaster({});
afterEach(() => void sent.splice(0));
const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const experiment = determined.experiment(1);
const trial = determined.trial(1);
const checkpoint = new Checkpoint(connection, { uuid });
const model = new Model(connection, { name: "fraud" });
const version = new ModelVersion(connection, { modelName: "fraud", modelVersion: 1 });
const user = new User(connection, { userId: 7 });
const workspace = new Workspace(connection, { id: 3 });
const project = new Project(connection, { id: 5 });
const pool = new ResourcePool(connection, { name: "default" });

/** An argument that is not optional may not be undefined either. */
const id = [...wrong.id, undefined];
const count = [...wrong.count, undefined];
const text = [...wrong.text, undefined];
const name = [...wrong.name, undefined];
const anyText = [...wrong.anyText, undefined];
const texts = [...wrong.texts, undefined];
const ids = [...wrong.ids, undefined];
const uuids = [...wrong.uuid, undefined];
const json = [...wrong.json, undefined];
const passwords = ["pass", "testpassword1234", "TESTPASSWORD1234", "testPASSWORD"];
const notOneOf = [...wrong.orderBy, "SIDEWAYS", "toString"];

type Row = [name: string, argument: string, values: readonly unknown[], call: (value: never) => unknown];

const before: Row[] = [
  ["getExperiment", "id", id, (value) => determined.getExperiment(value)],
  ["getTrial", "id", id, (value) => determined.getTrial(value)],
  ["getCheckpoint", "uuid", uuids, (value) => determined.getCheckpoint(value)],
  ["getModelById", "id", id, (value) => determined.getModelById(value)],
  ["getUserById", "id", count, (value) => determined.getUserById(value)],
  ["getUserByName", "name", name, (value) => determined.getUserByName(value)],
  ["getWorkspace", "name", name, (value) => determined.getWorkspace(value)],
  ["createWorkspace", "name", name, (value) => determined.createWorkspace(value)],
  ["deleteWorkspace", "name", name, (value) => determined.deleteWorkspace(value)],
  ["createModel", "name", name, (value) => determined.createModel(value)],
  [
    "getModel",
    "identifier",
    ["", " ", 0, -1, 1.5, NaN, null, undefined, {}, [], true, 10n, Symbol("s")],
    (value) => determined.getModel(value),
  ],
  ["createUser", "username", name, (value) => determined.createUser(value, { password: "Abcdefg1" })],
  ["addOauthClient", "domain", name, (value) => determined.addOauthClient(value, { name: "n" })],
  ["removeOauthClient", "id", text, (value) => determined.removeOauthClient(value)],
  ["waitAll", "experiments", [...ids, [null], ["a", 2], [{ id: 1 }]], (value) => determined.waitAll(value)],
  ["iterTrialsMetrics", "trialIds", ids, (value) => determined.iterTrialsMetrics(value, { group: "training" })],
  ["experiment.setName", "name", name, (value) => experiment.setName(value)],
  ["experiment.setDescription", "description", anyText, (value) => experiment.setDescription(value)],
  ["experiment.setNotes", "notes", anyText, (value) => experiment.setNotes(value)],
  ["experiment.setLabels", "labels", texts, (value) => experiment.setLabels(value)],
  ["experiment.addLabel", "label", name, (value) => experiment.addLabel(value)],
  ["experiment.removeLabel", "label", name, (value) => experiment.removeLabel(value)],
  ["experiment.topNCheckpoints", "limit", id, (value) => experiment.topNCheckpoints(value)],
  ["checkpoint.removeFiles", "globs", texts, (value) => checkpoint.removeFiles(value)],
  ["checkpoint.writeMetadataFile", "path", text, (value) => checkpoint.writeMetadataFile(value)],
  ["checkpoint.addMetadata", "metadata", json, (value) => checkpoint.addMetadata(value)],
  ["checkpoint.removeMetadata", "keys", texts, (value) => checkpoint.removeMetadata(value)],
  ["Checkpoint.loadFromPath", "path", text, (value) => Checkpoint.loadFromPath(value)],
  ["model.getVersion", "version", [...id.filter((each) => each !== undefined && each !== -1 && typeof each !== "object"), -2], (value) => model.getVersion(value)], // prettier-ignore
  ["model.registerVersion", "checkpoint", uuids, (value) => model.registerVersion(value)],
  ["model.addMetadata", "metadata", json, (value) => model.addMetadata(value)],
  ["model.removeMetadata", "keys", texts, (value) => model.removeMetadata(value)],
  ["model.setLabels", "labels", texts, (value) => model.setLabels(value)],
  ["model.setDescription", "description", anyText, (value) => model.setDescription(value)],
  ["model.moveToWorkspace", "workspaceName", name, (value) => model.moveToWorkspace(value)],
  ["version.setName", "name", anyText, (value) => version.setName(value)],
  ["version.setNotes", "notes", anyText, (value) => version.setNotes(value)],
  ["version.setComment", "comment", anyText, (value) => version.setComment(value)],
  ["version.setLabels", "labels", texts, (value) => version.setLabels(value)],
  ["version.addLabel", "label", name, (value) => version.addLabel(value)],
  ["version.removeLabel", "label", name, (value) => version.removeLabel(value)],
  ["version.addMetadata", "metadata", json, (value) => version.addMetadata(value)],
  ["version.removeMetadata", "keys", texts, (value) => version.removeMetadata(value)],
  [
    "model.promote",
    "version",
    id.filter((each) => typeof each !== "object"),
    (value) => model.promote(value, "production"),
  ],
  ["model.promote", "label", name, (value) => model.promote(1, value)],
  ["model.getVersion by label", "version.label", name, (label) => model.getVersion({ label })],
  ["user.rename", "username", name, (value) => user.rename(value)],
  ["user.changeDisplayName", "displayName", anyText, (value) => user.changeDisplayName(value)],
  ["user.changePassword", "password", [...text, ...passwords], (value) => user.changePassword(value)],
  ["workspace.createProject", "name", name, (value) => workspace.createProject(value)],
  ["workspace.getProject", "name", name, (value) => workspace.getProject(value)],
  ["workspace.deleteProject", "name", name, (value) => workspace.deleteProject(value)],
  ["project.setName", "name", name, (value) => project.setName(value)],
  ["project.setDescription", "description", anyText, (value) => project.setDescription(value)],
  ["project.setKey", "key", text, (value) => project.setKey(value)],
  ["project.addNote", "name", name, (value) => project.addNote(value, { contents: "" })],
  ["project.removeNote", "name", name, (value) => project.removeNote(value)],
  ["pool.addBindings", "workspaceNames", texts, (value) => pool.addBindings(value)],
  ["pool.removeBindings", "workspaceNames", texts, (value) => pool.removeBindings(value)],
  ["pool.replaceBindings", "workspaceNames", texts, (value) => pool.replaceBindings(value)],
];

/** Options whose values only one method takes. */
const own: Row[] = [
  ["download mode", "mode", notOneOf, (mode) => checkpoint.download({ mode })],
  ["stream format", "format", [...notOneOf, "rar"], (format) => checkpoint.stream({ format })],
  ["listModels sortBy", "sortBy", [...notOneOf, "sort_by_name"], (sortBy) => determined.listModels({ sortBy })],
  ["listTrials sortBy", "sortBy", notOneOf, (sortBy) => experiment.listTrials({ sortBy })],
  ["listExperiments sortBy", "sortBy", notOneOf, (sortBy) => determined.listExperiments({ sortBy })],
  ["listExperiments states", "states", [...wrong.texts, ["DONE"]], (states) => determined.listExperiments({ states })],
  ["wait onPaused", "onPaused", notOneOf, (onPaused) => experiment.wait({ onPaused })],
  ["logs minLevel", "minLevel", notOneOf, (minLevel) => trial.logs({ minLevel })],
  ["logs levels", "levels", [...wrong.texts, ["LOUD"]], (levels) => trial.logs({ levels })],
  ["logs rankIds", "rankIds", [{}, "", "12", 7, ["1"], [-2], [0.5]], (rankIds) => trial.logs({ rankIds })],
  ["logs from", "from", ["", 7, {}, "x"], (from) => trial.logs({ from })],
  [
    "createUser password",
    "password",
    [...text, " ", ...passwords],
    (password) => determined.createUser("a", { password }),
  ],
  ["createUser remote", "password", ["Abcdefg1", ...wrong.text], (password) => determined.createUser("a", { remote: true, password })], // prettier-ignore
];

/** Settles whatever a call gave: a promise, a listing, an async iterable. */
async function settle(result: unknown): Promise<unknown> {
  const { then, next } = result as { then?: unknown; next?: () => Promise<unknown> };
  return then ? await result : await next!.call(result);
}

test.each([...before, ...own])("%s refuses a wrong %s before any request", async (_name, argument, values, call) => {
  for (const value of values) {
    // Not within the promise below: an exception at the call fails the test.
    const result = call(value as never);
    const error = await settle(result).catch((error: unknown) => error);
    expect(error, show(value)).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).argument, show(value)).toBe(argument);
    expect((error as Error).message).toContain(argument);
  }
  expect(sent).toEqual([]);
});

test("handles and constructors throw at the call", () => {
  for (const value of id) {
    expect(() => determined.experiment(value as never)).toThrow(InvalidArgumentError);
    expect(() => determined.trial(value as never)).toThrow(InvalidArgumentError);
  }
  for (const value of text) {
    for (const make of ["checkpoint", "model", "task"] as const)
      expect(() => determined[make](value as never)).toThrow(InvalidArgumentError);
  }
  for (const options of wrong.options) expect(() => new Determined(options as never)).toThrow(InvalidArgumentError);
});

test.each([
  ["master", [7, {}, "ftp://x", "http://u:p@x", "http://x?q"]],
  ["user", [7, null]],
  ["password", [7, null]],
  ["token", [7, ""]],
  ["tokenStore", [7, "x", {}, { get() {} }, { get() {}, set() {} }]],
  ["timeout", [5, "x", -1]],
  ["retry", [7, "x"]],
  ["clock", [7, {}]],
  ["logger", [7, {}]],
  ["hooks", [7, "x"]],
] as const)("a wrong option %s of a client throws and names it", (name, values) => {
  for (const value of values) {
    const make = (): unknown => new Determined({ master: "http://x.localhost", token: "t", [name]: value });
    expect(make, show(value)).toThrow(InvalidArgumentError);
    expect(make, show(value)).toThrow(expect.objectContaining({ argument: name }));
  }
});

test("a positional argument where options belong is refused", async () => {
  await expect((determined.getExperiment as (...rest: unknown[]) => Promise<unknown>)(1, "extra")).rejects.toThrow(
    InvalidArgumentError,
  );
});

test("a refused password is in no message", async () => {
  for (const password of ["hunter2", 123456789]) {
    for (const call of [
      () => determined.createUser("ada", { password: password as never }),
      () => user.changePassword(password as never),
    ]) {
      const error = await call().catch((error: unknown) => error);
      expect(error).toBeInstanceOf(InvalidArgumentError);
      expect((error as Error).message).not.toContain(String(password));
    }
  }
});
