import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import { bindingsPath, ResourcePool } from "./resource-pool.js";

/** @internal `Workspace.listPools`. */
export function listPools(
  connection: Connection,
  workspaceId: number,
  readOptions: () => CheckedList<object>,
): Listing<ResourcePool> {
  return createListing<ResourcePool>(() => {
    const options = readOptions();
    const { request } = options;
    const { api } = connection;
    const named = (name: string): ResourcePool => new ResourcePool(connection, { name });
    return {
      options,
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
  readOptions: () => CheckedList<object>,
): Listing<string> {
  return createListing<string>(() => {
    const options = readOptions();
    const { request } = options;
    const { api } = connection;
    const nameOf = async (id: number): Promise<string> => {
      const answer = await api.GET("/api/v1/workspaces/{id}", { params: { path: { id } }, ...request });
      return unwrapMember(answer, "workspace").name;
    };
    return {
      options,
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
