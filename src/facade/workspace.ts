import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../api/request-options.js";
import { unwrap } from "../api/unwrap.js";
import { createListing, type Listing, type ListOptions } from "../sequence/listing.js";
import { checkAnyText, checkOptions, checkText, optional, type Open } from "../values/index.js";
import { unlessAmbiguous } from "./ambiguous-create.js";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";
import { findByName, namePattern } from "./not-found.js";
import { Project } from "./project.js";
import { ResourcePool } from "./resource-pool.js";
import { unwrapMember, unwrapPage } from "./member.js";

type WireWorkspace = components["schemas"]["v1Workspace"];

/** Options of {@link Workspace.createProject}. */
export interface CreateProjectOptions extends RequestOptions {
  description?: string | undefined;
}

const projectsPath = "/api/v1/workspaces/{id}/projects";

/**
 * A workspace: projects and models that belong together.
 *
 * Python: `client.Workspace`.
 *
 * @example
 * const workspace = await determined.getWorkspace("risk");
 * const project = await workspace.createProject("cards", { description: "card fraud" });
 */
export class Workspace {
  readonly id: number;
  readonly name!: string;
  readonly archived!: boolean;
  /** Whether it is the one that every master has, which takes no changes. */
  readonly immutable!: boolean;
  /** Who owns it. */
  readonly username!: string;
  readonly userId!: number;
  readonly numProjects!: number;
  readonly numExperiments!: number;
  /** Whether the logged-in user pinned it. */
  readonly pinned!: boolean;
  /** Set while it is being deleted. */
  readonly state!: Open<components["schemas"]["v1WorkspaceState"]>;
  /** Why deleting it failed; empty otherwise. */
  readonly errorMessage!: string;
  /** Pool for its experiments; empty for the cluster's, undefined before release 0.23.1. */
  readonly defaultComputePool!: string | undefined;
  /** Pool for its notebooks and the like; empty for the cluster's, undefined before release 0.23.1. */
  readonly defaultAuxPool!: string | undefined;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, id: number) {
    makeInspectable(Workspace, (workspace) => `Workspace(id=${workspace.id}, name=${workspace.name})`);
    this.#connection = connection;
    this.id = id;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireWorkspace): Workspace {
    return new Workspace(connection, wire.id).#take(wire);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the workspace again and resolves to this object. Python: `Workspace.reload`.
   *
   * @example
   * console.log((await workspace.reload()).numProjects);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { params: { path: { id: this.id } }, ...requestOptions(checkOptions(options, "reload")) };
    return this.#take(unwrapMember(await this.#connection.api.GET("/api/v1/workspaces/{id}", init), "workspace"));
  }

  /**
   * The resource pools that its experiments may use: those bound to it and those bound to none. Before release 0.23.1 no
   * pool was bound, so these are all. Python: `Workspace.list_pools`.
   *
   * @example
   * for await (const pool of workspace.listPools()) console.log(pool.name);
   */
  listPools(options?: ListOptions): Listing<ResourcePool> {
    return createListing<ResourcePool>(() => {
      const given = checkOptions(options, "listPools");
      const { api } = this.#connection;
      const named = (name: string): ResourcePool => new ResourcePool(this.#connection, name);
      return {
        options: given,
        key: (pool) => pool.name,
        fetchPage: async ({ offset, limit }) => {
          const query = { offset, limit };
          const request = requestOptions(given);
          const params = { path: { workspaceId: this.id }, query };
          const answer = await api.GET("/api/v1/workspaces/{workspaceId}/available-resource-pools", {
            params,
            ...request,
          });
          if (answer.response.status !== 501) return unwrapPage(answer, "resourcePools", named);
          const all = await api.GET("/api/v1/resource-pools", { params: { query }, ...request });
          return unwrapPage(all, "resourcePools", (pool) => named(pool.name));
        },
      };
    });
  }

  /**
   * Creates a project in this workspace. Python: `Workspace.create_project`.
   *
   * @example
   * const project = await workspace.createProject("cards", { description: "card fraud" });
   */
  async createProject(name: string, options?: CreateProjectOptions): Promise<Project> {
    checkText(name, "name");
    const { description, ...request } = checkOptions(options, "createProject");
    const body = { name, description: optional(checkAnyText)(description, "description") };
    const params = { path: { workspaceId: this.id } };
    const init = { params, body, ...requestOptions(request) };
    const send = this.#connection.api.POST("/api/v1/workspaces/{workspaceId}/projects", init);
    const answer = await unlessAmbiguous("createProject", `project ${JSON.stringify(name)}`, send);
    return Project.fromWire(this.#connection, unwrapMember(answer, "project"));
  }

  /**
   * The project with exactly this name; NotFoundError when there is none. Python: `Workspace.get_project`.
   *
   * @example
   * const project = await workspace.getProject("cards");
   */
  async getProject(name: string, options?: RequestOptions): Promise<Project> {
    checkText(name, "name");
    const rows = this.#listProjects(checkOptions(options, "getProject"), namePattern(name));
    return findByName(rows, name, `project in workspace ${this.id} named`, projectsPath);
  }

  /**
   * The projects of this workspace. Python: `Workspace.list_projects`.
   *
   * @example
   * for await (const project of workspace.listProjects()) console.log(project.name);
   */
  listProjects(options?: ListOptions): Listing<Project> {
    return this.#listProjects(options);
  }

  /**
   * Deletes the project with exactly this name and its experiments, which takes a while in the background.
   * Python: `Workspace.delete_project`.
   *
   * @example
   * await workspace.deleteProject("cards");
   */
  async deleteProject(name: string, options?: RequestOptions): Promise<void> {
    const { id } = await this.getProject(name, options);
    const init = { params: { path: { id } }, ...requestOptions(options) };
    unwrap(await this.#connection.api.DELETE("/api/v1/projects/{id}", init));
  }

  #listProjects(options: ListOptions | undefined, name?: string): Listing<Project> {
    return createListing<Project>(() => {
      const given = checkOptions(options, "listProjects");
      return {
        options: given,
        key: (project) => project.id,
        fetchPage: async ({ offset, limit }) => {
          const params = { path: { id: this.id }, query: { name, offset, limit } };
          const answer = await this.#connection.api.GET(projectsPath, { params, ...requestOptions(given) });
          return unwrapPage(answer, "projects", (wire) => Project.fromWire(this.#connection, wire));
        },
      };
    });
  }

  #take(wire: WireWorkspace): this {
    const { name, archived, immutable, username, userId, numProjects, numExperiments, pinned } = wire;
    const { state, errorMessage, defaultComputePool, defaultAuxPool } = wire;
    return Object.assign(this, {
      ...{ name, archived, immutable, username, userId, numProjects, numExperiments, pinned },
      ...{ state, errorMessage, defaultComputePool, defaultAuxPool },
    });
  }
}
