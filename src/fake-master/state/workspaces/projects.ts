import { refuse } from "../../refusal.js";
import { hexDigits, nextId } from "../chance.js";
import { since } from "../release.js";
import { workspaceOf } from "../lookup.js";
import type { MasterState, ProjectRecord, UserRecord, WorkspaceRecord } from "../records.js";
import { checkProjectOwner, refuseFixed } from "./workspaces.js";

/** Makes a project in a workspace. */
export function createProject(
  state: MasterState,
  user: UserRecord,
  workspace: WorkspaceRecord,
  request: { name: string; description: string; key: string | undefined },
): ProjectRecord {
  const { name } = request;
  refuseFixed(state, workspace);
  if (request.key !== undefined) checkKey(request.key);
  const id = nextId(state, "project");
  const failing = `error creating project ${name} in database`;
  if (name === "" || [...name].length > 80)
    throw refuse("internal", `${failing}: rpc error: code = Internal desc = internal server error`);
  const taken = (what: string): Error => {
    if (!since(state, "0.34.0")) {
      const constraint = '"projects_name_workspace_id_key" (SQLSTATE 23505)';
      const problem = `ERROR: duplicate key value violates unique constraint ${constraint}`;
      return refuse("internal", `${failing}: error running query: insert_project: ${problem}`);
    }
    const inner = `error inserting project ${name} into database: project ${what} is already in use: row already exists`;
    return refuse("exists", `${failing}: rpc error: code = AlreadyExists desc = ${inner}`);
  };
  if (hasProject(state, workspace.id, name)) throw taken(`name ${name}`);
  const key = request.key?.toUpperCase() ?? newKey(state, name);
  if (Object.values(state.projects).some((project) => project.key === key)) throw taken(`key ${key}`);
  const project: ProjectRecord = {
    id,
    name,
    key,
    workspaceId: workspace.id,
    description: request.description,
    notes: [],
    archived: false,
    immutable: false,
    userId: user.id,
  };
  state.projects[id] = project;
  return project;
}

/** Changes a project; true when the request held anything. */
export function patchProject(
  state: MasterState,
  user: UserRecord,
  project: ProjectRecord,
  patch: { name: string | undefined; description: string | undefined; key: string | undefined },
): boolean {
  const workspace = workspaceOf(state, project.workspaceId);
  const how = project.immutable ? "immutable" : project.archived || workspace.archived ? "archived" : undefined;
  if (how !== undefined)
    throw refuse("internal", `project (${project.id}) is ${how} and cannot have attributes updated`);
  if (patch.key !== undefined && patch.key !== project.key) {
    checkKey(patch.key);
    const key = patch.key.toUpperCase();
    if (Object.values(state.projects).some((other) => other !== project && other.key === key)) {
      throw refuse("exists", `project key ${key} is already in use`);
    }
  }
  if (patch.name !== undefined && patch.name !== project.name) {
    checkWorkspaceOwner(state, user, project, "can't set project name");
    if (hasProject(state, project.workspaceId, patch.name))
      throw refuse("internal", `error updating project ${patch.name}: row already exists`);
  }
  if (patch.description !== undefined) checkWorkspaceOwner(state, user, project, "can't set project name");
  project.name = patch.name ?? project.name;
  project.description = patch.description ?? project.description;
  project.key = patch.key?.toUpperCase() ?? project.key;
  return patch.name !== undefined || patch.description !== undefined || patch.key !== undefined;
}

/** Marks a project as archived, or takes the mark away. */
export function setProjectArchived(
  state: MasterState,
  user: UserRecord,
  project: ProjectRecord,
  archived: boolean,
): void {
  const verb = archived ? "archive" : "unarchive";
  checkProjectOwner(state, user, project, `can't ${verb} project`);
  if (project.immutable) throw refuse("internal", `project (${project.id}) is immutable and cannot be ${verb}d`);
  if (workspaceOf(state, project.workspaceId).archived) {
    throw refuse(
      "internal",
      "This project belongs to an archived workspace. To make changes, first unarchive the workspace.",
    );
  }
  project.archived = archived;
}

/** Moves a project to another workspace. */
export function moveProject(state: MasterState, user: UserRecord, project: ProjectRecord, destinationId: number): void {
  if (project.immutable) throw refuse("internal", `error moving project (${project.id}): not found`);
  const destination = workspaceOf(state, destinationId);
  if (!user.admin && user.id !== project.userId)
    throw refuse("denied", "can't move project: non admin users need to own the project");
  refuseFixed(state, destination);
  const source = workspaceOf(state, project.workspaceId);
  if (source.archived || project.archived)
    throw refuse("internal", `project (${project.id}) is archived and cannot be moved`);
  if (hasProject(state, destination.id, project.name))
    throw refuse("internal", `error moving project (${project.id}): row already exists`);
  project.workspaceId = destination.id;
}

/** The owner of the project alone may not, though the text says so. */
function checkWorkspaceOwner(state: MasterState, user: UserRecord, project: ProjectRecord, what: string): void {
  if (user.admin || user.id === workspaceOf(state, project.workspaceId).userId) return;
  throw refuse("denied", `${what}: non admin users need to own the project or workspace`);
}

function hasProject(state: MasterState, workspaceId: number, name: string): boolean {
  return Object.values(state.projects).some((project) => project.workspaceId === workspaceId && project.name === name);
}

function checkKey(key: string): void {
  if (key.length > 5) throw refuse("invalid", "project key cannot be longer than 5 characters");
  if (key === "") throw refuse("invalid", "project key cannot be empty");
  if (!/^[a-z0-9]+$/i.test(key))
    throw refuse("invalid", `project key can only contain alphanumeric characters: ${key}`);
}

function newKey(state: MasterState, name: string): string {
  const letters = name.replace(/[^a-z0-9]/gi, "").slice(0, 3);
  return (letters + hexDigits(state, 5 - letters.length)).toUpperCase();
}
