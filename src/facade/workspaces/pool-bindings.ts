import { unwrapMember } from "../../api/unwrap-member.js";
import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import { toId, WireFields, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { requireRelease, whereSupported } from "../since-release.js";
import { unwrapPage } from "../unwrap-page.js";

/** Path of all calls about bindings. */
export const bindingsPath = "/api/v1/resource-pools/{resourcePoolName}/workspace-bindings";

/** First release whose bindings do anything; 0.23.1 has the routes. */
export const bindingsSince = "0.23.4";

/** `ResourcePool.listWorkspaces`. */
export function listBoundWorkspaces(
  connection: Connection,
  resourcePoolName: string,
  readOptions: () => CheckedList<object>,
): Listing<string> {
  return createListing<string>("names of workspaces", () => {
    const options = readOptions();
    const { api } = connection;
    const nameOf = async (id: number, request: RequestSettings): Promise<string> => {
      const answer = await api.GET("/api/v1/workspaces/{id}", { params: { path: { id } }, ...request });
      return unwrapMember(answer, "workspace", (wire) => new WireFields(wire).string("name", ""));
    };
    return {
      options,
      key: (name) => name,
      fetchPage: async ({ offset, limit }, request) => {
        // Without a limit this route gives at most 100.
        const params = { path: { resourcePoolName }, query: { offset, limit: limit ?? 100 } };
        const call = { what: "ResourcePool.listWorkspaces", method: "GET", path: bindingsPath };
        const page = await whereSupported(connection, bindingsSince, call, request, async () => {
          const answer = await api.GET(bindingsPath, { params, since: bindingsSince, ...request });
          return unwrapPage(answer, "workspaceIds", (id) => toId(id, "workspaceIds"));
        });
        // Releases 0.23.1 to 0.23.3 answer so to everybody.
        if (!page.rows.length && !offset) await requireRelease(connection, bindingsSince, call, request);
        return { ...page, rows: await Promise.all(page.rows.map((id) => nameOf(id, request))) };
      },
    };
  });
}
