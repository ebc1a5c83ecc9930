import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkOptions, checkText } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { findByName, namePattern } from "../not-found.js";
import { Workspace } from "./workspace.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";

const workspacesPath = "/api/v1/workspaces";

/** @internal `Determined.listWorkspaces`; with `name` those whose whole name the pattern matches. */
export function listWorkspaces(
  connection: Connection,
  options: ListOptions | undefined,
  name?: string,
): Listing<Workspace> {
  return createListing<Workspace>(() => {
    const given = checkOptions(options, "listWorkspaces");
    return {
      options: given,
      key: (workspace) => workspace.id,
      async fetchPage({ offset, limit }) {
        const init = { params: { query: { name, offset, limit } }, ...requestOptions(given) };
        const answer = await connection.api.GET(workspacesPath, init);
        return unwrapPage(answer, "workspaces", (wire) => Workspace.fromWire(connection, wire));
      },
    };
  });
}

/** @internal `Determined.getWorkspace`: the one with exactly this name. */
export async function getWorkspace(
  connection: Connection,
  name: string,
  options: RequestOptions | undefined,
): Promise<Workspace> {
  checkText(name, "name");
  const rows = listWorkspaces(connection, checkOptions(options, "getWorkspace"), namePattern(name));
  return findByName(rows, name, "workspace", workspacesPath);
}

/** @internal `Determined.createWorkspace`. */
export async function createWorkspace(
  connection: Connection,
  name: string,
  options: RequestOptions | undefined,
): Promise<Workspace> {
  const body = { name: checkText(name, "name") };
  const init = { body, ...requestOptions(checkOptions(options, "createWorkspace")) };
  const send = connection.api.POST(workspacesPath, init);
  const answer = await unlessAmbiguous("createWorkspace", `workspace ${JSON.stringify(name)}`, send);
  return Workspace.fromWire(connection, unwrapMember(answer, "workspace"));
}

/** @internal `Determined.deleteWorkspace`: the one with exactly this name. */
export async function deleteWorkspace(
  connection: Connection,
  name: string,
  options: RequestOptions | undefined,
): Promise<void> {
  const { id } = await getWorkspace(connection, name, options);
  const init = { params: { path: { id } }, ...requestOptions(options) };
  unwrap(await connection.api.DELETE("/api/v1/workspaces/{id}", init));
}
