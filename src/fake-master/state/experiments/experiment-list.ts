import { checkpointTotals } from "../checkpoints/checkpoint-size.js";
import { textIn, section } from "../config-values.js";
import { projectOf, workspaceOf } from "../lookup.js";
import { bestSearcherMetric, metricNumber } from "../trials/metrics.js";
import { likePattern, sortRows, type SortValue } from "../sort.js";
import type { ExperimentRecord, MasterState } from "../records.js";

/** Keys that lists of experiments sort by, in the order of their numbers. */
export const EXPERIMENT_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_ID", "SORT_BY_DESCRIPTION", "", "SORT_BY_START_TIME", "SORT_BY_END_TIME", "SORT_BY_STATE", "",
  "SORT_BY_NUM_TRIALS", "SORT_BY_PROGRESS", "SORT_BY_USER", "SORT_BY_NAME", "SORT_BY_FORKED_FROM", "SORT_BY_RESOURCE_POOL", "SORT_BY_PROJECT_ID",
  "SORT_BY_CHECKPOINT_SIZE", "SORT_BY_CHECKPOINT_COUNT", "SORT_BY_SEARCHER_METRIC_VAL",
] as const; // prettier-ignore

/** Stored states in the order of the database. */
export const STATE_ORDER = [
  "ACTIVE", "PAUSED", "STOPPING_CANCELED", "STOPPING_KILLED", "STOPPING_COMPLETED", "STOPPING_ERROR", "DELETING", "CANCELED", "COMPLETED", "ERROR",
  "DELETE_FAILED", "RUNNING",
]; // prettier-ignore

/** What a list is narrowed to; empty lists and `""` do not narrow. */
export interface ExperimentFilter {
  name: string;
  description: string;
  labels: string[];
  archived: boolean | undefined;
  /** Stored states without prefix. */
  states: string[];
  users: string[];
  userIds: number[];
  projectId: number;
  ids: {
    lt?: number | undefined;
    lte?: number | undefined;
    gt?: number | undefined;
    gte?: number | undefined;
    incl: number[];
    notIn: number[];
  };
}

/** The experiments that pass all filters, by id. */
export function filterExperiments(state: MasterState, filter: ExperimentFilter): ExperimentRecord[] {
  const name = likePattern(filter.name);
  const description = likePattern(filter.description);
  const { lt = Infinity, lte = Infinity, gt = -Infinity, gte = -Infinity, incl, notIn } = filter.ids;
  return Object.values(state.experiments).filter((experiment) => {
    const { id } = experiment;
    return (
      (filter.name === "" || name.test(experiment.name)) &&
      (filter.description === "" || description.test(experiment.description ?? "")) &&
      filter.labels.every((label) => experiment.labels.includes(label)) &&
      fitsArchived(state, experiment, filter) &&
      (filter.states.length === 0 || filter.states.includes(experiment.state)) &&
      (filter.users.length === 0 || filter.users.includes(state.users[experiment.userId]?.username ?? "")) &&
      (filter.userIds.length === 0 || filter.userIds.includes(experiment.userId)) &&
      (filter.projectId === 0 || filter.projectId === experiment.projectId) &&
      id < lt && id <= lte && id > gt && id >= gte &&
      (incl.length === 0 || incl.includes(id)) &&
      !notIn.includes(id)
    ); // prettier-ignore
  });
}

function fitsArchived(state: MasterState, experiment: ExperimentRecord, filter: ExperimentFilter): boolean {
  if (filter.archived === undefined) return true;
  if (filter.archived || experiment.archived || filter.projectId !== 0) return experiment.archived === filter.archived;
  const project = projectOf(state, experiment.projectId);
  return !project.archived && !workspaceOf(state, project.workspaceId).archived;
}

/** Sorts a list; rows without a value come last in both directions, ties go by id in the same direction. */
export function sortExperiments(
  state: MasterState,
  rows: readonly ExperimentRecord[],
  key: string,
  descending: boolean,
): ExperimentRecord[] {
  const value = VALUES[key];
  const keys = value === undefined ? [] : [(row: ExperimentRecord) => value(row, state)];
  return sortRows(rows, [...keys, (row) => row.id], descending);
}

const VALUES: Record<string, (row: ExperimentRecord, state: MasterState) => SortValue> = {
  SORT_BY_DESCRIPTION: (row) => row.description,
  SORT_BY_START_TIME: (row) => row.startTime,
  SORT_BY_END_TIME: (row) => row.endTime,
  SORT_BY_STATE: (row) => STATE_ORDER.indexOf(row.state),
  SORT_BY_NUM_TRIALS: (row) => row.trialIds.length,
  SORT_BY_PROGRESS: (row) => row.progress ?? 0,
  SORT_BY_USER: (row, state) => state.users[row.userId]?.displayName || state.users[row.userId]?.username,
  SORT_BY_NAME: (row) => row.name,
  SORT_BY_FORKED_FROM: (row) => row.forkedFrom,
  SORT_BY_RESOURCE_POOL: (row) => textIn(section(row.config, "resources"), "resource_pool"),
  SORT_BY_PROJECT_ID: (row) => row.projectId,
  SORT_BY_CHECKPOINT_SIZE: (row, state) => checkpointTotals(state, row).size,
  SORT_BY_CHECKPOINT_COUNT: (row, state) => checkpointTotals(state, row).count,
  SORT_BY_SEARCHER_METRIC_VAL: (row, state) => metricNumber(bestSearcherMetric(state, row)),
};
