import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { checkName, type Checked, type OptionTable } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { findProject } from "../workspaces/list-projects.js";
import { findWorkspace } from "../workspaces/list-workspaces.js";

/** Where to move an experiment. */
export interface MoveExperimentOptions extends RequestOptions {
  /** Name of the workspace, case-sensitive. */
  workspaceName: string;
  /** Name of the project in it, case-sensitive. */
  projectName: string;
}

export const moveExperimentOptions = {
  workspaceName: { check: checkName, required: true },
  projectName: { check: checkName, required: true },
} satisfies OptionTable<MoveExperimentOptions>;

/** Moves an experiment; gives the fields that this changes. */
export async function moveExperiment(
  connection: Connection,
  experimentId: number,
  { workspaceName, projectName, request }: Checked<typeof moveExperimentOptions>,
): Promise<{ projectId: number; projectName: string; workspaceId: number; workspaceName: string }> {
  const { id: workspaceId } = await findWorkspace(connection, workspaceName, request);
  const { id: destinationProjectId } = await findProject(connection, workspaceId, projectName, request);
  const answer = await connection.api.POST("/api/v1/experiments/{experimentId}/move", {
    params: { path: { experimentId } },
    body: { experimentId, destinationProjectId },
    ...request,
  });
  unwrap(answer);
  return { projectId: destinationProjectId, projectName, workspaceId, workspaceName };
}
