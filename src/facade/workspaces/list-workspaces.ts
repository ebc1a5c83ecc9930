import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { findByName, namePattern } from "../not-found.js";
import { unwrapPage } from "../unwrap-page.js";
import { toWorkspaceRecord, type WorkspaceRecord } from "./workspace-record.js";

/** Path of all workspaces. */
export const workspacesPath = "/api/v1/workspaces";

/** The workspaces, each made of its record by `make`; with `name` those whose entire name matches the pattern. */
export function listWorkspaceRows<Row extends { readonly id: number }>(
  connection: Connection,
  make: (record: WorkspaceRecord) => Row,
  readOptions: () => CheckedList<object>,
  name?: string,
): Listing<Row> {
  return createListing<Row>("workspaces", () => {
    const options = readOptions();
    return {
      options,
      key: (workspace) => workspace.id,
      async fetchPage({ offset, limit }, request) {
        const init = { params: { query: { name, offset, limit } }, ...request };
        const answer = await connection.api.GET(workspacesPath, init);
        return unwrapPage(answer, "workspaces", (wire) => make(toWorkspaceRecord(wire)));
      },
    };
  });
}

/** The record of the workspace with exactly this name. */
export async function findWorkspace(
  connection: Connection,
  name: string,
  request: RequestSettings,
): Promise<WorkspaceRecord> {
  const rows = listWorkspaceRows(
    connection,
    (record) => record,
    () => ({ request }),
    namePattern(name),
  );
  return findByName(rows, name, "workspace", workspacesPath);
}
