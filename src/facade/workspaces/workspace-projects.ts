import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import type { CheckedList, Listing } from "../../sequence/listing.js";
import { checkAnyText, type Checked, type OptionTable, type RequestSettings } from "../../values/index.js";
import { ConflictError } from "../../errors/index.js";
import { adviseOn, takenAdvice } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { toProjectRecord } from "./project-record.js";
import { findProject, listProjectRows } from "./list-projects.js";
import { Project } from "./project.js";

/** Options of `Workspace.createProject`. */
export interface CreateProjectOptions extends RequestOptions {
  /** @default "" */
  description?: string | undefined;
}

export const createProjectOptions = {
  description: { check: checkAnyText },
} satisfies OptionTable<CreateProjectOptions>;

/** `Workspace.createProject`. */
export async function createProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  { description, request }: Checked<typeof createProjectOptions>,
): Promise<Project> {
  const init = { params: { path: { workspaceId } }, body: { name, description }, ...request };
  const send = async (): Promise<Project> => {
    const answer = await connection.api.POST("/api/v1/workspaces/{workspaceId}/projects", init);
    return unwrapMember(answer, "project", (wire) => new Project(connection, toProjectRecord(wire)));
  };
  const answer = unlessAmbiguous("createProject", `project ${JSON.stringify(name)}`, send());
  return adviseOn(ConflictError, takenAdvice("project", name, "getProject"), answer);
}

/** `Workspace.listProjects`. */
export function listProjects(
  connection: Connection,
  workspaceId: number,
  readOptions: () => CheckedList<object>,
): Listing<Project> {
  return listProjectRows(connection, workspaceId, (record) => new Project(connection, record), readOptions);
}

/** `Workspace.getProject`: the one with exactly this name. */
export async function getProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  request: RequestSettings,
): Promise<Project> {
  return new Project(connection, await findProject(connection, workspaceId, name, request));
}

/** `Workspace.deleteProject`: the one with exactly this name. */
export async function deleteProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  request: RequestSettings,
): Promise<void> {
  const { id } = await findProject(connection, workspaceId, name, request);
  unwrap(await connection.api.DELETE("/api/v1/projects/{id}", { params: { path: { id } }, ...request }));
}
