import { afterAll, expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/index.js";
import { checkPositiveInteger, checkSignal, keepDuration } from "../../../src/values/index.js";
import { linkWithAgentOptions, User } from "../../../src/facade/users/user.js";
import { addOauthClientOptions } from "../../../src/facade/users/oauth-client.js";
import { createUserOptions, listUsersOptions } from "../../../src/facade/users/user-accounts.js";
import { listExperimentsOptions } from "../../../src/facade/experiments/list-experiments.js";
import { moveExperimentOptions } from "../../../src/facade/experiments/move-experiment.js";
import { downloadOptions, streamOptions } from "../../../src/facade/checkpoints/download-checkpoint.js";
import { listCheckpointsOptions } from "../../../src/facade/checkpoints/list-checkpoints.js";
import { rankOptions } from "../../../src/facade/checkpoints/rank-options.js";
import { selectCheckpointOptions } from "../../../src/facade/checkpoints/select-checkpoint.js";
import { awaitFirstTrialOptions } from "../../../src/facade/experiments/await-first-trial.js";
import { createExperimentOptions, launchOptions } from "../../../src/facade/experiments/create-experiment.js";
import { downloadCodeOptions } from "../../../src/facade/experiments/download-code.js";
import { explainFailureOptions } from "../../../src/facade/experiments/experiment.js";
import { listTrialsOptions } from "../../../src/facade/trials/list-trials.js";
import { waitOptions } from "../../../src/facade/experiments/wait-options.js";
import { logOptions } from "../../../src/facade/trials/log-options.js";
import { groupMetricsOptions, metricsOptions } from "../../../src/facade/trials/metrics-options.js";
import { sourceMetricsOptions } from "../../../src/facade/checkpoints/source-metrics.js";
import { listModelsOptions } from "../../../src/facade/registry/list-models.js";
import { createModelOptions } from "../../../src/facade/registry/model-registry.js";
import { ModelVersion } from "../../../src/facade/registry/model-version.js";
import { listVersionsOptions, registerVersionOptions } from "../../../src/facade/registry/model-versions.js";
import { bestOfExperimentsOptions } from "../../../src/facade/experiments/best-of-experiments.js";
import { createExperimentsOptions } from "../../../src/facade/experiments/create-experiments.js";
import { searchOptions } from "../../../src/facade/search/search-options.js";
import { registerBestOptions } from "../../../src/facade/registry/register-best.js";
import { Model } from "../../../src/facade/registry/model.js";
import { addNoteOptions } from "../../../src/facade/workspaces/project-notes.js";
import { Project } from "../../../src/facade/workspaces/project.js";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { createProjectOptions } from "../../../src/facade/workspaces/workspace-projects.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { listTasksOptions } from "../../../src/facade/tasks/list-tasks.js";
import {
  previewNotebookOptions,
  startTaskOptions,
  startTensorboardOptions,
} from "../../../src/facade/tasks/start-task.js";
import { waitForTaskOptions } from "../../../src/facade/tasks/wait-for-task.js";
import { Notebook } from "../../../src/facade/tasks/notebook.js";
import { misspelt } from "../misspelt.js";
import { scriptedMaster } from "./scripted-master.js";
import { show, wrong, wrongFor } from "./wrong-values.js";

const { connection, determined, sent } = scriptedMaster({});
const user = new User(connection, { userId: 7 });
const workspace = new Workspace(connection, { id: 3 });
const project = new Project(connection, { id: 5 });
const pool = new ResourcePool(connection, { name: "default" });
const experiment = determined.experiment(1);
const trial = determined.trial(1);
const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";
const checkpoint = determined.checkpoint(uuid);
const model = new Model(connection, { name: "m" });
const version = new ModelVersion(connection, { modelName: "m", modelVersion: 1 });
const { projectId: _, ...projectTable } = listExperimentsOptions;
const task = determined.task("t");
const notebook = new Notebook(connection, { id: uuid });
const { notebooks, tensorboards } = determined;
const listed = { limit: { check: checkPositiveInteger }, pageSize: { check: checkPositiveInteger } };
const request = { signal: { check: checkSignal }, timeout: { check: keepDuration } };

type Table = Readonly<Record<string, { check: unknown }>>;
type Method = [name: string, table: Table, needed: object, call: (options: never) => unknown];

/** Every method with a table of options: the table, what it must be given, and how it is called with options. */
const withTables: Method[] = [
  ["createUser", createUserOptions, { password: "Abcdefg1" }, (o) => determined.createUser("ada", o)],
  ["listUsers", { ...listUsersOptions, ...listed }, {}, (o) => determined.listUsers(o)],
  ["linkWithAgent", linkWithAgentOptions, {}, (o) => user.linkWithAgent(o)],
  ["listExperiments", { ...listExperimentsOptions, ...listed }, {}, (o) => determined.listExperiments(o)],
  ["listExperiments", { ...projectTable, ...listed }, {}, (o) => project.listExperiments(o)],
  [
    "moveToProject",
    moveExperimentOptions,
    { workspaceName: "w", projectName: "p" },
    (o) => experiment.moveToProject(o),
  ],
  ["listWorkspaces", listed, {}, (o) => determined.listWorkspaces(o)],
  ["listWorkspaces", listed, {}, (o) => pool.listWorkspaces(o)],
  ["listPools", listed, {}, (o) => workspace.listPools(o)],
  ["listProjects", listed, {}, (o) => workspace.listProjects(o)],
  ["createProject", createProjectOptions, {}, (o) => workspace.createProject("p", o)],
  ["addNote", addNoteOptions, { contents: "" }, (o) => project.addNote("n", o)],
  [
    "createExperiment",
    { ...launchOptions, ...createExperimentOptions },
    { config: {} },
    (o) => determined.createExperiment(o),
  ],
  ["wait", waitOptions, {}, (o) => experiment.wait(o)],
  ["waitAll", waitOptions, {}, (o) => determined.waitAll([experiment], o)],
  ["awaitFirstTrial", awaitFirstTrialOptions, {}, (o) => experiment.awaitFirstTrial(o)],
  ["listTrials", { ...listTrialsOptions, ...listed }, {}, (o) => experiment.listTrials(o)],
  ["explainFailure", explainFailureOptions, {}, (o) => experiment.explainFailure(o)],
  ["downloadCode", downloadCodeOptions, {}, (o) => experiment.downloadCode(o)],
  ["topCheckpoint", rankOptions, {}, (o) => experiment.topCheckpoint(o)],
  ["topNCheckpoints", rankOptions, {}, (o) => experiment.topNCheckpoints(3, o)],
  ["bestTrial", rankOptions, {}, (o) => experiment.bestTrial(o)],
  ["topCheckpoint", rankOptions, {}, (o) => trial.topCheckpoint(o)],
  ["selectCheckpoint", selectCheckpointOptions, {}, (o) => trial.selectCheckpoint(o)],
  [
    "listCheckpoints",
    { ...listCheckpointsOptions, ...listed },
    { sortBy: "loss", orderBy: "ASC" },
    (o) => trial.listCheckpoints(o),
  ],
  ["logs", logOptions, {}, (o) => trial.logs(o)],
  ["logs", logOptions, {}, (o) => task.logs(o)],
  ["logEntries", logOptions, {}, (o) => trial.logEntries(o)],
  ["iterMetrics", metricsOptions, { group: "training" }, (o) => trial.iterMetrics(o)],
  ["iterTrainingMetrics", groupMetricsOptions, {}, (o) => trial.iterTrainingMetrics(o)],
  ["listTrials", { ...listTrialsOptions, ...listed }, {}, (o) => experiment.getTrials(o)],
  ["listTrials", { ...listTrialsOptions, ...listed }, {}, (o) => experiment.iterTrials(o)],
  ["logs", logOptions, {}, (o) => trial.iterLogs(o)],
  ["streamMetrics", metricsOptions, { group: "training" }, (o) => trial.streamMetrics(o)],
  ["iterTrialsMetrics", metricsOptions, { group: "training" }, (o) => determined.iterTrialsMetrics([1], o)],
  ["iterValidationMetrics", groupMetricsOptions, {}, (o) => trial.iterValidationMetrics(o)],
  ["listVersions", { ...listVersionsOptions, ...listed }, {}, (o) => model.getVersions(o)],
  ["iterMetrics", sourceMetricsOptions, {}, (o) => checkpoint.iterMetrics(o)],
  ["download", downloadOptions, {}, (o) => checkpoint.download(o)],
  ["stream", streamOptions, {}, (o) => checkpoint.stream(o)],
  ["createModel", createModelOptions, {}, (o) => determined.createModel("m", o)],
  ["listModels", { ...listModelsOptions, ...listed }, {}, (o) => determined.listModels(o)],
  ["listVersions", { ...listVersionsOptions, ...listed }, {}, (o) => model.listVersions(o)],
  ["registerVersion", registerVersionOptions, {}, (o) => model.registerVersion(uuid, o)],
  ["topNCheckpoints", bestOfExperimentsOptions, { projectId: 1 }, (o) => determined.topNCheckpoints(1, o)],
  [
    "createExperiments",
    { ...launchOptions, ...createExperimentsOptions },
    {},
    (o) => determined.createExperiments([{ name: "x" }], o),
  ],
  ["searchExperiments", { ...searchOptions, ...listed }, {}, (o) => determined.searchExperiments(o)],
  ["searchRuns", { ...searchOptions, ...listed }, {}, (o) => determined.searchRuns(o)],
  ["registerBest", registerBestOptions, {}, (o) => model.registerBest(experiment, o)],
  ["getOrCreateModel", createModelOptions, {}, (o) => determined.getOrCreateModel("m", o)],
  ["iterMetrics", sourceMetricsOptions, {}, (o) => version.iterMetrics(o)],
  ["addOauthClient", addOauthClientOptions, { name: "n" }, (o) => determined.addOauthClient("d", o)],
  ["listOauthClients", listed, {}, (o) => determined.listOauthClients(o)],
  ["notebooks.list", { ...listTasksOptions, ...listed }, {}, (o) => notebooks.list(o)],
  ["notebooks.preview", previewNotebookOptions, {}, (o) => notebooks.preview(o)],
  ["notebooks.start", startTaskOptions, {}, (o) => notebooks.start(o)],
  [
    "tensorboards.start",
    { ...startTaskOptions, ...startTensorboardOptions },
    { experiments: [1] },
    (o) => tensorboards.start(o),
  ],
  ["waitUntilReady", waitForTaskOptions, {}, (o) => notebook.waitUntilReady(o)],
  ["wait", waitForTaskOptions, {}, (o) => notebook.wait(o)],
];

/** Methods that take `signal` and `timeout` only, with what comes before the options. */
const requestOnly: [owner: object, methods: Record<string, unknown[]>][] = [
  [
    determined,
    {
      getExperiment: [1],
      getTrial: [1],
      getCheckpoint: [uuid],
      getModel: ["m"],
      getModelById: [1],
      getModelLabels: [],
      getMasterInfo: [],
      getSessionUsername: [],
      getUserById: [1],
      getUserByName: ["ada"],
      whoami: [],
      logout: [],
      getWorkspace: ["w"],
      createWorkspace: ["w"],
      deleteWorkspace: ["w"],
      removeOauthClient: ["1"],
    },
  ],
  [
    experiment,
    {
      reload: [],
      setName: ["n"],
      setDescription: ["d"],
      setNotes: ["n"],
      setLabels: [["a"]],
      addLabel: ["a"],
      removeLabel: ["a"],
      activate: [],
      pause: [],
      cancel: [],
      kill: [],
      archive: [],
      unarchive: [],
      delete: [],
      code: [],
      deleteTensorboardFiles: [],
      getPachydermConfig: [],
    },
  ],
  [trial, { reload: [], kill: [], getExperiment: [] }],
  [
    checkpoint,
    {
      reload: [],
      delete: [],
      removeFiles: [[]],
      files: [],
      writeMetadataFile: ["x"],
      addMetadata: [{}],
      removeMetadata: [[]],
      getPachydermCommit: [],
    },
  ],
  [
    model,
    {
      reload: [],
      getVersion: [1],
      addMetadata: [{}],
      removeMetadata: [[]],
      setLabels: [[]],
      setDescription: [""],
      promote: [1, "production"],
      moveToWorkspace: ["w"],
      archive: [],
      unarchive: [],
      delete: [],
    },
  ],
  [
    version,
    {
      reload: [],
      setName: [""],
      setNotes: [""],
      setComment: [""],
      setLabels: [[]],
      addLabel: ["a"],
      removeLabel: ["a"],
      addMetadata: [{}],
      removeMetadata: [[]],
      delete: [],
    },
  ],
  [
    user,
    {
      reload: [],
      rename: ["x"],
      activate: [],
      deactivate: [],
      changeDisplayName: [""],
      changePassword: ["Abcdefg1"],
    },
  ],
  [workspace, { reload: [], getProject: ["p"], deleteProject: ["p"] }],
  [
    project,
    {
      reload: [],
      setName: ["p"],
      setDescription: [""],
      setKey: ["K"],
      archive: [],
      unarchive: [],
      removeNote: ["n"],
    },
  ],
  [notebook, { reload: [], kill: [], setPriority: [42] }],
  [pool, { addBindings: [[]], removeBindings: [[]], replaceBindings: [[]] }],
];

const methods: Method[] = [
  ...withTables,
  ["notebooks.get", {}, {}, (o) => notebooks.get(uuid, o)],
  ...requestOnly.flatMap(([owner, calls]) =>
    Object.entries(calls).map(([name, before]): Method => {
      const called = owner as Record<string, (...given: unknown[]) => unknown>;
      return [name, {}, {}, (options) => called[name]!(...before, options)];
    }),
  ),
];

let tried = 0;
afterAll(() => console.log(`${tried} wrong options of ${methods.length} methods were tried`));

async function refusal(call: (options: never) => unknown, options: object): Promise<InvalidArgumentError> {
  tried++;
  let error: unknown;
  try {
    const answer = call(options as never) as PromiseLike<unknown> & Partial<AsyncIterable<unknown>>;
    if (typeof answer.then === "function") await answer;
    else for await (const each of answer as AsyncIterable<unknown>) void each;
  } catch (thrown) {
    error = thrown;
  }
  expect(error, show(options)).toBeInstanceOf(InvalidArgumentError);
  return error as InvalidArgumentError;
}

test.each(methods)("%s refuses a misspelt option and suggests the right one", async (name, table, needed, call) => {
  for (const option of Object.keys({ ...table, ...request })) {
    for (const misspelling of misspelt(option)) {
      const { message } = await refusal(call, { ...needed, [misspelling]: 1 });
      expect(message).toBe(`${name}() has no option "${misspelling}". Did you mean "${option}"?`);
    }
  }
  await refusal(call, { ...needed, doesNotExistAnywhere: 1 });
  expect(sent).toEqual([]);
});

test.each(methods)("%s refuses a value of the wrong type and names the option", async (_, table, needed, call) => {
  for (const [option, { check }] of Object.entries({ ...table, ...request })) {
    for (const value of wrongFor(check)) {
      const { argument, message } = await refusal(call, { ...needed, [option]: value });
      expect(argument, show(value)).toBe(option);
      expect(message).toContain(option);
    }
  }
  expect(sent).toEqual([]);
});

test.each(methods)("%s refuses what is not an object of options", async (_, __, ___, call) => {
  for (const value of wrong.options) {
    expect((await refusal(call, value as never)).argument, show(value)).toBe("options");
  }
  expect(sent).toEqual([]);
});
