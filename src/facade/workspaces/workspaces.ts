import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import type { RequestSettings } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { findByName, namePattern } from "../not-found.js";
import { unwrapPage } from "../unwrap-page.js";
import { toWorkspaceRecord } from "./workspace-record.js";
import { Workspace } from "./workspace.js";

const workspacesPath = "/api/v1/workspaces";

/** `Determined.listWorkspaces`; with `name` those whose whole name the pattern matches. */
export function listWorkspaces(
  connection: Connection,
  readOptions: () => CheckedList<object>,
  name?: string,
): Listing<Workspace> {
  return createListing<Workspace>(() => {
    const options = readOptions();
    return {
      options,
      key: (workspace) => workspace.id,
      async fetchPage({ offset, limit }) {
        const init = { params: { query: { name, offset, limit } }, ...options.request };
        const answer = await connection.api.GET(workspacesPath, init);
        return unwrapPage(answer, "workspaces", (wire) => new Workspace(connection, toWorkspaceRecord(wire)));
      },
    };
  });
}

/** `Determined.getWorkspace`: the one with exactly this name. */
export async function getWorkspace(connection: Connection, name: string, request: RequestSettings): Promise<Workspace> {
  const rows = listWorkspaces(connection, () => ({ request }), namePattern(name));
  return findByName(rows, name, "workspace", workspacesPath);
}

/** `Determined.createWorkspace`. */
export async function createWorkspace(
  connection: Connection,
  name: string,
  request: RequestSettings,
): Promise<Workspace> {
  const send = connection.api.POST(workspacesPath, { body: { name }, ...request });
  const answer = await unlessAmbiguous("createWorkspace", `workspace ${JSON.stringify(name)}`, send);
  return unwrapMember(answer, "workspace", (wire) => new Workspace(connection, toWorkspaceRecord(wire)));
}

/** `Determined.deleteWorkspace`: the one with exactly this name. */
export async function deleteWorkspace(connection: Connection, name: string, request: RequestSettings): Promise<void> {
  const { id } = await getWorkspace(connection, name, request);
  unwrap(await connection.api.DELETE("/api/v1/workspaces/{id}", { params: { path: { id } }, ...request }));
}
