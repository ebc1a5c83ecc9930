import { later } from "./later.js";
import { wireNumber } from "./numbers.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { searcherMetric, section, textIn } from "../state/config-values.js";
import { projectOf, workspaceOf } from "../state/lookup.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../state/records.js";
import { bestMetricOf, isMultitrial, isParentArchived, trialTotals } from "../state/search/columns.js";
import { secondsOf, wireTime, wireTimeOrNull } from "../state/stamp.js";
import { summaryMetrics } from "../state/trials/summary-metrics.js";

/** A trial as the list of runs shows it. */
export function runAnswer(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  trial: TrialRecord,
): Wire<components["schemas"]["v1FlatRun"]> {
  const project = projectOf(state, experiment.projectId);
  const totals = trialTotals(state, trial);
  return {
    id: trial.id,
    startTime: wireTime(trial.startTime),
    endTime: wireTimeOrNull(trial.endTime),
    state: `STATE_${trial.state}` as "STATE_ACTIVE",
    labels: experiment.labels,
    checkpointSize: String(totals.size),
    checkpointCount: totals.count,
    searcherMetricValue: bestMetricOf(experiment, trial),
    externalRunId: trial.externalId,
    hyperparameters: trial.hparams,
    summaryMetrics: summaryMetrics(trial),
    userId: experiment.userId,
    duration: secondsOf(trial, now),
    projectId: project.id,
    projectName: project.name,
    workspaceId: project.workspaceId,
    workspaceName: workspaceOf(state, project.workspaceId).name,
    parentArchived: isParentArchived(state, experiment),
    experiment: {
      id: experiment.id,
      searcherType: textIn(section(experiment.config, "searcher"), "name"),
      searcherMetric: searcherMetric(experiment.config).metric,
      forkedFrom: experiment.forkedFrom,
      externalExperimentId: experiment.externalId,
      resourcePool: textIn(section(experiment.config, "resources"), "resource_pool"),
      progress: wireNumber(experiment.progress) ?? 0,
      description: experiment.description ?? "",
      name: experiment.name,
      unmanaged: experiment.unmanaged,
      isMultitrial: isMultitrial(experiment),
    },
    ...later(state, "0.34.0", trial.metadata === undefined ? {} : { metadata: trial.metadata }),
    ...later(state, "0.35.0", {
      archived: trial.archived === true,
      localId: `${project.key}-${trial.localId ?? trial.id}`,
    }),
  };
}
