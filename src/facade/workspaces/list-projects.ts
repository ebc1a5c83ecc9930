import { createListing, type CheckedList, type Listing } from "../../sequence/listing.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { findByName, namePattern } from "../not-found.js";
import { unwrapPage } from "../unwrap-page.js";
import { toProjectRecord, type ProjectRecord } from "./project-record.js";

const projectsPath = "/api/v1/workspaces/{id}/projects";

/** The projects of a workspace, each made of its record by `make`; with `name` those whose entire name matches the pattern. */
export function listProjectRows<Row extends { readonly id: number }>(
  connection: Connection,
  workspaceId: number,
  make: (record: ProjectRecord) => Row,
  readOptions: () => CheckedList<object>,
  name?: string,
): Listing<Row> {
  return createListing<Row>("projects", () => {
    const options = readOptions();
    return {
      options,
      key: (project) => project.id,
      fetchPage: async ({ offset, limit }, request) => {
        const params = { path: { id: workspaceId }, query: { name, offset, limit } };
        const answer = await connection.api.GET(projectsPath, { params, ...request });
        return unwrapPage(answer, "projects", (wire) => make(toProjectRecord(wire)));
      },
    };
  });
}

/** The record of the project with exactly this name. */
export async function findProject(
  connection: Connection,
  workspaceId: number,
  name: string,
  request: RequestSettings,
): Promise<ProjectRecord> {
  const rows = listProjectRows(
    connection,
    workspaceId,
    (record) => record,
    () => ({ request }),
    namePattern(name),
  );
  return findByName(rows, name, `project in workspace ${workspaceId} named`, projectsPath);
}
