import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { listBoundWorkspaces } from "./workspace-pools.js";
import type { Listing, ListOptions } from "../../sequence/listing.js";
import { checkOptions, checkTextList } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { prepareClass } from "../prepare-class.js";

/** @internal Path of all calls about bindings. */
export const bindingsPath = "/api/v1/resource-pools/{resourcePoolName}/workspace-bindings";

/**
 * A pool of agents, and the workspaces it is bound to. A pool that is bound to none is for all. Bindings need release 0.23.1.
 *
 * Python: `client.ResourcePool`.
 *
 * @example
 * for await (const pool of workspace.listPools()) console.log(pool.name, await pool.listWorkspaces());
 */
export class ResourcePool {
  /** What identifies it. */
  readonly name: string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, name: string) {
    prepareClass(ResourcePool, (pool) => `ResourcePool(name=${pool.name})`);
    this.#connection = connection;
    this.name = name;
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Binds the pool to these workspaces too. Takes an admin. Python: `ResourcePool.add_bindings`.
   *
   * @example
   * await pool.addBindings(["risk"]);
   */
  async addBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const init = this.#change(workspaceNames, options, "addBindings");
    unwrap(await this.#connection.api.POST(bindingsPath, init));
  }

  /**
   * Unbinds the pool from these workspaces. Takes an admin. Python: `ResourcePool.remove_bindings`.
   *
   * @example
   * await pool.removeBindings(["risk"]);
   */
  async removeBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const init = this.#change(workspaceNames, options, "removeBindings");
    unwrap(await this.#connection.api.DELETE(bindingsPath, init));
  }

  /**
   * Binds the pool to these workspaces and no others. Takes an admin. Python: `ResourcePool.replace_bindings`.
   *
   * @example
   * await pool.replaceBindings(["risk", "research"]);
   */
  async replaceBindings(workspaceNames: string[], options?: RequestOptions): Promise<void> {
    const init = this.#change(workspaceNames, options, "replaceBindings");
    unwrap(await this.#connection.api.PUT(bindingsPath, init));
  }

  /**
   * The names of the workspaces that the pool is bound to. Python: `ResourcePool.list_workspaces`.
   *
   * @example
   * console.log(await pool.listWorkspaces());
   */
  listWorkspaces(options?: ListOptions): Listing<string> {
    return listBoundWorkspaces(this.#connection, this.name, options);
  }

  #change(workspaceNames: string[], options: RequestOptions | undefined, method: string) {
    const body = { workspaceNames: checkTextList(workspaceNames, "workspaceNames") };
    const params = { path: { resourcePoolName: this.name } };
    return { params, body, since: "0.23.1", ...requestOptions(checkOptions(options, method)) };
  }
}
