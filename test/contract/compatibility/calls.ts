import { where } from "../../../src/index.js";
import type { Stage } from "./stage.js";

/** A call of the object model, as the table of docs/compatibility.md names it. */
export interface Call {
  readonly name: string;
  readonly make: (stage: Stage) => PromiseLike<unknown> | AsyncIterable<unknown>;
  /** What a master that is too old for the usual requests is asked instead, and what that costs. */
  readonly fallback?: string;
  /** What every master is asked, where its newest route would not do. */
  readonly everywhere?: string;
  /** A parameter of the query that some releases ignore. */
  readonly parameter?: string;
}

const inAddress = "sends the search in the URL of a GET";
const [one, ...others] = Array.from({ length: 100 }, (_, id) => where("id").eq(id));

/** Calls that some release answers in another way, or not at all. */
export const calls: readonly Call[] = [
  {
    name: "`addLabel`",
    make: ({ experiment }) => experiment.addLabel("new"),
    fallback: "reads the list and writes it, so two writers can overtake each other",
  },
  {
    name: "`removeLabel`",
    make: ({ experiment }) => experiment.removeLabel("kept"),
    everywhere: "reads the list and writes it, since the route works on no release",
  },
  {
    name: "`topCheckpoint`, `topNCheckpoints`, `bestTrial`, `listCheckpoints` by a metric",
    make: ({ experiment }) => experiment.topCheckpoint(),
    everywhere: "the client sorts",
  },
  {
    name: "`listCheckpoints` by an attribute",
    make: ({ trial }) => trial.listCheckpoints({ sortBy: "SORT_BY_UUID", orderBy: "ASC" }),
    parameter: "sortByAttr",
    fallback: "another spelling of the sort key",
  },
  {
    name: '`listExperiments({ states: ["RUNNING"] })`',
    make: ({ determined }) => determined.listExperiments({ states: ["RUNNING"] }),
    fallback: "asks for all active ones and picks",
  },
  {
    name: '`iterMetrics` of a trial, `"training"` and `"validation"`',
    make: ({ trial }) => trial.iterMetrics({ group: "training" }),
    fallback: "reads the trial's workloads, which do not hold the run",
  },
  {
    name: "`iterMetrics` of a trial, groups of your own",
    make: ({ trial }) => trial.iterMetrics({ group: "mine" }),
  },
  { name: "`iterMetrics` of a checkpoint", make: ({ checkpoint }) => checkpoint.iterMetrics() },
  { name: "`iterMetrics` of a model version", make: ({ version }) => version.iterMetrics() },
  {
    name: "`listUsers({ active })`",
    make: ({ determined }) => determined.listUsers({ active: true }),
    parameter: "active",
    fallback: "reads all and picks",
  },
  { name: "`createUser({ remote: true })`", make: ({ admin }) => admin.createUser("remote", { remote: true }) },
  {
    name: "`createModel({ workspaceName })`",
    make: ({ determined }) => determined.createModel("inside", { workspaceName: "stage" }),
  },
  {
    name: "`listModels({ workspaceNames })`",
    make: ({ determined }) => determined.listModels({ workspaceNames: ["stage"] }),
  },
  { name: "`listModels({ workspaceIds })`", make: ({ determined }) => determined.listModels({ workspaceIds: [1] }) },
  {
    name: "`notebooks.list({ workspaceId })`, and `start` with it",
    make: ({ determined }) => determined.notebooks.list({ workspaceId: 1 }),
  },
  { name: "`moveToWorkspace` of a model", make: ({ model }) => model.moveToWorkspace("stage") },
  {
    name: "`createExperiment({ unmanaged: true })`",
    make: ({ determined, config }) => determined.createExperiment({ config, unmanaged: true }),
  },
  { name: "`checkpoint.removeFiles`", make: ({ spare }) => spare.removeFiles(["state"]) },
  {
    name: '`checkpoint.stream({ format: "tar" })`',
    make: async ({ checkpoint }) => new Response(await checkpoint.stream({ format: "tar" })).arrayBuffer(),
    fallback: "unpacks what the master compressed",
  },
  { name: "`deleteTensorboardFiles`", make: ({ experiment }) => experiment.deleteTensorboardFiles() },
  {
    name: "`workspace.listPools`",
    make: ({ workspace }) => workspace.listPools(),
    fallback: "no pool is bound, so a workspace has all",
  },
  { name: "`pool.addBindings`", make: ({ pool }) => pool.addBindings(["stage"]) },
  { name: "`pool.removeBindings`", make: ({ pool }) => pool.removeBindings(["stage"]) },
  { name: "`pool.replaceBindings`", make: ({ pool }) => pool.replaceBindings(["stage"]) },
  { name: "`pool.listWorkspaces`", make: ({ pool }) => pool.listWorkspaces() },
  { name: "`project.setKey`", make: ({ project }) => project.setKey("STAGE") },
  {
    name: "`logs({ agentIds })`",
    make: ({ trial }) => trial.logs({ agentIds: ["agent"] }),
    parameter: "agentIds",
    fallback: "reads the lines of all agents and picks",
  },
  {
    name: "`logs({ enableRegex: true })`",
    make: ({ trial }) => trial.logs({ searchText: "a.*b", enableRegex: true }),
  },
  {
    name: "`searchExperiments`",
    make: ({ determined }) => determined.searchExperiments(),
    fallback: inAddress,
  },
  {
    name: "`searchExperiments({ sort })`",
    make: ({ determined }) => determined.searchExperiments({ sort: "name" }),
    fallback: inAddress,
  },
  {
    name: "`searchExperiments({ filter })`",
    make: ({ determined }) => determined.searchExperiments({ filter: where("id").gt(0) }),
    fallback: inAddress,
  },
  {
    name: "`searchExperiments({ includeArchived: false })`",
    make: ({ determined }) => determined.searchExperiments({ includeArchived: false }),
    fallback: inAddress,
  },
  {
    name: "`searchExperiments` by metrics of groups of your own",
    make: ({ determined }) => determined.searchExperiments({ filter: where("mine.x").gt(0) }),
    fallback: inAddress,
  },
  {
    name: "`searchRuns`",
    make: ({ determined }) => determined.searchRuns({ filter: where("id").gt(0), sort: "experimentName" }),
    fallback: inAddress,
  },
  {
    name: "`searchRuns` by `metadata`",
    make: ({ determined }) => determined.searchRuns({ filter: where("metadata.team").eq("a") }),
    fallback: inAddress,
  },
  {
    name: "both searches with a filter too long for a URL (some 6,000 characters)",
    make: ({ determined }) => determined.searchExperiments({ filter: one!.or(...others) }),
  },
  {
    name: "`tensorboards.start({ filters })`",
    make: ({ determined }) => determined.tensorboards.start({ filters: { labels: ["kept"] } }),
  },
];

/** Sort keys that some releases do not know. */
export const sortKeys: readonly Call[] = [
  {
    name: "`listExperiments`, `SEARCHER_METRIC_VAL`",
    make: ({ determined }) => determined.listExperiments({ sortBy: "SEARCHER_METRIC_VAL" }),
  },
  { name: "`listModels`, `WORKSPACE`", make: ({ determined }) => determined.listModels({ sortBy: "WORKSPACE" }) },
  {
    name: "`listTrials`, `LOG_RETENTION_DAYS`",
    make: ({ experiment }) => experiment.listTrials({ sortBy: "LOG_RETENTION_DAYS" }),
  },
];

/** Mistakes that have one class of error whatever the release, though not one status. */
export const mistakes: readonly Call[] = [
  { name: "the name of a user is taken", make: ({ admin }) => admin.createUser("other", { password: "0penSesame" }) },
  {
    name: "a user is renamed to a name that is taken",
    make: async ({ admin, other }) => (await admin.getUserByName("third")).rename(other.username),
  },
  { name: "the name of a workspace is taken", make: ({ determined }) => determined.createWorkspace("stage") },
  { name: "the name of a project is taken", make: ({ workspace }) => workspace.createProject("stage") },
  { name: "the name of a model is taken", make: ({ determined }) => determined.createModel("stage") },
  { name: "archive of what is unfinished", make: ({ paused }) => paused.archive() },
  { name: "delete of what is unfinished", make: ({ paused }) => paused.delete() },
  { name: "activate of what has ended", make: ({ experiment }) => experiment.activate() },
  { name: "pause of what has ended", make: ({ experiment }) => experiment.pause() },
  {
    name: "a configuration is refused",
    make: ({ determined }) => determined.createExperiment({ config: { entrypoint: "x", nonsense: 1 } }),
  },
  {
    name: "a template is not there",
    make: ({ determined, config }) => determined.createExperiment({ config, template: "none" }),
  },
  { name: "the log of a task that is not there", make: ({ determined }) => determined.task("9.none").logs() },
];
