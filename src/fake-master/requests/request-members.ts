import type { Release } from "../../../generated/releases.js";
import { isAtLeast } from "../state/release.js";
import type { RouteId } from "./router.js";

/** First and last release that know a member of a request; a last one that is left out has not come yet. */
type Range = readonly [first: Release, last?: Release];

const CUSTOM_TYPE: Range = ["0.23.2", "0.23.3"];
const METRIC_GROUP = { customType: CUSTOM_TYPE, group: ["0.23.4"] } as const;
const CHECKPOINT_ORDER = { sortBy: ["0.19.10", "0.26.1"], sortByAttr: ["0.26.2"], sortByMetric: ["0.26.2"] } as const;
const MODEL_WORKSPACE = { workspaceId: ["0.19.11"], workspaceName: ["0.19.11"] } as const;
const POOL_WORKSPACES = { workspaceNames: ["0.23.4"] } as const;
const DEFAULT_POOLS = { defaultComputePool: ["0.23.1"], defaultAuxPool: ["0.23.1"] } as const;
const REPORT = { reportTime: ["0.30.0"] } as const;
const OF_WORKSPACE = { workspaceId: ["0.19.11"] } as const;

/** Members of queries and bodies that not every release knows. A master ignores what it does not know. */
const MEMBERS: { readonly [Id in RouteId]?: Readonly<Record<string, Range>> } = {
  BindRPToWorkspace: POOL_WORKSPACES,
  CompareTrials: { ...METRIC_GROUP, metricIds: ["0.21.1"] },
  CreateExperiment: { unmanaged: ["0.23.0"] },
  GetAgents: { label: ["0.19.10", "0.34.0"], excludeSlots: ["0.30.0"], excludeContainers: ["0.30.0"] },
  GetCommands: OF_WORKSPACE,
  GetExperimentCheckpoints: CHECKPOINT_ORDER,
  GetExperiments: { showTrialData: ["0.19.11"] },
  GetMetrics: { type: CUSTOM_TYPE, group: ["0.23.4"] },
  GetModelLabels: { workspaceId: ["0.20.0"] },
  GetModels: {
    workspaceId: ["0.19.11", "0.19.11"],
    workspaceName: ["0.19.11", "0.19.11"],
    workspaceIds: ["0.20.0"],
    workspaceNames: ["0.20.0"],
  },
  GetNotebooks: OF_WORKSPACE,
  GetProjectColumns: { tableType: ["0.34.0"] },
  GetResourcePools: { unbound: ["0.24.0"] },
  GetShells: OF_WORKSPACE,
  GetTemplates: { workspaceIds: ["0.33.0"] },
  GetTensorboards: OF_WORKSPACE,
  GetTrialCheckpoints: CHECKPOINT_ORDER,
  GetTrialWorkloads: { ...METRIC_GROUP, removeDeletedCheckpoints: ["0.24.0"] },
  GetUsers: { name: ["0.21.0"], active: ["0.26.1"], admin: ["0.26.1"], roleIdAssignedDirectlyToUser: ["0.26.1"] },
  GetWorkspaces: { nameCaseSensitive: ["0.25.0"] },
  LaunchCommand: OF_WORKSPACE,
  LaunchNotebook: OF_WORKSPACE,
  LaunchShell: OF_WORKSPACE,
  LaunchTensorboard: { ...OF_WORKSPACE, filters: ["0.21.2"] },
  MetricBatches: METRIC_GROUP,
  OverwriteRPWorkspaceBindings: POOL_WORKSPACES,
  PatchExperiment: { checkpointStorage: ["0.22.2"], resources: ["0.22.2"] },
  PatchModel: MODEL_WORKSPACE,
  PatchProject: { key: ["0.34.0"] },
  PatchUser: { remote: ["0.21.1"] },
  PatchWorkspace: {
    ...DEFAULT_POOLS,
    defaultComputeResourcePool: ["0.25.0"],
    defaultAuxResourcePool: ["0.25.0"],
    clusterNamespaceMeta: ["0.35.0"],
  },
  PostModel: MODEL_WORKSPACE,
  PostProject: { key: ["0.34.0"] },
  PostUserSetting: { storagePath: ["0.19.10", "0.23.3"], setting: ["0.19.10", "0.23.3"], settings: ["0.23.4"] },
  PostWebhook: { name: ["0.37.0"], mode: ["0.37.0"], workspaceId: ["0.37.0"] },
  PostWorkspace: { ...DEFAULT_POOLS, clusterNamespaceMeta: ["0.35.0"], clusterQuotaPairs: ["0.35.0"] },
  PutTemplate: { workspaceId: ["0.22.2"] },
  ReportTrialMetrics: { type: ["0.23.0", "0.23.3"], group: ["0.23.4"] },
  ReportTrialTrainingMetrics: REPORT,
  ReportTrialValidationMetrics: REPORT,
  SearchExperimentsBefore0350: { sort: ["0.21.2"], filter: ["0.22.2"] },
  TaskLogs: { enableRegex: ["0.38.0"] },
  TrialLogs: { agentIds: ["0.19.11"], enableRegex: ["0.38.0"] },
  TrialsSample: METRIC_GROUP,
  TrialsSnapshot: METRIC_GROUP,
  UnbindRPFromWorkspace: POOL_WORKSPACES,
};

const unknown = new Map<string, readonly string[]>();

/** Members of a request to an operation that a release does not know. */
export function unknownMembers(id: RouteId, release: Release): readonly string[] {
  const key = `${id} ${release}`;
  let names = unknown.get(key);
  if (!names) unknown.set(key, (names = findUnknown(id, release)));
  return names;
}

function findUnknown(id: RouteId, release: Release): string[] {
  return Object.entries(MEMBERS[id] ?? {}).flatMap(([name, [first, last]]) => {
    const isKnown = isAtLeast(release, first) && (last === undefined || isAtLeast(last, release));
    return isKnown ? [] : [name];
  });
}

/** Names of enums that came later: what a master does not know it refuses. */
const ENUM_NAMES: Readonly<Record<string, Release>> = {
  METRIC_TYPE_PROFILING: "0.30.0",
  SORT_BY_LAST_AUTH_TIME: "0.26.1",
  SORT_BY_LOG_RETENTION_DAYS: "0.31.0",
  SORT_BY_REMOTE: "0.26.5",
  SORT_BY_SEARCHER_METRIC_VAL: "0.19.11",
  SORT_BY_WORKSPACE: "0.20.0",
  SORT_BY_WORKSPACE_ID: "0.19.11",
  STATE_PARTIALLY_DELETED: "0.23.0",
  TRIGGER_TYPE_CUSTOM: "0.37.0",
  TRIGGER_TYPE_TASK_LOG: "0.26.3",
};

/** True when a release knows a name of an enum. */
export function knowsEnumName(name: string, release: Release): boolean {
  const first = ENUM_NAMES[name];
  return first === undefined || isAtLeast(release, first);
}
