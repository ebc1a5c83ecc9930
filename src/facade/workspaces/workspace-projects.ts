import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import { checkAnyText, type Checked, type OptionTable, type RequestSettings } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { findByName, namePattern } from "../not-found.js";
import { unwrapPage } from "../unwrap-page.js";
import { toProjectRecord } from "./project-record.js";
import { Project } from "./project.js";

/** Options of `Workspace.createProject`. */
export interface CreateProjectOptions extends RequestOptions {
  /** @default "" */
  description?: string | undefined;
}

export const createProjectOptions = {
  description: { check: checkAnyText },
} satisfies OptionTable<CreateProjectOptions>;

const projectsPath = "/api/v1/workspaces/{id}/projects";

/** `Workspace.createProject`. */
export async function createProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  { description, request }: Checked<typeof createProjectOptions>,
): Promise<Project> {
  const init = { params: { path: { workspaceId } }, body: { name, description }, ...request };
  const send = connection.api.POST("/api/v1/workspaces/{workspaceId}/projects", init);
  const answer = await unlessAmbiguous("createProject", `project ${JSON.stringify(name)}`, send);
  return unwrapMember(answer, "project", (wire) => new Project(connection, toProjectRecord(wire)));
}

/** `Workspace.listProjects`; with `name` those whose whole name the pattern matches. */
export function listProjects(
  connection: Connection,
  id: number,
  readOptions: () => CheckedList<object>,
  name?: string,
): Listing<Project> {
  return createListing<Project>(() => {
    const options = readOptions();
    return {
      options,
      key: (project) => project.id,
      fetchPage: async ({ offset, limit }) => {
        const params = { path: { id }, query: { name, offset, limit } };
        const answer = await connection.api.GET(projectsPath, { params, ...options.request });
        return unwrapPage(answer, "projects", (wire) => new Project(connection, toProjectRecord(wire)));
      },
    };
  });
}

/** `Workspace.getProject`: the one with exactly this name. */
export async function getProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  request: RequestSettings,
): Promise<Project> {
  const rows = listProjects(connection, workspaceId, () => ({ request }), namePattern(name));
  return findByName(rows, name, `project in workspace ${workspaceId} named`, projectsPath);
}

/** `Workspace.deleteProject`: the one with exactly this name. */
export async function deleteProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  request: RequestSettings,
): Promise<void> {
  const { id } = await getProject(connection, workspaceId, name, request);
  unwrap(await connection.api.DELETE("/api/v1/projects/{id}", { params: { path: { id } }, ...request }));
}
