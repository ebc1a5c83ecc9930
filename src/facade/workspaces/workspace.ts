import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import type { Listing, ListOptions } from "../../sequence/listing.js";
import { checkOptions, toId, type Open } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { assignKnown } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import type { Project } from "./project.js";
import type { ResourcePool } from "./resource-pool.js";
import {
  createProject,
  type CreateProjectOptions,
  deleteProject,
  getProject,
  listProjects,
} from "./workspace-projects.js";
import { listPools } from "./workspace-pools.js";

type WireWorkspace = components["schemas"]["v1Workspace"];

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
  /** What identifies it. */
  readonly id: number;
  /** Its name, once on a master. */
  readonly name!: string;
  /** Whether it is hidden and takes no changes. */
  readonly archived!: boolean;
  /** Whether it is the one that every master has, which takes no changes. */
  readonly immutable!: boolean;
  /** Who owns it. */
  readonly username!: string;
  /** Id of who created it. */
  readonly userId!: number;
  /** How many projects it has. */
  readonly numProjects!: number;
  /** How many experiments its projects have. */
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
    prepareClass(Workspace, (workspace) => `Workspace(id=${workspace.id}, name=${workspace.name})`);
    this.#connection = connection;
    this.id = id;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireWorkspace): Workspace {
    return new Workspace(connection, toId(wire.id, "id")).#take(wire);
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
    return listPools(this.#connection, this.id, options);
  }

  /**
   * Creates a project in this workspace. Python: `Workspace.create_project`.
   *
   * @example
   * const project = await workspace.createProject("cards", { description: "card fraud" });
   */
  async createProject(name: string, options?: CreateProjectOptions): Promise<Project> {
    return createProject(this.#connection, this.id, name, options);
  }

  /**
   * The project with exactly this name; NotFoundError when there is none. Python: `Workspace.get_project`.
   *
   * @example
   * const project = await workspace.getProject("cards");
   */
  async getProject(name: string, options?: RequestOptions): Promise<Project> {
    return getProject(this.#connection, this.id, name, options);
  }

  /**
   * The projects of this workspace. Python: `Workspace.list_projects`.
   *
   * @example
   * for await (const project of workspace.listProjects()) console.log(project.name);
   */
  listProjects(options?: ListOptions): Listing<Project> {
    return listProjects(this.#connection, this.id, options);
  }

  /**
   * Deletes the project with exactly this name and its experiments, which takes a while in the background.
   * Python: `Workspace.delete_project`.
   *
   * @example
   * await workspace.deleteProject("cards");
   */
  async deleteProject(name: string, options?: RequestOptions): Promise<void> {
    await deleteProject(this.#connection, this.id, name, options);
  }

  #take(wire: WireWorkspace): this {
    const { name, archived, immutable, username, userId, numProjects, numExperiments, pinned } = wire;
    const { state, errorMessage, defaultComputePool, defaultAuxPool } = wire;
    return assignKnown<Workspace>(this, {
      ...{ name, archived, immutable, username, userId, numProjects, numExperiments, pinned },
      ...{ state, errorMessage, defaultComputePool, defaultAuxPool },
    }) as this;
  }
}
