import { checkpointTotals, sizeOf, isCounted } from "../checkpoints/checkpoint-size.js";
import { searcherMetric, section, textIn } from "../config-values.js";
import { isObject } from "../json.js";
import { checkpointsOf, projectOf, workspaceOf } from "../lookup.js";
import type { ExperimentRecord, Json, JsonObject, MasterState, TrialRecord } from "../records.js";
import { secondsOf } from "../stamp.js";
import { bestBy, bestSearcherMetric, metricNumber, scoredValidations } from "../trials/metrics.js";

/** What a search goes through: experiments with their best trial, or trials. */
export interface SearchRow {
  experiment: ExperimentRecord;
  trial: TrialRecord | undefined;
}

/** How the database keeps a column; a `flag` cannot be compared. */
export type ColumnKind = "text" | "number" | "integer" | "time" | "state" | "flag";

/** A column that can be filtered and sorted by. */
export interface Column {
  kind: ColumnKind;
  value: (row: SearchRow, state: MasterState, now: number) => Json | undefined;
}

const text = (value: Column["value"]): Column => ({ kind: "text", value });
const number = (value: Column["value"]): Column => ({ kind: "number", value });
const integer = (value: Column["value"]): Column => ({ kind: "integer", value });
const time = (value: Column["value"]): Column => ({ kind: "time", value });
const flag = (value: Column["value"]): Column => ({ kind: "flag", value });

function common(): Record<string, Column> {
  return {
    tags: text(({ experiment }) => `[${experiment.labels.map((label) => JSON.stringify(label)).join(", ")}]`),
    searcherType: text(({ experiment }) => textIn(section(experiment.config, "searcher"), "name")),
    searcherMetric: text(({ experiment }) => searcherMetric(experiment.config).metric),
    forkedFrom: integer(({ experiment }) => experiment.forkedFrom),
    resourcePool: text(({ experiment }) => textIn(section(experiment.config, "resources"), "resource_pool")),
    projectId: integer(({ experiment }) => experiment.projectId),
    externalExperimentId: text(({ experiment }) => experiment.externalId),
  };
}

/** The columns of experiments. */
export const EXPERIMENT_COLUMNS: Readonly<Record<string, Column>> = {
  ...common(),
  id: integer(({ experiment }) => experiment.id),
  name: text(({ experiment }) => experiment.name),
  description: text(({ experiment }) => experiment.description),
  startTime: time(({ experiment }) => experiment.startTime),
  endTime: time(({ experiment }) => experiment.endTime),
  state: { kind: "state", value: ({ experiment }) => experiment.state },
  numTrials: integer(({ experiment }) => experiment.trialIds.length),
  progress: number(({ experiment }) => experiment.progress ?? 0),
  user: integer(({ experiment }) => experiment.userId),
  checkpointSize: integer(({ experiment }, state) => checkpointTotals(state, experiment).size),
  checkpointCount: integer(({ experiment }, state) => checkpointTotals(state, experiment).count),
  duration: integer(({ experiment }, _, now) => secondsOf(experiment, now)),
  searcherMetricsVal: number(({ experiment }, state) => metricNumber(bestSearcherMetric(state, experiment))),
  externalTrialId: text(({ experiment }, state) => state.trials[experiment.trialIds.at(-1) ?? 0]?.externalId),
  archived: flag(({ experiment }) => experiment.archived),
}; // prettier-ignore

/** The columns of runs. */
export const RUN_COLUMNS: Readonly<Record<string, Column>> = {
  ...common(),
  id: integer(({ trial }) => trial?.id),
  experimentId: integer(({ experiment }) => experiment.id),
  experimentName: text(({ experiment }) => experiment.name),
  experimentDescription: text(({ experiment }) => experiment.description),
  experimentProgress: number(({ experiment }) => experiment.progress ?? 0),
  startTime: time(({ trial }) => trial?.startTime),
  endTime: time(({ trial }) => trial?.endTime),
  state: { kind: "state", value: ({ trial }) => trial?.state },
  user: integer(({ experiment }) => experiment.userId),
  checkpointSize: integer(({ trial }, state) => trialTotals(state, trial).size),
  checkpointCount: integer(({ trial }, state) => trialTotals(state, trial).count),
  duration: integer(({ trial }, _, now) => trial && secondsOf(trial, now)),
  searcherMetricsVal: number(({ experiment, trial }) => trial && bestMetricOf(experiment, trial)),
  externalRunId: text(({ trial }) => trial?.externalId),
  localId: integer(({ trial }) => trial?.localId),
  isExpMultitrial: flag(({ experiment }) => isMultitrial(experiment)),
  parentArchived: flag(({ experiment }, state) => isParentArchived(state, experiment)),
  archived: flag(({ trial }) => trial?.archived === true),
};

/** Checkpoints of one trial that have files left. */
export function trialTotals(state: MasterState, trial: TrialRecord | undefined): { count: number; size: number } {
  const kept = trial === undefined ? [] : checkpointsOf(state, trial).filter((one) => isCounted(state, one));
  return { count: kept.length, size: kept.reduce((sum, one) => sum + sizeOf(one), 0) };
}

/** The searcher's metric in the best validation of a trial. */
export function bestMetricOf(experiment: ExperimentRecord, trial: TrialRecord): number | undefined {
  const best = bestBy(scoredValidations(experiment, trial));
  return metricNumber(best?.report.metrics[searcherMetric(experiment.config).metric]);
}

/** True for a search that may make several trials. */
export function isMultitrial(experiment: ExperimentRecord): boolean {
  return experiment.search.name !== "single";
}

/** True when the project or the workspace of an experiment is archived. */
export function isParentArchived(state: MasterState, experiment: ExperimentRecord): boolean {
  const project = projectOf(state, experiment.projectId);
  return project.archived || workspaceOf(state, project.workspaceId).archived;
}

/** The value at a path with dots, where keys may hold dots themselves. */
export function valueAt(tree: JsonObject, path: string): Json | undefined {
  if (path in tree) return tree[path];
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
    const inner = tree[path.slice(0, dot)];
    if (!isObject(inner)) continue;
    const found = valueAt(inner, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
