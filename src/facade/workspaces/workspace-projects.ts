import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkAnyText, checkOptions, checkText, optional } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import { findByName, namePattern } from "../not-found.js";
import { Project } from "./project.js";

/** Options of `Workspace.createProject`. */
export interface CreateProjectOptions extends RequestOptions {
  /** Default: empty. */
  description?: string | undefined;
}

const projectsPath = "/api/v1/workspaces/{id}/projects";

/** @internal `Workspace.createProject`. */
export async function createProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  options: CreateProjectOptions | undefined,
): Promise<Project> {
  checkText(name, "name");
  const { description, ...request } = checkOptions(options, "createProject");
  const body = { name, description: optional(checkAnyText)(description, "description") };
  const init = { params: { path: { workspaceId } }, body, ...requestOptions(request) };
  const send = connection.api.POST("/api/v1/workspaces/{workspaceId}/projects", init);
  const answer = await unlessAmbiguous("createProject", `project ${JSON.stringify(name)}`, send);
  return Project.fromWire(connection, unwrapMember(answer, "project"));
}

/** @internal `Workspace.listProjects`; with `name` those whose whole name the pattern matches. */
export function listProjects(
  connection: Connection,
  id: number,
  options: ListOptions | undefined,
  name?: string,
): Listing<Project> {
  return createListing<Project>(() => {
    const given = checkOptions(options, "listProjects");
    return {
      options: given,
      key: (project) => project.id,
      fetchPage: async ({ offset, limit }) => {
        const params = { path: { id }, query: { name, offset, limit } };
        const answer = await connection.api.GET(projectsPath, { params, ...requestOptions(given) });
        return unwrapPage(answer, "projects", (wire) => Project.fromWire(connection, wire));
      },
    };
  });
}

/** @internal `Workspace.getProject`: the one with exactly this name. */
export async function getProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  options: RequestOptions | undefined,
): Promise<Project> {
  checkText(name, "name");
  const rows = listProjects(connection, workspaceId, checkOptions(options, "getProject"), namePattern(name));
  return findByName(rows, name, `project in workspace ${workspaceId} named`, projectsPath);
}

/** @internal `Workspace.deleteProject`: the one with exactly this name. */
export async function deleteProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  options: RequestOptions | undefined,
): Promise<void> {
  const { id } = await getProject(connection, workspaceId, name, options);
  const init = { params: { path: { id } }, ...requestOptions(options) };
  unwrap(await connection.api.DELETE("/api/v1/projects/{id}", init));
}
