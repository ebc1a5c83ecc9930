import type { MasterCore } from "../master-core.js";
import { checkInteger, checkName, checkString } from "../options/checks.js";
import { readOptions, type OptionTable } from "../options/options.js";
import { workspaceOf } from "../state/lookup.js";
import { createProject } from "../state/workspaces/projects.js";
import { createWorkspace } from "../state/workspaces/workspaces.js";
import { orMistake, ownerNamed } from "./owner.js";

/** A workspace to be there without anybody having made it. */
export interface WorkspaceSeed {
  name: string;
  /**
   * Its owner.
   *
   * @default "determined"
   */
  username?: string | undefined;
}

/** Options of `fake.workspaces.add`. */
export const workspaceSeedOptions = {
  name: { check: checkName, required: true },
  username: { check: checkName, default: "determined" },
} satisfies OptionTable<WorkspaceSeed>;

/** A project to be there without anybody having made it. */
export interface ProjectSeed {
  name: string;
  /** Id of its workspace. */
  workspaceId: number;
  /**
   * Its description.
   *
   * @default ""
   */
  description?: string | undefined;
  /**
   * Its owner.
   *
   * @default "determined"
   */
  username?: string | undefined;
}

/** Options of `fake.projects.add`. */
export const projectSeedOptions = {
  name: { check: checkName, required: true },
  workspaceId: { check: checkInteger(1), required: true },
  description: { check: checkString, default: "" },
  username: { check: checkName, default: "determined" },
} satisfies OptionTable<ProjectSeed>;

/** Adds a workspace. */
export function addWorkspace({ state, clock }: MasterCore, given: WorkspaceSeed): { id: number } {
  const what = "fake.workspaces.add()";
  const { name, username } = readOptions(workspaceSeedOptions, what, given);
  const user = ownerNamed(state, username);
  const request = { name, agentUserGroup: undefined, checkpointStorageConfig: undefined };
  return orMistake(what, () => {
    const pools = { defaultComputePool: "", defaultAuxPool: "" };
    return { id: createWorkspace(state, clock.now(), user, { ...request, ...pools }).id };
  });
}

/** Adds a project. */
export function addProject({ state }: MasterCore, given: ProjectSeed): { id: number } {
  const what = "fake.projects.add()";
  const { name, workspaceId, description, username } = readOptions(projectSeedOptions, what, given);
  const user = ownerNamed(state, username);
  return orMistake(what, () => {
    return {
      id: createProject(state, user, workspaceOf(state, workspaceId), { name, description, key: undefined }).id,
    };
  });
}
