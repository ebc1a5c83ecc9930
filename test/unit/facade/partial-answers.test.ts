import { expect, test } from "vitest";
import { toCheckpointRecord } from "../../../src/facade/checkpoints/checkpoint-record.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { toExperimentRecord } from "../../../src/facade/experiments/experiment-record.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { Model } from "../../../src/facade/registry/model.js";
import { toModelRecord } from "../../../src/facade/registry/model-record.js";
import { ModelVersion, toModelVersion } from "../../../src/facade/registry/model-version.js";
import { toProjectRecord } from "../../../src/facade/workspaces/project-record.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { toTrialRecord } from "../../../src/facade/trials/trial-record.js";
import { Trial } from "../../../src/facade/trials/trial.js";
import { toUserRecord } from "../../../src/facade/users/user-record.js";
import { User } from "../../../src/facade/users/user.js";
import { Command } from "../../../src/facade/tasks/command.js";
import { Notebook } from "../../../src/facade/tasks/notebook.js";
import { Shell } from "../../../src/facade/tasks/shell.js";
import { Tensorboard } from "../../../src/facade/tasks/tensorboard.js";
import { scriptedMaster } from "./scripted-master.js";

/** Answers that hold little, and answers in which all that was not changed is zero; the object keeps what it knew. */
const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const time = "2026-01-01T00:00:00Z";
const experiment = {
  id: 1,
  state: "STATE_ACTIVE",
  name: "old",
  description: "words",
  notes: "more words",
  labels: ["a"],
  config: { searcher: { metric: "loss" } },
  progress: 0.5,
  endTime: time,
  numTrials: 3,
  unmanaged: true,
  checkpointSize: "10",
};
const trial = {
  id: 1,
  experimentId: 1,
  state: "STATE_ACTIVE",
  hparams: { lr: 1 },
  taskId: "b",
  taskIds: ["a", "b"],
  wallClockTime: 3,
  totalCheckpointSize: "7",
};
const model = {
  id: 4,
  name: "old",
  description: "words",
  notes: "more words",
  labels: ["a"],
  metadata: { key: 1 },
  creationTime: time,
  lastUpdatedTime: time,
  username: "ada",
  userId: 2,
  archived: true,
  workspaceId: 3,
  numVersions: 5,
};
const checkpoint = { uuid, state: "STATE_COMPLETED", resources: { file: "3" }, metadata: { steps_completed: 7 } };
const version = {
  ...{ version: 1, id: 9, model, checkpoint, name: "old", comment: "words", notes: "more words", labels: ["a"] },
  ...{ metadata: { key: 1 }, username: "ada", userId: 2, creationTime: time, lastUpdatedTime: time },
};
const project = {
  ...{ id: 5, name: "old", key: "KEY", description: "words", archived: true, workspaceId: 2, workspaceName: "w" },
  ...{ numExperiments: 3, numActiveExperiments: 1, notes: [{ name: "a", contents: "b" }], username: "ada", userId: 2 },
};
const user = { id: 7, username: "old", admin: true, active: false, remote: true, displayName: "Ada" };

const task = {
  ...{ id: uuid, description: "old", state: "STATE_QUEUED", startTime: time, username: "ada", userId: 2 },
  ...{ displayName: "Ada", resourcePool: "default", jobId: "j", exitStatus: "", workspaceId: 3, container: null },
};

const zeroed = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (Array.isArray(value)) return [key, []];
      return [key, { string: "", number: 0, boolean: false }[typeof value as string] ?? null];
    }),
  );
const connect = (path: string, answer: unknown) =>
  scriptedMaster({ [`GET ${path}`]: () => answer, [`PATCH ${path}`]: () => answer }).connection;
const plain = (object: object): unknown => JSON.parse(JSON.stringify(object));

/** Makes an object of a master whose answers hold `rest` and what is changed, changes it, and gives what that must change. */
type Change = (rest: (fields: object) => object) => { object: object; done: Promise<void>; changed: object };

const renamed = { name: "new" };
const changes: Record<string, Change> = {
  "an experiment": (rest) => {
    const answer = { experiment: { ...rest(experiment), id: 1, ...renamed } };
    const object = new Experiment(connect("/api/v1/experiments/1", answer), toExperimentRecord(experiment as never));
    return { object, done: object.setName("new"), changed: renamed };
  },
  "a model": (rest) => {
    const answer = { model: { ...rest(model), labels: ["b"] } };
    const object = new Model(connect("/api/v1/models/4", answer), toModelRecord(model));
    return { object, done: object.setLabels(["b"]), changed: { labels: ["b"] } };
  },
  "a model version": (rest) => {
    const answer = { modelVersion: { ...rest(version), ...renamed } };
    const connection = connect("/api/v1/models/4/versions/1", answer);
    const object = new ModelVersion(connection, toModelVersion(connection, version as never));
    return { object, done: object.setName("new"), changed: renamed };
  },
  "a project": (rest) => {
    const answer = { project: { ...rest(project), ...renamed } };
    const object = new Project(connect("/api/v1/projects/5", answer), toProjectRecord(project as never));
    return { object, done: object.setName("new"), changed: renamed };
  },
  "a checkpoint": (rest) => {
    const path = `/api/v1/checkpoints/${uuid}`;
    const { connection } = scriptedMaster({
      [`GET ${path}`]: () => ({ checkpoint }),
      [`POST ${path}/metadata`]: () => ({ checkpoint: rest(checkpoint) }),
    });
    const object = new Checkpoint(connection, toCheckpointRecord(checkpoint as never));
    return { object, done: object.addMetadata(renamed), changed: { metadata: { ...checkpoint.metadata, ...renamed } } };
  },
};

for (const [what, change] of Object.entries(changes)) {
  for (const [how, rest] of Object.entries({ "leaves out": () => ({}), zeroes: zeroed })) {
    test(`${what} keeps what the answer to a change ${how}`, async () => {
      const { object, done, changed } = change(rest);
      const before = plain(object) as object;
      await done;
      expect(plain(object)).toEqual({ ...before, ...changed });
    });
  }
}

test("a user keeps what the answer to a change leaves out", async () => {
  for (const rest of [{}, { admin: null, active: null, remote: null, displayName: null, agentUserGroup: null }]) {
    const connection = connect("/api/v1/users/7", { user: { ...rest, id: 7, username: "new" } });
    const object = new User(connection, toUserRecord(user));
    const before = plain(object) as object;
    await object.rename("new");
    expect(plain(object)).toEqual({ ...before, username: "new" });
  }
});

test.each([
  ["notebook", Notebook, { serviceAddress: `/proxy/${uuid}/?token=t` }],
  ["tensorboard", Tensorboard, { serviceAddress: `/proxy/${uuid}/`, experimentIds: [1], trialIds: [2] }],
  [
    "shell",
    Shell,
    { privateKey: "k", publicKey: "p", addresses: [{ host_port: 1 }], agentUserGroup: { user: "root" } },
  ],
  ["command", Command, {}],
] as const)("a %s keeps what the answer to a kill leaves out", async (kind, Class, more) => {
  const path = `/api/v1/${kind}s/${uuid}`;
  const { connection } = scriptedMaster({
    [`GET ${path}`]: () => ({ [kind]: { ...task, ...more }, config: { debug: true } }),
    [`POST ${path}/kill`]: () => ({ [kind]: { id: uuid, state: "STATE_RUNNING", exitStatus: null } }),
  });
  const object = await new Class(connection, { id: uuid }).reload();
  const before = { ...object };
  expect(before).toMatchObject({ description: "old", workspaceId: 3, config: { debug: true } });
  await object.kill();
  expect({ ...object }).toEqual({ ...before, state: "STATE_RUNNING" });
});

test("null is not a value either", async () => {
  const known = { ...experiment, username: "ann", resourcePool: "default", progress: undefined, endTime: undefined };
  const nulls = Object.fromEntries(Object.keys(known).map((key) => [key, null]));
  const answer = { ...nulls, id: 1, state: "STATE_ACTIVE" };
  const running = new Experiment(
    connect("/api/v1/experiments/1", { experiment: answer }),
    toExperimentRecord(known as never),
  );
  const before = plain(running);
  await running.reload();
  expect(plain(running)).toEqual(before);
});

test("reload keeps what the answer leaves out", async () => {
  const running = new Experiment(
    connect("/api/v1/experiments/1", { experiment: { id: 1, state: "STATE_ACTIVE", name: "old" } }),
    toExperimentRecord({ ...experiment, progress: undefined, endTime: undefined } as never),
  );
  const run = new Trial(
    connect("/api/v1/trials/1", { trial: { id: 1, experimentId: 1, state: "STATE_ACTIVE" } }),
    toTrialRecord(trial as never),
  );
  const registered = new Model(connect("/api/v1/models/4", { model: { id: 4, name: "old" } }), toModelRecord(model));
  const path = "/api/v1/models/4/versions/1";
  const bare = { version: 1, model: { id: 4, name: "old" }, checkpoint };
  const connection = connect(path, { modelVersion: bare });
  const first = new ModelVersion(connection, toModelVersion(connection, version as never));
  for (const object of [running, run, registered, first]) {
    const before = plain(object);
    await object.reload();
    expect(plain(object)).toEqual(before);
  }
});
