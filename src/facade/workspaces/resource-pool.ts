import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { readListOptions, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkTextList, readRequest, type RequestSettings } from "../../values/index.js";
import { requireRelease } from "../since-release.js";
import { MasterObject } from "../master-object.js";
import { bindingsPath, bindingsSince, listBoundWorkspaces } from "./pool-bindings.js";

type Schemas = components["schemas"];
interface Bodies {
  POST: Schemas["v1BindRPToWorkspaceRequest"];
  DELETE: Schemas["v1UnbindRPFromWorkspaceRequest"];
  PUT: Schemas["v1OverwriteRPWorkspaceBindingsRequest"];
}

/** The fields of `ResourcePool`. */
export interface ResourcePoolRecord {
  /** The name, which identifies it. */
  readonly name: string;
}

export interface ResourcePool extends ResourcePoolRecord {}

/**
 * A pool of agents, and the workspaces it is bound to. A pool that is bound to none is for all. Bindings need release 0.23.4.
 *
 * Python: `client.ResourcePool`.
 *
 * @example
 * for await (const pool of workspace.listPools()) console.log(pool.name, await pool.listWorkspaces());
 */
export class ResourcePool extends MasterObject<ResourcePoolRecord> {
  /** Returns `ResourcePool(name=default)`. */
  override toString(): string {
    return `ResourcePool(name=${this.name})`;
  }

  /**
   * Binds the pool to these workspaces too. Requires an admin. Python: `ResourcePool.add_bindings`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.23.4.
   * @throws ApiError when the master does not know the pool or a workspace.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await pool.addBindings(["risk"]);
   */
  async addBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const request = readRequest("addBindings", options, arguments[2]);
    const init = await this.#change(workspaceNames, "addBindings", "POST", request);
    unwrap(await this.connection.api.POST(bindingsPath, init));
  }

  /**
   * Unbinds the pool from these workspaces. Requires an admin. Python: `ResourcePool.remove_bindings`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.23.4.
   * @throws ApiError when the master does not know the pool or a workspace.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await pool.removeBindings(["risk"]);
   */
  async removeBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const request = readRequest("removeBindings", options, arguments[2]);
    const init = await this.#change(workspaceNames, "removeBindings", "DELETE", request);
    unwrap(await this.connection.api.DELETE(bindingsPath, init));
  }

  /**
   * Binds the pool to these workspaces and no others. Requires an admin. Python: `ResourcePool.replace_bindings`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.23.4.
   * @throws ApiError when the master does not know the pool or a workspace.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await pool.replaceBindings(["risk", "research"]);
   */
  async replaceBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const request = readRequest("replaceBindings", options, arguments[2]);
    const init = await this.#change(workspaceNames, "replaceBindings", "PUT", request);
    unwrap(await this.connection.api.PUT(bindingsPath, init));
  }

  /**
   * The names of the workspaces that the pool is bound to. Python: `ResourcePool.list_workspaces`.
   *
   * @throws UnsupportedByMasterError when the master is older than release 0.23.4.
   * @throws ApiError when the master does not know the pool.
   * @example
   * console.log(await pool.listWorkspaces());
   */
  listWorkspaces(options?: ListOptions): Listing<string> {
    return listBoundWorkspaces(this.connection, this.name, () =>
      readListOptions({}, "listWorkspaces", options, arguments[1]),
    );
  }

  async #change(given: string[], name: string, method: keyof Bodies, request: RequestSettings) {
    const workspaceNames = checkTextList(given, "workspaceNames");
    // Each is checked where it is written: the member has had another name before.
    const bodies = { POST: { workspaceNames }, DELETE: { workspaceNames }, PUT: { workspaceNames } } satisfies Bodies;
    // Releases 0.23.1 to 0.23.3 answer 200 and change nothing.
    const call = { what: `ResourcePool.${name}`, method, path: bindingsPath };
    await requireRelease(this.connection, bindingsSince, call, request);
    return {
      params: { path: { resourcePoolName: this.name } },
      body: bodies[method],
      since: bindingsSince,
      ...request,
    };
  }
}
