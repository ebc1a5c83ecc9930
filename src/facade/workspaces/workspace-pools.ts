import { requestOptions } from "../../api/request-options.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkOptions } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import { bindingsPath, ResourcePool } from "./resource-pool.js";

/** @internal `Workspace.listPools`. */
export function listPools(
  connection: Connection,
  workspaceId: number,
  options: ListOptions | undefined,
): Listing<ResourcePool> {
  return createListing<ResourcePool>(() => {
    const given = checkOptions(options, "listPools");
    const request = requestOptions(given);
    const { api } = connection;
    const named = (name: string): ResourcePool => new ResourcePool(connection, name);
    return {
      options: given,
      key: (pool) => pool.name,
      fetchPage: async ({ offset, limit }) => {
        const query = { offset, limit };
        const init = { params: { path: { workspaceId }, query }, ...request };
        const answer = await api.GET("/api/v1/workspaces/{workspaceId}/available-resource-pools", init);
        if (answer.response.status !== 501) return unwrapPage(answer, "resourcePools", named);
        // Masters before 0.23.1 bind no pools, so all of them are there for everybody.
        const all = await api.GET("/api/v1/resource-pools", { params: { query }, ...request });
        return unwrapPage(all, "resourcePools", (pool) => named(pool.name));
      },
    };
  });
}

/** @internal `ResourcePool.listWorkspaces`. */
export function listBoundWorkspaces(
  connection: Connection,
  resourcePoolName: string,
  options: ListOptions | undefined,
): Listing<string> {
  return createListing<string>(() => {
    const given = checkOptions(options, "listWorkspaces");
    const request = requestOptions(given);
    const { api } = connection;
    const nameOf = async (id: number): Promise<string> => {
      const answer = await api.GET("/api/v1/workspaces/{id}", { params: { path: { id } }, ...request });
      return unwrapMember(answer, "workspace").name;
    };
    return {
      options: given,
      key: (name) => name,
      fetchPage: async ({ offset, limit }) => {
        // Without a limit this route gives at most 100.
        const params = { path: { resourcePoolName }, query: { offset, limit: limit ?? 100 } };
        const answer = await api.GET(bindingsPath, { params, since: "0.23.1", ...request });
        const page = unwrapPage(answer, "workspaceIds", (id) => id);
        return { ...page, rows: await Promise.all(page.rows.map(nameOf)) };
      },
    };
  });
}
