import { experimentAnswer } from "../answers/experiments.js";
import { runAnswer } from "../answers/runs.js";
import { trialAnswer } from "../answers/trials.js";
import type { Call, Handlers } from "../requests/call.js";
import type { OperationId } from "../../../generated/operations.js";
import { projectOf } from "../state/lookup.js";
import { pageLoosely, type PageRequest } from "../state/page.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../state/records.js";
import { bestMetricOf } from "../state/search/columns.js";
import { metricRanges, projectColumns } from "../state/search/project-columns.js";
import { experimentsIn, searchExperiments, type SearchRequest, searchRuns } from "../state/search/search.js";

/** The searches of the web interface. */
export const searchHandlers: Handlers = {
  SearchExperiments: (call) => {
    const { state, now } = call;
    const { request, place } = asked(call);
    const page = pageLoosely(searchExperiments(state, now, request), place);
    const experiments = page.rows.map(({ experiment, trial }) => ({
      experiment: { ...experimentAnswer(state, now, experiment, "list"), bestTrialId: trial?.id },
      bestTrial: trial === undefined ? null : bestTrialAnswer(state, now, experiment, trial),
    }));
    return { experiments, pagination: page.pagination };
  },
  SearchRuns: (call) => {
    const { state, now } = call;
    const { request, place } = asked(call);
    const page = pageLoosely(searchRuns(state, now, request), place);
    const runs = page.rows.flatMap(({ experiment, trial }) =>
      trial ? [runAnswer(state, now, experiment, trial)] : [],
    );
    return { runs, pagination: page.pagination };
  },
  GetProjectColumns: ({ state, path, query }) => {
    const table = query.choice("tableType", ["TABLE_TYPE_UNSPECIFIED", "TABLE_TYPE_EXPERIMENT", "TABLE_TYPE_RUN"], "apiv1.TableType"); // prettier-ignore
    const rows = experimentsOf(state, path.integer("id"));
    return { columns: projectColumns(state, rows, table === "TABLE_TYPE_RUN" ? "run" : "experiment") as never };
  },
  GetProjectNumericMetricsRange: ({ state, path }) => ({
    ranges: metricRanges(state, experimentsOf(state, path.integer("id"))),
  }),
};

/** Formerly a GET, whose query says the same. */
function asked(call: Pick<Call<OperationId>, "request"> & { query: unknown; body: unknown }): {
  request: SearchRequest;
  place: PageRequest;
} {
  const from = (call.request.method === "GET" ? call.query : call.body) as Call<"SearchRuns">["body"];
  const filter = from.has("filter") ? from.text("filter") : undefined;
  return {
    request: { projectId: from.integer("projectId"), sort: from.text("sort"), filter },
    place: { offset: from.integer("offset"), limit: from.integer("limit") },
  };
}

/** Here 0 is a project that is not there; a search means all by it. */
function experimentsOf(state: MasterState, projectId: number): ExperimentRecord[] {
  projectOf(state, projectId);
  return experimentsIn(state, projectId);
}

/** Here alone a trial shows the value that the search goes by, and no checkpoint. */
function bestTrialAnswer(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  trial: TrialRecord,
): ReturnType<typeof trialAnswer> {
  const answer = trialAnswer(state, now, trial);
  const nothing = { endTime: null, metrics: { avgMetrics: null, batchMetrics: [] }, numInputs: 0, totalBatches: 0 };
  return {
    ...answer,
    bestValidation: answer.bestValidation ?? nothing,
    bestCheckpoint: null,
    searcherMetricValue: bestMetricOf(experiment, trial) ?? 0,
  };
}
