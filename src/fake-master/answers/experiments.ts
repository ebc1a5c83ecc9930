import { wireNumber } from "./numbers.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { checkpointTotals } from "../state/checkpoints/checkpoint-size.js";
import { since } from "../state/release.js";
import { projectOf, shownTrials, workspaceOf } from "../state/lookup.js";
import { searcherMetric, section, textIn } from "../state/config-values.js";
import { bestSearcherMetric, metricNumber } from "../state/trials/metrics.js";
import type { ExperimentRecord, MasterState } from "../state/records.js";
import { reportedExperimentState } from "../state/experiments/reported-state.js";
import { secondsOf, wireTime, wireTimeOrNull } from "../state/stamp.js";

type WireExperiment = Wire<components["schemas"]["v1Experiment"]>;

/** An experiment as single answers (`get`) or lists show it. */
export function experimentAnswer(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  form: "get" | "list",
  showTrialData = false,
): WireExperiment {
  const project = projectOf(state, experiment.projectId);
  const workspace = workspaceOf(state, project.workspaceId);
  const user = state.users[experiment.userId];
  const list = form === "list";
  const shown = shownTrials(state, experiment);
  const totals = checkpointTotals(state, experiment);
  const searcherType = textIn(section(experiment.config, "searcher"), "name");
  return {
    id: experiment.id,
    description: experiment.description ?? "",
    labels: experiment.labels,
    startTime: wireTime(experiment.startTime),
    endTime: wireTimeOrNull(experiment.endTime),
    state: `STATE_${reportedExperimentState(state, experiment)}` as "STATE_RUNNING",
    archived: experiment.archived,
    numTrials: shown.length,
    trialIds: list ? [] : shown.map(({ id }) => id),
    displayName: list ? user?.displayName || (user?.username ?? "") : "",
    userId: experiment.userId,
    username: user?.username ?? "",
    resourcePool: textIn(section(experiment.config, "resources"), "resource_pool"),
    searcherType: list || !since(state, "0.23.0") ? searcherType : JSON.stringify(searcherType),
    ...later(state, "0.25.0", { searcherMetric: list ? searcherMetric(experiment.config).metric : "" }),
    ...later(state, "0.31.0", { hyperparameters: list ? section(experiment.config, "hyperparameters") : null }),
    name: experiment.name,
    notes: list && experiment.notes !== "" ? "omitted" : experiment.notes,
    jobId: experiment.jobId,
    forkedFrom: experiment.forkedFrom ?? null,
    progress: wireNumber(experiment.progress),
    projectId: project.id,
    projectName: project.name,
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    parentArchived: project.archived || workspace.archived,
    config: experiment.config,
    originalConfig: list ? "" : experiment.originalConfig,
    projectOwnerId: project.userId,
    checkpointSize: String(totals.size),
    checkpointCount: totals.count,
    ...laterMembers(state, now, experiment, list, showTrialData),
  };
}

function laterMembers(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  list: boolean,
  showTrialData: boolean,
): Partial<WireExperiment> {
  const best = list && showTrialData ? metricNumber(bestSearcherMetric(state, experiment)) : undefined;
  const trial = state.trials[experiment.trialIds.at(-1) ?? 0];
  return {
    ...later(state, "0.19.11", { bestTrialSearcherMetric: best }),
    ...later(state, "0.23.0", {
      unmanaged: experiment.unmanaged,
      duration: list ? secondsOf(experiment, now) : undefined,
    }),
    ...later(state, "0.26.0", {
      externalExperimentId: list ? experiment.externalId : undefined,
      externalTrialId: list ? trial?.externalId : undefined,
      modelDefinitionSize: list ? undefined : experiment.definitionSize,
    }),
  };
}
