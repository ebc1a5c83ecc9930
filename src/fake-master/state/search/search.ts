import { projectOf, shownTrials } from "../lookup.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../records.js";
import { bestBy, scoredValidations } from "../trials/metrics.js";
import { EXPERIMENT_COLUMNS, RUN_COLUMNS, type SearchRow } from "./columns.js";
import { filterTest, type SearchTable } from "./filter.js";
import { readFilter } from "./filter-text.js";
import { sortRowsBy } from "./sort-text.js";

/** What a search asks for. */
export interface SearchRequest {
  /** 0 for all. */
  projectId: number;
  sort: string;
  filter: string | undefined;
}

const EXPERIMENTS: SearchTable = { thing: "experiment", columns: EXPERIMENT_COLUMNS };
const RUNS: SearchTable = { thing: "run", columns: RUN_COLUMNS };

/** Experiments that a search finds, each with its best trial. */
export function searchExperiments(state: MasterState, now: number, request: SearchRequest): SearchRow[] {
  const rows = experimentsIn(state, request.projectId).map((experiment) => ({ experiment, trial: bestTrial(state, experiment) }));
  return find(state, now, EXPERIMENTS, rows, request, ({ experiment }) => experiment.archived);
} // prettier-ignore

/** Runs that a search finds. */
export function searchRuns(state: MasterState, now: number, request: SearchRequest): SearchRow[] {
  const rows = experimentsIn(state, request.projectId).flatMap((experiment) => shownTrials(state, experiment).map((trial) => ({ experiment, trial })));
  return find(state, now, RUNS, rows, request, ({ experiment, trial }) => experiment.archived || trial?.archived === true);
} // prettier-ignore

/** The trial with the best validation; the only one where there is but one. */
export function bestTrial(state: MasterState, experiment: ExperimentRecord): TrialRecord | undefined {
  const trials = shownTrials(state, experiment);
  if (trials.length === 1) return trials[0];
  const rows = trials.flatMap((trial) => scoredValidations(experiment, trial).map(({ score }) => ({ trial, score })));
  return bestBy(rows)?.trial;
}

function find(state: MasterState, now: number, table: SearchTable, rows: SearchRow[], request: SearchRequest, isArchived: (row: SearchRow) => boolean): SearchRow[] {
  if (request.filter === undefined) return sortRowsBy(state, now, table, rows, request.sort);
  const { group, showArchived } = readFilter(request.filter);
  const test = filterTest(state, now, table, group);
  const found = rows.filter((row) => (showArchived || !isArchived(row)) && test(row));
  return sortRowsBy(state, now, table, found, request.sort);
} // prettier-ignore

/** The experiments of a project, or of all for 0, that are not being deleted. */
export function experimentsIn(state: MasterState, projectId: number): ExperimentRecord[] {
  if (projectId !== 0) projectOf(state, projectId);
  return Object.values(state.experiments).filter(
    (one) => one.state !== "DELETING" && (projectId === 0 || one.projectId === projectId),
  );
}
