import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { checkOptions, checkText } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { getWorkspace } from "../workspaces/workspaces.js";

/** Where to move an experiment. */
export interface MoveExperimentOptions extends RequestOptions {
  /** Name of the workspace, with its case. */
  workspaceName: string;
  /** Name of the project in it, with its case. */
  projectName: string;
}

/** Moves an experiment; gives the fields that this changes. */
export async function moveExperiment(
  connection: Connection,
  experimentId: number,
  given: MoveExperimentOptions,
): Promise<{ projectId: number; projectName: string; workspaceId: number; workspaceName: string }> {
  const { signal, timeout, ...names } = checkOptions(given, "moveToProject");
  const workspaceName = checkText(names.workspaceName, "workspaceName");
  const projectName = checkText(names.projectName, "projectName");
  const workspace = await getWorkspace(connection, workspaceName, { signal, timeout });
  const { id: destinationProjectId } = await workspace.getProject(projectName, { signal, timeout });
  const answer = await connection.api.POST("/api/v1/experiments/{experimentId}/move", {
    params: { path: { experimentId } },
    body: { experimentId, destinationProjectId },
    ...requestOptions({ signal, timeout }),
  });
  unwrap(answer);
  return { projectId: destinationProjectId, projectName, workspaceId: workspace.id, workspaceName };
}
