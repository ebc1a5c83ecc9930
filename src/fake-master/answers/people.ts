import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { later } from "./later.js";
import { isOldRelease, isTerminal, workspaceOf } from "../state/lookup.js";
import type { MasterState, ProjectRecord, UserRecord, WorkspaceRecord } from "../state/records.js";
import { wireTime, wireTimeOrNull } from "../state/stamp.js";

/** A user as answers show it; the oldest release gives the time of change only in lists. */
export function userAnswer(
  state: MasterState,
  user: UserRecord,
  form: "get" | "list" = "get",
): Wire<components["schemas"]["v1User"]> {
  const old = isOldRelease(state);
  return {
    id: user.id,
    username: user.username,
    admin: user.admin,
    active: user.active,
    agentUserGroup: user.agentUserGroup,
    displayName: user.displayName,
    modifiedAt: old && form === "get" ? "0001-01-01T00:00:00Z" : wireTime(user.modifiedAt),
    ...later(state, {
      remote: user.remote,
      lastAuthAt: user.lastAuthAt === undefined ? undefined : wireTime(user.lastAuthAt),
    }),
  };
}

/** A workspace as answers show it to a user. */
export function workspaceAnswer(
  state: MasterState,
  workspace: WorkspaceRecord,
  user: UserRecord,
): Wire<components["schemas"]["v1Workspace"]> {
  const pin = user.pinnedWorkspaces.find(({ id }) => id === workspace.id);
  const projects = Object.values(state.projects).filter(({ workspaceId }) => workspaceId === workspace.id);
  const ids = new Set(projects.map(({ id }) => id));
  const { checkpointStorageConfig } = workspace;
  return {
    id: workspace.id,
    name: workspace.name,
    archived: workspace.archived,
    username: state.users[workspace.userId]?.username ?? "",
    immutable: workspace.immutable,
    numProjects: projects.length,
    pinned: pin !== undefined,
    userId: workspace.userId,
    numExperiments: Object.values(state.experiments).filter(({ projectId }) => ids.has(projectId)).length,
    state: "WORKSPACE_STATE_UNSPECIFIED",
    errorMessage: "",
    agentUserGroup: workspace.agentUserGroup,
    checkpointStorageConfig: checkpointStorageConfig && maskSecrets(checkpointStorageConfig),
    pinnedAt: pin === undefined ? undefined : wireTime(pin.at),
    ...later(state, { defaultComputePool: workspace.defaultComputePool, defaultAuxPool: workspace.defaultAuxPool }),
  };
}

function maskSecrets(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      /secret|access_key|connection_string/.test(key) ? "********" : value,
    ]),
  );
}

/** A project as answers show it. */
export function projectAnswer(state: MasterState, project: ProjectRecord): Wire<components["schemas"]["v1Project"]> {
  const workspace = workspaceOf(state, project.workspaceId);
  const experiments = Object.values(state.experiments).filter(({ projectId }) => projectId === project.id);
  return {
    id: project.id,
    name: project.name,
    workspaceId: project.workspaceId,
    description: project.description,
    lastExperimentStartedAt: wireTimeOrNull(
      experiments
        .map(({ startTime }) => startTime)
        .sort()
        .at(-1),
    ),
    notes: project.notes,
    numExperiments: experiments.length,
    numActiveExperiments: experiments.filter(({ state: one }) => !isTerminal(one) && one !== "PAUSED").length,
    archived: project.archived || workspace.archived,
    username: state.users[project.userId]?.username ?? "",
    immutable: project.immutable,
    userId: project.userId,
    workspaceName: workspace.name,
    state: "WORKSPACE_STATE_UNSPECIFIED",
    errorMessage: "",
    ...later(state, { key: project.key, numRuns: experiments.reduce((sum, { trialIds }) => sum + trialIds.length, 0) }),
  };
}
