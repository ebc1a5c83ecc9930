import { experimentAnswer } from "../answers/experiments.js";
import { later } from "../answers/later.js";
import { runAnswer } from "../answers/runs.js";
import { trialAnswer } from "../answers/trials.js";
import type { Call, Handlers, Wire } from "../requests/call.js";
import type { components } from "#schema";
import { projectOf } from "../state/lookup.js";
import { pageLoosely, type PageRequest } from "../state/page.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../state/records.js";
import { bestMetricOf } from "../state/search/columns.js";
import { metricRanges, projectColumns } from "../state/search/project-columns.js";
import { experimentsIn, searchExperiments, type SearchRequest, searchRuns } from "../state/search/search.js";

/** The searches of the web interface: formerly a GET, whose query says the same. */
export const searchHandlers: Handlers = {
  SearchExperiments: (call) => foundExperiments(call, call.body),
  SearchExperimentsBefore0350: (call) => foundExperiments(call, call.query),
  SearchRuns: (call) => foundRuns(call, call.body),
  SearchRunsBefore0350: (call) => foundRuns(call, call.query),
  GetProjectColumns: ({ state, path, query }) => {
    const table = query.choice("tableType", ["TABLE_TYPE_UNSPECIFIED", "TABLE_TYPE_EXPERIMENT", "TABLE_TYPE_RUN"], "apiv1.TableType"); // prettier-ignore
    const rows = experimentsOf(state, path.integer("id"));
    return { columns: projectColumns(state, rows, table === "TABLE_TYPE_RUN" ? "run" : "experiment") as never };
  },
  GetProjectNumericMetricsRange: ({ state, path }) => ({
    ranges: metricRanges(state, experimentsOf(state, path.integer("id"))),
  }),
};

type Moment = Pick<Call<"SearchRuns">, "state" | "now">;
type Asked = Pick<Call<"SearchRuns">["body"], "has" | "text" | "integer">;

function foundExperiments(
  { state, now }: Moment,
  asked: Asked,
): Wire<components["schemas"]["v1SearchExperimentsResponse"]> {
  const page = pageLoosely(searchExperiments(state, now, requestIn(asked)), placeIn(asked));
  const experiments = page.rows.map(({ experiment, trial }) => ({
    experiment: {
      ...experimentAnswer(state, now, experiment, "list"),
      ...later(state, "0.21.2", { bestTrialId: trial?.id }),
    },
    bestTrial: trial === undefined ? null : bestTrialAnswer(state, now, experiment, trial),
  }));
  return { experiments, pagination: page.pagination };
}

function foundRuns({ state, now }: Moment, asked: Asked): Wire<components["schemas"]["v1SearchRunsResponse"]> {
  const page = pageLoosely(searchRuns(state, now, requestIn(asked)), placeIn(asked));
  const runs = page.rows.flatMap(({ experiment, trial }) => (trial ? [runAnswer(state, now, experiment, trial)] : []));
  return { runs, pagination: page.pagination };
}

function requestIn(asked: Asked): SearchRequest {
  const filter = asked.has("filter") ? asked.text("filter") : undefined;
  return { projectId: asked.integer("projectId"), sort: asked.text("sort"), filter };
}

const placeIn = (asked: Asked): PageRequest => ({ offset: asked.integer("offset"), limit: asked.integer("limit") });

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
