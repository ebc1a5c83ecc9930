import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { workspaceOf } from "../state/lookup.js";
import type { MasterState, ProjectRecord } from "../state/records.js";
import { wireTimeOrNull } from "../state/stamp.js";

/** A project as answers show it. */
export function projectAnswer(state: MasterState, project: ProjectRecord): Wire<components["schemas"]["v1Project"]> {
  const workspace = workspaceOf(state, project.workspaceId);
  const experiments = Object.values(state.experiments).filter(({ projectId }) => projectId === project.id);
  return {
    id: project.id,
    name: project.name,
    workspaceId: project.workspaceId,
    description: project.description,
    lastExperimentStartedAt: wireTimeOrNull(
      experiments
        .map(({ startTime }) => startTime)
        .sort()
        .at(-1),
    ),
    notes: project.notes,
    numExperiments: experiments.length,
    numActiveExperiments: experiments.filter(({ state: one }) => one === "ACTIVE").length,
    archived: project.archived || workspace.archived,
    username: state.users[project.userId]?.username ?? "",
    immutable: project.immutable,
    userId: project.userId,
    workspaceName: workspace.name,
    state: "WORKSPACE_STATE_UNSPECIFIED",
    errorMessage: "",
    ...later(state, "0.34.0", { key: project.key }),
    ...later(state, "0.35.0", { numRuns: experiments.reduce((sum, { trialIds }) => sum + trialIds.length, 0) }),
  };
}
