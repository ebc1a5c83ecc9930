import { readWorkspaceStorage } from "../../configuration/workspace-storage.js";
import { refuse } from "../../refusal.js";
import { nextId } from "../chance.js";
import { since, sentence } from "../release.js";
import { isAvailable } from "../agents/pools.js";
import { isTerminal } from "../run-state.js";
import { workspaceOf } from "../lookup.js";
import { plan } from "../planned-events.js";
import { purgeExperiment } from "../experiments/experiment-life-cycle.js";
import { stamp } from "../stamp.js";
import type { JsonObject, MasterState, ProjectRecord, UserRecord, WorkspaceRecord } from "../records.js";

/** What a request to make a workspace says. */
export interface NewWorkspace {
  name: string;
  agentUserGroup: JsonObject | undefined;
  checkpointStorageConfig: JsonObject | undefined;
  defaultComputePool: string;
  defaultAuxPool: string;
}

/** Makes a workspace, pinned for the one who made it. */
export function createWorkspace(
  state: MasterState,
  now: number,
  user: UserRecord,
  request: NewWorkspace,
): WorkspaceRecord {
  checkWorkspaceName(request.name);
  if (request.agentUserGroup !== undefined && !user.admin)
    throw refuse("denied", "only admins may set the agent user group");
  const { agentUserGroup } = request;
  const checkpointStorageConfig = storageOf(state, request.checkpointStorageConfig ?? {});
  const id = nextId(state, "workspace");
  refuseTakenName(state, request.name);
  const workspace: WorkspaceRecord = {
    id,
    name: request.name,
    archived: false,
    immutable: false,
    userId: user.id,
    defaultComputePool: request.defaultComputePool,
    defaultAuxPool: request.defaultAuxPool,
    ...(agentUserGroup === undefined ? {} : { agentUserGroup }),
    ...(checkpointStorageConfig === undefined ? {} : { checkpointStorageConfig }),
  };
  state.workspaces[id] = workspace;
  user.pinnedWorkspaces.push({ id, at: stamp(state, now) });
  return workspace;
}

/** What a patch of a workspace sets; undefined leaves alone. */
export type WorkspacePatch = { [K in keyof NewWorkspace]: NewWorkspace[K] | undefined };

/** Changes a workspace. */
export function patchWorkspace(
  state: MasterState,
  user: UserRecord,
  workspace: WorkspaceRecord,
  patch: WorkspacePatch,
): void {
  refuseFixed(state, workspace);
  const owner = user.admin || user.id === workspace.userId;
  if (patch.name !== undefined && patch.name !== workspace.name) {
    if (!owner) throw refuse("denied", "only admins may set other user's workspaces names");
    checkWorkspaceName(patch.name);
    refuseTakenName(state, patch.name);
  }
  if (patch.checkpointStorageConfig !== undefined && !owner) {
    throw refuse("denied", "only admins may set other user's workspaces checkpoint storage config");
  }
  if (patch.agentUserGroup !== undefined && !user.admin)
    throw refuse("denied", "only admins may set the agent user group");
  for (const pool of [patch.defaultComputePool, patch.defaultAuxPool]) {
    if (pool === undefined || pool === "" || isAvailable(state, pool, workspace.id)) continue;
    throw refuse(
      "precondition",
      "unable to bind a resource pool that does not exist or is not available to the workspace",
    );
  }
  const storage = storageOf(state, patch.checkpointStorageConfig ?? {});
  workspace.name = patch.name ?? workspace.name;
  workspace.defaultComputePool = patch.defaultComputePool ?? workspace.defaultComputePool;
  workspace.defaultAuxPool = patch.defaultAuxPool ?? workspace.defaultAuxPool;
  if (patch.agentUserGroup !== undefined) workspace.agentUserGroup = patch.agentUserGroup;
  if (patch.checkpointStorageConfig === undefined) return;
  if (storage === undefined) delete workspace.checkpointStorageConfig;
  else workspace.checkpointStorageConfig = storage;
}

/** The storage that a request sets; an empty one sets none. */
function storageOf(state: MasterState, given: JsonObject): JsonObject | undefined {
  return Object.keys(given).length === 0 ? undefined : readWorkspaceStorage(given, state.release);
}

/** Marks a workspace as archived, or takes the mark away. */
export function setWorkspaceArchived(workspace: WorkspaceRecord, user: UserRecord, archived: boolean): void {
  const verb = archived ? "archiv" : "unarchiv";
  if (!user.admin && user.id !== workspace.userId)
    throw refuse("denied", `only admins may ${verb}e other user's workspaces`);
  if (workspace.immutable) throw refuse("internal", `error ${verb}ing workspace (${workspace.id}): not found`);
  workspace.archived = archived;
}

/** Pins a workspace to a user's sidebar. */
export function pinWorkspace(state: MasterState, now: number, user: UserRecord, workspace: WorkspaceRecord): void {
  if (user.pinnedWorkspaces.some(({ id }) => id === workspace.id)) {
    const problem =
      'ERROR: duplicate key value violates unique constraint "workspace_pins_user_id_workspace_id_key" (SQLSTATE 23505)';
    throw refuse(
      "internal",
      `error pinning workspace (${workspace.id}): error running query: pin_workspace: ${problem}`,
    );
  }
  user.pinnedWorkspaces.push({ id: workspace.id, at: stamp(state, now) });
}

/** Takes a pin away. */
export function unpinWorkspace(user: UserRecord, workspace: WorkspaceRecord): void {
  const left = user.pinnedWorkspaces.filter(({ id }) => id !== workspace.id);
  if (left.length === user.pinnedWorkspaces.length)
    throw refuse("internal", `error un-pinning workspace (${workspace.id}): not found`);
  user.pinnedWorkspaces = left;
}

/** Removes a workspace with its projects and their experiments; true when it had no projects. */
export function deleteWorkspace(state: MasterState, user: UserRecord, workspace: WorkspaceRecord): boolean {
  if (!user.admin && user.id !== workspace.userId)
    throw refuse("denied", "only admins may delete other user's workspaces");
  const { id } = workspace;
  if (workspace.immutable)
    throw refuse("internal", `workspace (${id}) does not exist or not deletable by this user: not found`);
  if (since(state, "0.20.0") && Object.values(state.models).some((model) => model.workspaceId === id)) {
    throw refuse("precondition", `workspace (${id}) contains models; move or delete models first`);
  }
  const projects = Object.values(state.projects).filter((project) => project.workspaceId === id);
  for (const project of projects) removeProject(state, project);
  delete state.workspaces[id];
  return projects.length === 0;
}

function removeProject(state: MasterState, project: ProjectRecord): void {
  for (const experiment of Object.values(state.experiments))
    if (experiment.projectId === project.id) purgeExperiment(state, experiment);
  delete state.projects[project.id];
}

/** Removes a project; true when that was all, false when its experiments go in the background. */
export function deleteProject(state: MasterState, now: number, user: UserRecord, project: ProjectRecord): boolean {
  checkProjectOwner(state, user, project, "can't delete project");
  if (project.immutable)
    throw refuse("internal", `project (${project.id}) does not exist or not deletable by this user: not found`);
  const experiments = Object.values(state.experiments).filter(({ projectId }) => projectId === project.id);
  if (experiments.length === 0) {
    delete state.projects[project.id];
    return true;
  }
  for (const experiment of experiments) {
    if (isTerminal(experiment.state) || experiment.unmanaged) experiment.state = "DELETING";
    plan(state, now + 1000, { kind: "purge", experimentId: experiment.id });
  }
  plan(state, now + 1001, { kind: "purgeProject", projectId: project.id });
  return false;
}

/** Administrators, owners of the project and owners of its workspace may; others are refused. */
export function checkProjectOwner(state: MasterState, user: UserRecord, project: ProjectRecord, what: string): void {
  const workspace = workspaceOf(state, project.workspaceId);
  if (user.admin || user.id === project.userId || user.id === workspace.userId) return;
  throw refuse("denied", `${what}: non admin users need to own the project or workspace`);
}

/** Refuses to change what is built in or archived. */
export function refuseFixed(state: MasterState, workspace: WorkspaceRecord): void {
  const how = workspace.immutable ? "immutable" : workspace.archived ? "archived" : undefined;
  if (how !== undefined)
    throw refuse("internal", sentence(state, `workspace (${workspace.id}) is ${how} and cannot add new projects`));
}

function checkWorkspaceName(name: string): void {
  if (name === "") throw refuse("invalid", "name '' must be at least 1 character long");
  if (new TextEncoder().encode(name).length > 80)
    throw refuse("invalid", `name '${name}' must be at most 53 character long`);
  if (name.trim() === "") throw refuse("invalid", "name must contain at least non-whitespace letter");
}

function refuseTakenName(state: MasterState, name: string): void {
  if (!Object.values(state.workspaces).some((workspace) => workspace.name === name)) return;
  if (since(state, "0.21.1")) throw refuse("exists", "avoid names equal to other workspaces (case-insensitive)");
  const problem = 'ERROR: duplicate key value violates unique constraint "workspaces_name_key" (SQLSTATE 23505)';
  throw refuse("internal", `error creating workspace ${name} in database: ${problem}`);
}
