import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import type { CheckedList, Listing } from "../../sequence/listing.js";
import { ConflictError } from "../../errors/index.js";
import type { RequestSettings } from "../../values/index.js";
import { adviseOn, takenAdvice } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { toWorkspaceRecord } from "./workspace-record.js";
import { findWorkspace, listWorkspaceRows, workspacesPath } from "./list-workspaces.js";
import { Workspace } from "./workspace.js";

/** `Determined.listWorkspaces`. */
export function listWorkspaces(connection: Connection, readOptions: () => CheckedList<object>): Listing<Workspace> {
  return listWorkspaceRows(connection, (record) => new Workspace(connection, record), readOptions);
}

/** `Determined.getWorkspace`: the one with exactly this name. */
export async function getWorkspace(connection: Connection, name: string, request: RequestSettings): Promise<Workspace> {
  return new Workspace(connection, await findWorkspace(connection, name, request));
}

/** `Determined.createWorkspace`. */
export async function createWorkspace(
  connection: Connection,
  name: string,
  request: RequestSettings,
): Promise<Workspace> {
  const send = async (): Promise<Workspace> => {
    const answer = await connection.api.POST(workspacesPath, { body: { name }, ...request });
    return unwrapMember(answer, "workspace", (wire) => new Workspace(connection, toWorkspaceRecord(wire)));
  };
  const answer = unlessAmbiguous("createWorkspace", `workspace ${JSON.stringify(name)}`, send());
  return adviseOn(ConflictError, takenAdvice("workspace", name, "getWorkspace"), answer);
}

/** `Determined.deleteWorkspace`: the one with exactly this name. */
export async function deleteWorkspace(connection: Connection, name: string, request: RequestSettings): Promise<void> {
  const { id } = await findWorkspace(connection, name, request);
  unwrap(await connection.api.DELETE("/api/v1/workspaces/{id}", { params: { path: { id } }, ...request }));
}
