import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import { WireFields, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { isRelease } from "../since-release.js";
import { unwrapPage } from "../unwrap-page.js";
import { bindingsSince } from "./pool-bindings.js";
import { ResourcePool } from "./resource-pool.js";

/** @internal `Workspace.listPools`. */
export function listPools(
  connection: Connection,
  workspaceId: number,
  readOptions: () => CheckedList<object>,
): Listing<ResourcePool> {
  return createListing<ResourcePool>("resource pools", () => {
    const options = readOptions();
    const { api } = connection;
    const named = (wire: { name: string }): ResourcePool =>
      new ResourcePool(connection, { name: new WireFields(wire).string("name", "") });
    const available = async (query: { offset: number; limit: number | undefined }, request: RequestSettings) => {
      const init = { params: { path: { workspaceId }, query }, ...request };
      const answer = await api.GET("/api/v1/workspaces/{workspaceId}/available-resource-pools", init);
      if (answer.response.status === 501) return undefined;
      const page = unwrapPage(answer, "resourcePools", (name) => named({ name }));
      const isTrue = page.rows.length || query.offset || isRelease(await connection.release(request), bindingsSince);
      return isTrue ? page : undefined;
    };
    let bindsPools = true;
    return {
      options,
      key: (pool) => pool.name,
      fetchPage: async ({ offset, limit }, request) => {
        const query = { offset, limit };
        const page = bindsPools ? await available(query, request) : undefined;
        if (page) return page;
        // Masters before 0.23.1 lack the route, and before 0.23.4 it gives nothing: no pool is bound, so all are for everybody.
        bindsPools = false;
        const all = await api.GET("/api/v1/resource-pools", { params: { query }, ...request });
        return unwrapPage(all, "resourcePools", named);
      },
    };
  });
}
