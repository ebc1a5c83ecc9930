import { expect, test } from "vitest";
import { MalformedResponseError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { createModel, getModel, listModels } from "../../../src/facade/registry/model-registry.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { Model } from "../../../src/facade/registry/model.js";
import { addOauthClient, listOauthClients } from "../../../src/facade/users/oauth-client.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { createUser, getUserById, listUsers, whoami } from "../../../src/facade/users/user-accounts.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { createWorkspace, listWorkspaces } from "../../../src/facade/workspaces/workspaces.js";
import { scriptedMaster, type Script } from "./scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

/** Answers every request alike. */
function alwaysAnswer(body: () => unknown) {
  return scriptedMaster(new Proxy<Script>({}, { get: () => body })).connection;
}

const calls: [string, (connection: ReturnType<typeof alwaysAnswer>) => PromiseLike<unknown>][] = [
  ["checkpoint.reload", (c) => new Checkpoint(c, uuid).reload()],
  ["checkpoint.addMetadata", (c) => new Checkpoint(c, uuid).addMetadata({})],
  ["checkpoint.iterMetrics", (c) => new Checkpoint(c, uuid).iterMetrics().next()],
  ["createModel", (c) => createModel(c, "m", undefined)],
  ["getModel", (c) => getModel(c, "m", undefined)],
  ["listModels", (c) => listModels(c, undefined)],
  ["model.reload", (c) => new Model(c, "m").reload()],
  ["model.setLabels", (c) => new Model(c, "m").setLabels([])],
  ["model.getVersion", (c) => new Model(c, "m").getVersion()],
  ["model.registerVersion", (c) => new Model(c, "m").registerVersion(uuid)],
  ["version.reload", (c) => new ModelVersion(c, "m", 1).reload()],
  ["version.setName", (c) => new ModelVersion(c, "m", 1).setName("n")],
  ["createUser", (c) => createUser(c, "ada", { password: "0penSesame" })],
  ["getUserById", (c) => getUserById(c, 1, undefined)],
  ["listUsers", (c) => listUsers(c, undefined)],
  ["whoami", (c) => whoami(c, undefined)],
  ["createWorkspace", (c) => createWorkspace(c, "w", undefined)],
  ["listWorkspaces", (c) => listWorkspaces(c, undefined)],
  ["workspace.createProject", (c) => new Workspace(c, 1).createProject("p")],
  ["project.reload", (c) => new Project(c, 1).reload()],
  ["project.addNote", (c) => new Project(c, 1).addNote("n", { contents: "" })],
];

test.each(calls)("%s refuses an answer that lacks what it must hold", async (_name, call) => {
  await expect(call(alwaysAnswer(() => ({})))).rejects.toThrow(MalformedResponseError);
  await expect(call(alwaysAnswer(() => ({})))).rejects.toThrow("lacks");
});

test("OAuth clients that are no list, or have no id, are a malformed answer", async () => {
  const connection = alwaysAnswer(() => ({}));
  await expect(listOauthClients(connection, undefined)).rejects.toThrow(MalformedResponseError);
  await expect(addOauthClient(connection, "d", { name: "n" })).rejects.toThrow(MalformedResponseError);
});

test.each(calls)("%s refuses a web page", async (_name, call) => {
  const page = () => new Response("<html>hello</html>", { headers: { "content-type": "text/html" } });
  await expect(call(alwaysAnswer(page))).rejects.toThrow(MalformedResponseError);
});
