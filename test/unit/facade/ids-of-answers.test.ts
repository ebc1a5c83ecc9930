import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MalformedResponseError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { listExperiments, listExperimentsOptions } from "../../../src/facade/experiments/list-experiments.js";
import { readListOptions } from "../../../src/sequence/listing.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { Model } from "../../../src/facade/registry/model.js";
import { Trial } from "../../../src/facade/trials/trial.js";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { Notebook } from "../../../src/facade/tasks/notebook.js";
import { User } from "../../../src/facade/users/user.js";
import { listWorkspaces } from "../../../src/facade/workspaces/workspaces.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { Determined, InvalidArgumentError } from "../../../src/index.js";
import { scriptedMaster, type Script } from "./scripted-master.js";

type Connection = ReturnType<typeof scriptedMaster>["connection"];

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const answering = (body: unknown): Connection =>
  scriptedMaster(new Proxy<Script>({}, { get: () => () => body })).connection;
const page = (key: string, row: object): object => ({ [key]: [row], pagination: { endIndex: 1, total: 1 } });

const checkpoint = (fields: object = {}): object => ({
  uuid,
  state: "STATE_COMPLETED",
  resources: {},
  metadata: {},
  ...fields,
});
const version = (fields: object): object => ({
  version: 1,
  id: 1,
  model: { id: 1, name: "m" },
  checkpoint: checkpoint(),
  ...fields,
});

const createNotebooks = (answer: unknown) => new Determined(undefined, answering(answer)).notebooks;
const hostileUuids = [
  "../../../home/.ssh",
  "..",
  "",
  "/etc",
  "C:\\x",
  `${uuid}/..`,
  `${uuid}\n`,
  7,
  {},
  null,
  undefined,
];
const hostileIds = ["../../x", "1", -1, 1.5, true, {}, [1]];

const byUuid: Record<string, (uuid: unknown) => PromiseLike<unknown>> = {
  "a checkpoint of an experiment": (uuid) =>
    new Experiment(answering(page("checkpoints", checkpoint({ uuid }))), { id: 1 }).listCheckpoints({
      sortBy: "l",
      orderBy: "ASC",
    }),
  "a checkpoint of a trial": (uuid) =>
    new Trial(answering(page("checkpoints", checkpoint({ uuid }))), { id: 1 }).listCheckpoints({
      sortBy: "l",
      orderBy: "ASC",
    }),
  "the checkpoint of a version": (uuid) =>
    new Model(answering(page("modelVersions", version({ checkpoint: checkpoint({ uuid }) }))), {
      name: "m",
    }).listVersions(),
};
const task = (id: unknown): object => ({ id, state: "STATE_RUNNING" });
byUuid["a notebook"] = (id) => createNotebooks(page("notebooks", task(id))).list();
test.each(Object.entries(byUuid))("%s needs a UUID", async (_, read) => {
  expect(await read(uuid)).toHaveLength(1);
  for (const wrong of hostileUuids)
    await expect(read(wrong), JSON.stringify(wrong)).rejects.toThrow(MalformedResponseError);
});

const byId: Record<string, (id: unknown) => PromiseLike<unknown>> = {
  "an experiment of a listing": (id) =>
    listExperiments(answering(page("experiments", { id, state: "STATE_ACTIVE" })), () =>
      readListOptions(listExperimentsOptions, "listExperiments", {}),
    ),
  "an experiment that is read again": (id) =>
    new Experiment(answering({ experiment: { id, state: "STATE_ACTIVE" } }), { id: 1 }).reload(),
  "a trial": (id) => new Experiment(answering(page("trials", { id, state: "STATE_ACTIVE" })), { id: 1 }).listTrials(),
  "the experiment of a trial": (experimentId) =>
    new Trial(answering({ trial: { id: 1, experimentId } }), { id: 1 }).reload(),
  "the trial of a checkpoint": (trialId) =>
    new Checkpoint(answering({ checkpoint: checkpoint({ training: { trialId, experimentId: 1 } }) }), {
      uuid,
    }).reload(),
  "a model": (id) => new Model(answering({ model: { id, name: "m" } }), { name: "m" }).reload(),
  "a version": (version_) =>
    new Model(answering(page("modelVersions", version({ version: version_ }))), { name: "m" }).listVersions(),
  "the model of a version": (id) =>
    new ModelVersion(answering({ modelVersion: version({ model: { id, name: "m" } }) }), {
      modelName: "m",
      modelVersion: 1,
    }).reload(),
  "a user": (id) => new User(answering({ user: { id, username: "ada" } }), { userId: 1 }).reload(),
  "a workspace": (id) => listWorkspaces(answering(page("workspaces", { id, name: "w" })), () => ({ request: {} })),
  "a project": (id) => new Workspace(answering(page("projects", { id, name: "p" })), { id: 1 }).listProjects(),
};
test.each(Object.entries(byId))("%s needs an id", async (_, read) => {
  await read(1);
  for (const wrong of hostileIds) {
    await expect(Promise.resolve(read(wrong)), JSON.stringify(wrong)).rejects.toThrow(MalformedResponseError);
  }
});

// Without its id an object would send its requests to another, or to none.
test.each(["an experiment of a listing", "a trial", "a version", "a workspace", "a project"])(
  "%s needs an id of its own",
  async (name) => {
    for (const none of [undefined, null, 0])
      await expect(Promise.resolve(byId[name]!(none)), String(none)).rejects.toThrow(MalformedResponseError);
  },
);

const other = uuid.replace("4e", "5f");
const again: Record<string, () => Promise<unknown>> = {
  "an experiment": () => new Experiment(answering({ experiment: { id: 7 } }), { id: 5 }).reload(),
  "a trial": () => new Trial(answering({ trial: { id: 7 } }), { id: 5 }).reload(),
  "a checkpoint": () => new Checkpoint(answering({ checkpoint: checkpoint({ uuid: other }) }), { uuid }).reload(),
  "a notebook": () => new Notebook(answering({ notebook: { id: other }, config: {} }), { id: uuid }).reload(),
  "a model": () => new Model(answering({ model: { id: 7, name: "m" } }), { name: "m", modelId: 5 }).reload(),
  "a version": () =>
    new ModelVersion(answering({ modelVersion: version({ version: 7 }) }), {
      modelName: "m",
      modelVersion: 5,
    }).reload(),
  "a user": () => new User(answering({ user: { id: 7, username: "ada" } }), { userId: 5 }).reload(),
  "a workspace": () => new Workspace(answering({ workspace: { id: 7 } }), { id: 5 }).reload(),
};
test.each(Object.entries(again))("%s that is read again stays itself", async (_, reload) => {
  const { id, uuid: own, modelId, modelVersion, userId } = (await reload()) as Record<string, unknown>;
  expect(id ?? own ?? modelVersion ?? userId ?? modelId).toBe(own || typeof id === "string" ? uuid : 5);
});

test("ids of a pool's workspaces, of failed trials and of a trial's experiment lead to no other route", async () => {
  for (const wrong of hostileIds) {
    const asked: string[] = [];
    const { connection } = scriptedMaster(
      new Proxy<Script>(
        {},
        {
          get: (_, route) => () => {
            asked.push(String(route));
            return {
              workspaceIds: [wrong],
              trials: [{ id: wrong, state: "STATE_ERROR" }],
              trial: { id: 1, experimentId: wrong },
              checkpoints: [],
              pagination: { endIndex: 1, total: 1 },
            };
          },
        },
      ),
    );
    await expect(Promise.resolve(new ResourcePool(connection, { name: "p" }).listWorkspaces())).rejects.toThrow(
      MalformedResponseError,
    );
    await expect(new Experiment(connection, { id: 1 }).explainFailure()).rejects.toThrow(MalformedResponseError);
    await expect(new Trial(connection, { id: 1 }).topCheckpoint()).rejects.toThrow();
    expect(asked, JSON.stringify(wrong)).toHaveLength(4);
  }
});

let before: string;
beforeEach(() => void (before = process.cwd()));
afterEach(() => process.chdir(before));

test("a download writes nothing where the uuid of an answer would lead", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "uuid-"));
  process.chdir(folder);
  const training = {
    trialId: 1,
    experimentConfig: { searcher: { metric: "l" } },
    validationMetrics: { avgMetrics: { l: 1 } },
  };
  const connection = answering(page("checkpoints", checkpoint({ uuid: "../x", training })));
  await expect(new Experiment(connection, { id: 1 }).topCheckpoint().then((found) => found.download())).rejects.toThrow(
    MalformedResponseError,
  );
  expect(await readdir(folder)).toEqual([]);
});

test("a checkpoint handle takes UUIDs only", async () => {
  const determined = new Determined({
    master: "http://x.localhost",
    token: "t",
    fetch: () => Promise.reject(new Error("sent")),
  });
  expect(() => determined.checkpoint("../../x")).toThrow(InvalidArgumentError);
  await expect(determined.getCheckpoint("../../x")).rejects.toThrow(InvalidArgumentError);
  await expect(determined.trial(1).selectCheckpoint({ uuid: ".." })).rejects.toThrow(InvalidArgumentError);
});

test("code that is not Base64 is a malformed answer", async () => {
  for (const b64Tgz of ["é", "====", "a b*c", {}, 7.5]) {
    await expect(new Experiment(answering({ b64Tgz }), { id: 1 }).code(), JSON.stringify(b64Tgz)).rejects.toThrow(
      "holds code that is not Base64",
    );
  }
});
