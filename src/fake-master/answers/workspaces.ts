import { since } from "../state/release.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import type { MasterState, UserRecord, WorkspaceRecord } from "../state/records.js";
import { wireTime } from "../state/stamp.js";

/** A workspace as answers show it to a user. */
export function workspaceAnswer(
  state: MasterState,
  workspace: WorkspaceRecord,
  user: UserRecord,
  form: "get" | "list",
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
    // Formerly only lists gave the time.
    pinnedAt: pin === undefined || (form === "get" && !since(state, "0.21.1")) ? undefined : wireTime(pin.at),
    ...later(state, "0.23.1", {
      defaultComputePool: workspace.defaultComputePool,
      defaultAuxPool: workspace.defaultAuxPool,
    }),
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
