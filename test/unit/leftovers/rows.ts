import { join } from "node:path";
import {
  login,
  logout,
  Determined,
  type DeterminedOptions,
  Checkpoint,
  type Experiment,
  type Notebook,
  type ResourcePool,
  type User,
  type Workspace,
} from "../../../src/index.js";
import { createApiClient } from "../../../src/api/index.js";
import type { Stage } from "./stage.js";

/** The options that each call gets. */
export interface CallOptions {
  readonly signal: AbortSignal;
}
type Call = (options: CallOptions) => unknown;
/** Prepares a call, unwatched, with objects of its own where it changes or deletes them. */
export type Row = (stage: Stage) => Call | Promise<Call>;

const password = "0penSesame";
const user = async ({ watched, unique }: Stage): Promise<User> => watched.determined.createUser(unique(), { password });
const workspace = async ({ watched, unique }: Stage): Promise<Workspace> =>
  watched.determined.createWorkspace(unique());
const pool = async (stage: Stage): Promise<ResourcePool> => (await (await workspace(stage)).listPools())[0]!;
const over = async (stage: Stage): Promise<Experiment> => {
  const experiment = await stage.train();
  await stage.run(experiment.wait());
  return experiment;
};
const checkpoint = async (stage: Stage): Promise<Checkpoint> => (await over(stage)).topCheckpoint();
const model = ({ watched, unique }: Stage) => watched.determined.createModel(unique());
const paused = ({ watched }: Stage): Promise<Experiment> =>
  watched.determined.createExperiment({
    config: {
      name: "paused",
      entrypoint: "python3 -c pass",
      searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
    },
    activate: false,
  });
const started = async (stage: Stage) => {
  const experiment = await stage.train();
  return { experiment, trial: await stage.run(experiment.awaitFirstTrial()) };
};
/** A session that may end. */
const asOther = ({ watched, fake }: Stage): DeterminedOptions => ({
  ...watched.options,
  token: fake.token("determined"),
});
const slotless = { config: { resources: { slots: 0 } } };
const notebook = ({ watched }: Stage): Promise<Notebook> => watched.determined.notebooks.start(slotless);
const sweepConfig = {
  name: "sweep",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
};
const group = "validation";

/** A row for each public method that waits for something. */
export const rows: Record<string, Row> = {
  "ApiClient.stream":
    ({ watched, trial }) =>
    (o) =>
      createApiClient(watched.apiOptions).stream("/api/v1/trials/{trialId}/logs", {
        params: { path: { trialId: trial.id } },
        ...o,
      }),
  "Checkpoint.reload": async (s) => {
    const it = s.watched.determined.checkpoint(s.uuid);
    return (o) => it.reload(o);
  },
  "Checkpoint.delete": async (s) => {
    const it = await checkpoint(s);
    return (o) => it.delete(o);
  },
  "Checkpoint.removeFiles": async (s) => {
    const it = await checkpoint(s);
    return (o) => it.removeFiles(["*"], o);
  },
  "Checkpoint.download": (s) => {
    const path = join(s.folder, s.unique());
    return (o) => s.watched.determined.checkpoint(s.uuid).download({ path, ...o });
  },
  "Checkpoint.stream": (s) => (o) => s.watched.determined.checkpoint(s.uuid).stream(o),
  "Checkpoint.files": (s) => (o) => s.watched.determined.checkpoint(s.uuid).files(o),
  "CheckpointFile.stream": (s) => async (o) => {
    for await (const file of s.watched.determined.checkpoint(s.uuid).files(o)) return file.stream();
    return undefined;
  },
  "Checkpoint.writeMetadataFile": (s) => (o) =>
    s.watched.determined.checkpoint(s.uuid).writeMetadataFile(join(s.folder, "metadata.json"), o),
  "Checkpoint.addMetadata": (s) => (o) => s.watched.determined.checkpoint(s.uuid).addMetadata({ a: 1 }, o),
  "Checkpoint.removeMetadata": (s) => (o) => s.watched.determined.checkpoint(s.uuid).removeMetadata(["a"], o),
  "Checkpoint.iterMetrics": (s) => (o) => s.watched.determined.checkpoint(s.uuid).iterMetrics(o),
  "Checkpoint.getPachydermCommit": (s) => (o) => s.watched.determined.checkpoint(s.uuid).getPachydermCommit(o),
  "Checkpoint.load": (s) => {
    const path = join(s.folder, s.unique());
    return (o) => s.watched.determined.checkpoint(s.uuid).load({ path, ...o });
  },
  "Checkpoint.loadFromPath": (s) => () => Checkpoint.loadFromPath(s.folder),
  "Determined.login": (s) => () => Determined.login(s.watched.options),
  "Determined.logout": (s) => (o) => new Determined(asOther(s)).logout(o),
  "Determined.getSessionUsername": (s) => (o) => s.client.getSessionUsername(o),
  "Determined.getMasterInfo": (s) => (o) => s.client.getMasterInfo(o),
  "Determined.createExperiment": (s) => (o) =>
    s.client.createExperiment({
      config: { name: "n", entrypoint: "x", searcher: { name: "single", metric: "loss", max_length: { batches: 1 } } },
      dedupeKey: s.unique(),
      ...o,
    }),
  "Determined.getExperiment": (s) => (o) => s.client.getExperiment(s.experiment.id, o),
  "Determined.listExperiments": (s) => (o) => s.client.listExperiments({ pageSize: 2, limit: 5, ...o }),
  "Determined.getTrial": (s) => (o) => s.client.getTrial(s.trial.id, o),
  "Determined.getCheckpoint": (s) => (o) => s.client.getCheckpoint(s.uuid, o),
  "Determined.createModel": (s) => (o) => s.client.createModel(s.unique(), { workspaceName: "Uncategorized", ...o }),
  "Determined.createExperiments": (s) => (o) =>
    s.client.createExperiments([sweepConfig, sweepConfig], { activate: false, ...o }),
  "Determined.topNCheckpoints": (s) => (o) => s.client.topNCheckpoints(1, { projectId: 1, ...o }),
  "Determined.searchExperiments": (s) => (o) => s.client.searchExperiments({ pageSize: 1, ...o }),
  "Determined.searchRuns": (s) => (o) => s.client.searchRuns({ pageSize: 1, ...o }),
  "Determined.getOrCreateModel": (s) => (o) => s.client.getOrCreateModel(s.unique(), o),
  "Determined.getModel": (s) => (o) => s.client.getModel("walked", o),
  "Determined.getModelById": (s) => (o) => s.client.getModelById(s.model.modelId, o),
  "Determined.getModels": (s) => (o) => s.client.getModels(o),
  "Determined.listModels": (s) => (o) => s.client.listModels(o),
  "Determined.getModelLabels": (s) => (o) => s.client.getModelLabels(o),
  "Determined.createUser": (s) => (o) => s.client.createUser(s.unique(), { password, ...o }),
  "Determined.getUserById": (s) => (o) => s.client.getUserById(1, o),
  "Determined.getUserByName": (s) => (o) => s.client.getUserByName("admin", o),
  "Determined.whoami": (s) => (o) => s.client.whoami(o),
  "Determined.listUsers": (s) => (o) => s.client.listUsers(o),
  "Determined.getWorkspace": (s) => (o) => s.client.getWorkspace("Uncategorized", o),
  "Determined.listWorkspaces": (s) => (o) => s.client.listWorkspaces(o),
  "Determined.createWorkspace": (s) => (o) => s.client.createWorkspace(s.unique(), o),
  "Determined.deleteWorkspace": async (s) => {
    const { name } = await workspace(s);
    return (o) => s.client.deleteWorkspace(name, o);
  },
  "Determined.listOauthClients": (s) => (o) => s.client.listOauthClients(o),
  "Determined.addOauthClient": (s) => (o) => s.client.addOauthClient("https://a.example.com", { name: "a", ...o }),
  "Determined.removeOauthClient": (s) => (o) => s.client.removeOauthClient("1", o),
  "Determined.iterTrialsMetrics": (s) => (o) => s.client.iterTrialsMetrics([s.trial.id], { group, ...o }),
  "Determined.waitAll": async (s) => {
    const all = [await s.train(), s.experiment];
    return (o) => s.client.waitAll(all, o);
  },
  "Experiment.reload": (s) => (o) => s.experiment.reload(o),
  "Experiment.setName": (s) => (o) => s.experiment.setName("walked", o),
  "Experiment.setDescription": (s) => (o) => s.experiment.setDescription("d", o),
  "Experiment.setNotes": (s) => (o) => s.experiment.setNotes("n", o),
  "Experiment.setLabels": (s) => (o) => s.experiment.setLabels(["a"], o),
  "Experiment.addLabel": (s) => (o) => s.experiment.addLabel(s.unique(), o),
  "Experiment.removeLabel": (s) => (o) => s.experiment.removeLabel("a", o),
  "Experiment.activate": async (s) => {
    const it = await paused(s);
    return (o) => it.activate(o);
  },
  "Experiment.pause": async (s) => {
    const it = await s.train();
    return (o) => it.pause(o);
  },
  "Experiment.cancel": async (s) => {
    const it = await paused(s);
    return (o) => it.cancel(o);
  },
  "Experiment.kill": async (s) => {
    const it = await paused(s);
    return (o) => it.kill(o);
  },
  "Experiment.archive": (s) => (o) => s.experiment.archive(o),
  "Experiment.unarchive": (s) => (o) => s.experiment.unarchive(o),
  "Experiment.delete": async (s) => {
    const it = await paused(s);
    await it.kill();
    await s.run(it.wait());
    return (o) => it.delete(o);
  },
  "Experiment.getTrials": (s) => (o) => s.experiment.getTrials(o),
  "Experiment.listTrials": (s) => (o) => s.experiment.listTrials(o),
  "Experiment.iterTrials": (s) => (o) => s.experiment.iterTrials(o),
  "Experiment.awaitFirstTrial": async (s) => {
    const it = await s.train();
    return (o) => it.awaitFirstTrial(o);
  },
  "Experiment.wait": async (s) => {
    const it = await s.train();
    return (o) => it.wait(o);
  },
  "Experiment.topCheckpoint": (s) => (o) => s.experiment.topCheckpoint(o),
  "Experiment.topNCheckpoints": (s) => (o) => s.experiment.topNCheckpoints(2, o),
  "Experiment.listCheckpoints": (s) => (o) => s.experiment.listCheckpoints(o),
  "Experiment.bestTrial": (s) => (o) => s.experiment.bestTrial(o),
  "Experiment.downloadCode": (s) => (o) => s.experiment.downloadCode({ outputDir: s.folder, ...o }),
  "Experiment.code": (s) => (o) => s.experiment.code(o),
  "Experiment.moveToProject": async (s) => {
    const it = await paused(s);
    return (o) => it.moveToProject({ workspaceName: "walked", projectName: "walked", ...o });
  },
  "Experiment.deleteTensorboardFiles": (s) => (o) => s.experiment.deleteTensorboardFiles(o),
  "Experiment.getPachydermConfig": (s) => (o) => s.experiment.getPachydermConfig(o),
  "Experiment.explainFailure": (s) => (o) => s.experiment.explainFailure(o),
  "Listing.first": (s) => (o) => s.watched.determined.listExperiments({ pageSize: 1, ...o }).first(),
  "Listing.pages": (s) => (o) => s.watched.determined.listExperiments({ pageSize: 1, limit: 3, ...o }).pages(),
  "LaunchedTask.reload": async (s) => {
    const it = await notebook(s);
    return (o) => it.reload(o);
  },
  "LaunchedTask.kill": async (s) => {
    const it = await notebook(s);
    return (o) => it.kill(o);
  },
  "LaunchedTask.setPriority": async (s) => {
    const it = await notebook(s);
    return (o) => it.setPriority(30, o);
  },
  "LaunchedTask.waitUntilReady": async (s) => {
    const it = await notebook(s);
    return (o) => it.waitUntilReady(o);
  },
  "LaunchedTask.wait": async (s) => {
    const it = await notebook(s);
    await it.kill();
    return (o) => it.wait(o);
  },
  "Model.reload": (s) => (o) => s.model.reload(o),
  "Model.getVersion": (s) => (o) => s.model.getVersion(undefined, o),
  "Model.getVersions": (s) => (o) => s.model.getVersions(o),
  "Model.listVersions": (s) => (o) => s.model.listVersions(o),
  "Model.registerVersion": async (s) => {
    const it = await model(s);
    return (o) => it.registerVersion(s.uuid, { ifRegistered: "return", ...o });
  },
  "Model.registerBest": async (s) => {
    const [it, from] = [await model(s), await over(s)];
    return (o) => it.registerBest(from, o);
  },
  "Model.promote": async (s) => {
    const it = await model(s);
    await it.registerVersion(s.uuid);
    return (o) => it.promote(1, "production", o);
  },
  "Model.addMetadata": (s) => (o) => s.model.addMetadata({ a: 1 }, o),
  "Model.removeMetadata": (s) => (o) => s.model.removeMetadata(["a"], o),
  "Model.setLabels": (s) => (o) => s.model.setLabels(["a"], o),
  "Model.setDescription": (s) => (o) => s.model.setDescription("d", o),
  "Model.moveToWorkspace": async (s) => {
    const [it, { name }] = [await model(s), await workspace(s)];
    return (o) => it.moveToWorkspace(name, o);
  },
  "Model.archive": async (s) => {
    const it = await model(s);
    return (o) => it.archive(o);
  },
  "Model.unarchive": async (s) => {
    const it = await model(s);
    return (o) => it.unarchive(o);
  },
  "Model.delete": async (s) => {
    const it = await model(s);
    return (o) => it.delete(o);
  },
  "ModelVersion.reload": (s) => (o) => s.version.reload(o),
  "ModelVersion.setName": (s) => (o) => s.version.setName("n", o),
  "ModelVersion.setNotes": (s) => (o) => s.version.setNotes("n", o),
  "ModelVersion.setComment": (s) => (o) => s.version.setComment("c", o),
  "ModelVersion.setLabels": (s) => (o) => s.version.setLabels(["a"], o),
  "ModelVersion.addLabel": (s) => (o) => s.version.addLabel(s.unique(), o),
  "ModelVersion.removeLabel": (s) => (o) => s.version.removeLabel("a", o),
  "ModelVersion.addMetadata": (s) => (o) => s.version.addMetadata({ a: 1 }, o),
  "ModelVersion.removeMetadata": (s) => (o) => s.version.removeMetadata(["a"], o),
  "ModelVersion.delete": async (s) => {
    const it = await (await model(s)).registerVersion(s.uuid);
    return (o) => it.delete(o);
  },
  "ModelVersion.iterMetrics": (s) => (o) => s.version.iterMetrics(o),
  "Project.reload": (s) => (o) => s.project.reload(o),
  "Project.listExperiments": (s) => (o) => s.project.listExperiments(o),
  "Project.setName": (s) => (o) => s.project.setName("walked", o),
  "Project.setDescription": (s) => (o) => s.project.setDescription("d", o),
  "Project.setKey": (s) => (o) => s.project.setKey("WALK", o),
  "Project.archive": (s) => (o) => s.project.archive(o),
  "Project.unarchive": (s) => (o) => s.project.unarchive(o),
  "Project.addNote": (s) => (o) => s.project.addNote("n", { contents: "c", ...o }),
  "Project.removeNote": async (s) => {
    const name = s.unique();
    await s.project.addNote(name, { contents: "c" });
    return (o) => s.project.removeNote(name, o);
  },
  "ResourcePool.addBindings": async (s) => {
    const [it, { name }] = [await pool(s), await workspace(s)];
    return (o) => it.addBindings([name], o);
  },
  "ResourcePool.removeBindings": async (s) => {
    const [it, { name }] = [await pool(s), await workspace(s)];
    return (o) => it.removeBindings([name], o);
  },
  "ResourcePool.replaceBindings": async (s) => {
    const [it, { name }] = [await pool(s), await workspace(s)];
    return (o) => it.replaceBindings([name], o);
  },
  "ResourcePool.listWorkspaces": async (s) => {
    const it = await pool(s);
    return (o) => it.listWorkspaces(o);
  },
  "Notebooks.preview": (s) => (o) => s.watched.determined.notebooks.preview({ ...slotless, workspaceId: 1, ...o }),
  "StartableTasks.start": (s) => (o) =>
    s.watched.determined.notebooks.start({ ...slotless, workspaceId: 1, contextFiles: { "a.py": "1" }, ...o }),
  "TaskCollection.get": async (s) => {
    const { id } = await notebook(s);
    return (o) => s.watched.determined.notebooks.get(id, o);
  },
  "TaskCollection.list": (s) => (o) => s.watched.determined.notebooks.list({ pageSize: 2, limit: 5, ...o }),
  "Tensorboards.start": (s) => (o) =>
    s.watched.determined.tensorboards.start({ experiments: [s.experiment], trials: [s.trial], ...o }),
  "Task.logs": (s) => (o) => s.watched.determined.task(s.trial.taskId).logs(o),
  "Task.iterLogs": (s) => (o) => s.watched.determined.task(s.trial.taskId).iterLogs(o),
  "Task.logEntries": (s) => (o) => s.watched.determined.task(s.trial.taskId).logEntries(o),
  "Trial.reload": (s) => (o) => s.trial.reload(o),
  "Trial.kill": async (s) => {
    const { trial } = await started(s);
    return (o) => trial.kill(o);
  },
  "Trial.getExperiment": (s) => (o) => s.trial.getExperiment(o),
  "Trial.logs": async (s) => {
    const { trial } = await started(s);
    return (o) => trial.logs({ follow: true, ...o });
  },
  "Trial.iterLogs": (s) => (o) => s.trial.iterLogs(o),
  "Trial.logEntries": (s) => (o) => s.trial.logEntries({ head: 3, ...o }),
  "Trial.topCheckpoint": (s) => (o) => s.trial.topCheckpoint(o),
  "Trial.selectCheckpoint": (s) => (o) => s.trial.selectCheckpoint({ latest: true, ...o }),
  "Trial.getCheckpoints": (s) => (o) => s.trial.getCheckpoints(o),
  "Trial.listCheckpoints": (s) => (o) => s.trial.listCheckpoints(o),
  "Trial.iterMetrics": async (s) => {
    const { trial } = await started(s);
    return (o) => trial.iterMetrics({ group, follow: true, ...o });
  },
  "Trial.iterTrainingMetrics": (s) => (o) => s.trial.iterTrainingMetrics(o),
  "Trial.iterValidationMetrics": (s) => (o) => s.trial.iterValidationMetrics(o),
  "Trial.streamMetrics": (s) => (o) => s.trial.streamMetrics({ group, ...o }),
  "Trial.streamTrainingMetrics": (s) => (o) => s.trial.streamTrainingMetrics(o),
  "Trial.streamValidationMetrics": (s) => (o) => s.trial.streamValidationMetrics(o),
  "User.reload": async (s) => {
    const it = await user(s);
    return (o) => it.reload(o);
  },
  "User.rename": async (s) => {
    const [it, name] = [await user(s), s.unique()];
    return (o) => it.rename(name, o);
  },
  "User.activate": async (s) => {
    const it = await user(s);
    return (o) => it.activate(o);
  },
  "User.deactivate": async (s) => {
    const it = await user(s);
    return (o) => it.deactivate(o);
  },
  "User.changeDisplayName": async (s) => {
    const [it, name] = [await user(s), s.unique()];
    return (o) => it.changeDisplayName(name, o);
  },
  "User.changePassword": async (s) => {
    const it = await user(s);
    return (o) => it.changePassword(password, o);
  },
  "User.linkWithAgent": async (s) => {
    const it = await user(s);
    return (o) => it.linkWithAgent({ agentUid: 1, agentGid: 1, agentUser: "u", agentGroup: "g", ...o });
  },
  "Workspace.reload": (s) => (o) => s.workspace.reload(o),
  "Workspace.listPools": (s) => (o) => s.workspace.listPools(o),
  "Workspace.createProject": (s) => (o) => s.workspace.createProject(s.unique(), o),
  "Workspace.getProject": (s) => (o) => s.workspace.getProject("walked", o),
  "Workspace.listProjects": (s) => (o) => s.workspace.listProjects(o),
  "Workspace.deleteProject": async (s) => {
    const { name } = await s.workspace.createProject(s.unique());
    return (o) => s.workspace.deleteProject(name, o);
  },
  login: async (s) => {
    await logout().catch(() => {});
    return () => login(asOther(s));
  },
  logout: async (s) => {
    await login(asOther(s)).catch(() => {});
    return (o) => logout(o);
  },
};
