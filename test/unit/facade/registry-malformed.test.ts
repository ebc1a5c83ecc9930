import { expect, test } from "vitest";
import { MalformedResponseError, UnexpectedAnswerError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { Model } from "../../../src/facade/registry/model.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { scriptedMaster, type Script } from "./scripted-master.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

/** Answers every request alike. */
function alwaysAnswer(body: () => unknown) {
  return scriptedMaster(new Proxy<Script>({}, { get: () => body }));
}

const calls: [string, (master: ReturnType<typeof alwaysAnswer>) => PromiseLike<unknown>][] = [
  ["checkpoint.reload", ({ connection }) => new Checkpoint(connection, { uuid }).reload()],
  ["checkpoint.addMetadata", ({ connection }) => new Checkpoint(connection, { uuid }).addMetadata({})],
  ["checkpoint.iterMetrics", ({ connection }) => new Checkpoint(connection, { uuid }).iterMetrics().next()],
  ["createModel", ({ determined }) => determined.createModel("m")],
  ["getModel", ({ determined }) => determined.getModel("m")],
  ["listModels", ({ determined }) => determined.listModels()],
  ["model.reload", ({ connection }) => new Model(connection, { name: "m" }).reload()],
  ["model.setLabels", ({ connection }) => new Model(connection, { name: "m" }).setLabels([])],
  ["model.getVersion", ({ connection }) => new Model(connection, { name: "m" }).getVersion()],
  ["model.registerVersion", ({ connection }) => new Model(connection, { name: "m" }).registerVersion(uuid)],
  ["version.reload", ({ connection }) => new ModelVersion(connection, { modelName: "m", modelVersion: 1 }).reload()],
  [
    "version.setName",
    ({ connection }) => new ModelVersion(connection, { modelName: "m", modelVersion: 1 }).setName("n"),
  ],
  ["createUser", ({ determined }) => determined.createUser("ada", { password: "0penSesame" })],
  ["getUserById", ({ determined }) => determined.getUserById(1)],
  ["listUsers", ({ determined }) => determined.listUsers()],
  ["whoami", ({ determined }) => determined.whoami()],
  ["createWorkspace", ({ determined }) => determined.createWorkspace("w")],
  ["listWorkspaces", ({ determined }) => determined.listWorkspaces()],
  ["workspace.createProject", ({ connection }) => new Workspace(connection, { id: 1 }).createProject("p")],
  ["project.reload", ({ connection }) => new Project(connection, { id: 1 }).reload()],
  ["project.addNote", ({ connection }) => new Project(connection, { id: 1 }).addNote("n", { contents: "" })],
];

test.each(calls)("%s refuses an answer that lacks what it must hold", async (_name, call) => {
  await expect(call(alwaysAnswer(() => ({})))).rejects.toThrow(MalformedResponseError);
  await expect(call(alwaysAnswer(() => ({})))).rejects.toThrow("lacks");
});

test("OAuth clients that are not an array, or have no id, are a malformed answer", async () => {
  const { determined } = alwaysAnswer(() => ({}));
  await expect(determined.listOauthClients()).rejects.toThrow(MalformedResponseError);
  await expect(determined.addOauthClient("d", { name: "n" })).rejects.toThrow(MalformedResponseError);
});

const creates = calls.filter(([name]) =>
  /createModel|registerVersion|createUser|createWorkspace|createProject/.test(name),
);
test.each(creates)("%s says that what it creates may exist where not the master refused it", async (_name, call) => {
  const page = (status: number) => () =>
    new Response("<html>gone</html>", { status, headers: { "content-type": "text/html" } });
  const doubts = "may have been carried out all the same, so ";
  for (const status of [200, 502, 504]) {
    const error: unknown = await Promise.resolve(call(alwaysAnswer(page(status)))).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ status, message: expect.stringContaining(doubts) as string });
  }
  await expect(call(alwaysAnswer(() => ({})))).rejects.toThrow(doubts);
  const own = (status: number) => () => Response.json({ error: { code: 14, error: "No." } }, { status });
  await expect(call(alwaysAnswer(own(504)))).rejects.toThrow(doubts);
  // The master's own word leaves no doubt.
  await expect(call(alwaysAnswer(own(500)))).rejects.not.toThrow(doubts);
  await expect(call(alwaysAnswer(page(403)))).rejects.not.toThrow(doubts);
});

test.each(calls)("%s refuses a web page", async (_name, call) => {
  const page = () => new Response("<html>hello</html>", { headers: { "content-type": "text/html" } });
  await expect(call(alwaysAnswer(page))).rejects.toThrow(UnexpectedAnswerError);
});
