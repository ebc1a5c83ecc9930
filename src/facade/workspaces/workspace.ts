import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { readListOptions, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkName, readOptions, readRequest } from "../../values/index.js";
import { MasterObject } from "../master-object.js";
import type { Project } from "./project.js";
import type { ResourcePool } from "./resource-pool.js";
import { listPools } from "./workspace-pools.js";
import {
  createProject,
  createProjectOptions,
  deleteProject,
  getProject,
  listProjects,
  type CreateProjectOptions,
} from "./workspace-projects.js";
import { toWorkspaceRecord, type WorkspaceRecord } from "./workspace-record.js";

export interface Workspace extends WorkspaceRecord {}

/**
 * A workspace: projects and models that belong together.
 *
 * Python: `client.Workspace`.
 *
 * @example
 * const workspace = await determined.getWorkspace("risk");
 * const project = await workspace.createProject("cards", { description: "card fraud" });
 */
export class Workspace extends MasterObject<WorkspaceRecord> {
  /** Returns `Workspace(id=3, name=risk)`. */
  override toString(): string {
    return `Workspace(id=${this.id}, name=${this.name})`;
  }

  /**
   * Reads the workspace again and resolves to this object. Python: `Workspace.reload`.
   *
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @example
   * console.log((await workspace.reload()).numProjects);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { params: { path: { id: this.id } }, ...readRequest("reload", options, arguments[1]) };
    const answer = await this.connection.api.GET("/api/v1/workspaces/{id}", init);
    return this.take(unwrapMember(answer, "workspace", (wire) => toWorkspaceRecord(wire, this)));
  }

  /**
   * The resource pools that its experiments may use: those bound to it and those bound to none. Before release 0.23.4 no
   * pool was bound, so these are all. Python: `Workspace.list_pools`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @example
   * for await (const pool of workspace.listPools()) console.log(pool.name);
   */
  listPools(options?: ListOptions): Listing<ResourcePool> {
    return listPools(this.connection, this.id, () => readListOptions({}, "listPools", options, arguments[1]));
  }

  /**
   * Creates a project in this workspace. Python: `Workspace.create_project`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws ConflictError when the name is taken.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @throws ForbiddenError when you may not create projects there.
   * @throws AmbiguousCreateError when the answer was lost, so that the project may exist.
   * @example
   * const project = await workspace.createProject("cards", { description: "card fraud" });
   */
  async createProject(name: string, options?: CreateProjectOptions): Promise<Project> {
    checkName(name, "name");
    const given = readOptions(createProjectOptions, "createProject", options, arguments[2]);
    return createProject(this.connection, this.id, name, given);
  }

  /**
   * The project with exactly this name; NotFoundError when there is none. Python: `Workspace.get_project`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when there is no project with exactly this name.
   * @example
   * const project = await workspace.getProject("cards");
   */
  async getProject(name: string, options?: RequestOptions): Promise<Project> {
    checkName(name, "name");
    return getProject(this.connection, this.id, name, readRequest("getProject", options, arguments[2]));
  }

  /**
   * The projects of this workspace. Python: `Workspace.list_projects`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @example
   * for await (const project of workspace.listProjects()) console.log(project.name);
   */
  listProjects(options?: ListOptions): Listing<Project> {
    return listProjects(this.connection, this.id, () => readListOptions({}, "listProjects", options, arguments[1]));
  }

  /**
   * Deletes the project with exactly this name and its experiments, which takes a while in the background.
   * Python: `Workspace.delete_project`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when there is no project with exactly this name.
   * @throws ForbiddenError when you may not delete it.
   * @example
   * await workspace.deleteProject("cards");
   */
  async deleteProject(name: string, options?: RequestOptions): Promise<void> {
    checkName(name, "name");
    await deleteProject(this.connection, this.id, name, readRequest("deleteProject", options, arguments[2]));
  }
}
