import { trialsSample } from "./trials-sample.js";
import { plainTrial, reportAnswer, series } from "../answers/metrics.js";
import { METRIC_TYPES, metricGroup } from "../state/trials/metric-types.js";
import { metricBatches, metricNames, trialsSnapshot } from "./experiment-metric-streams.js";
import type { Call, Handlers, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { experimentOf, trialOf } from "../state/lookup.js";
import { liveReports } from "../state/trials/metrics.js";
import type { ExperimentRecord, MasterState } from "../state/records.js";
import type { components } from "#schema";

type WireReport = Wire<components["schemas"]["v1MetricsReport"]>;

/** Streams of metrics, and series for plots. */
export const metricStreamHandlers: Handlers = {
  GetMetrics: ({ state, query }) =>
    // Until 0.23.3 the group was called the type.
    reportsOf(state, query.integers("trialIds"), query.text("group") || query.text("type" as "group")),
  GetTrainingMetrics: ({ state, query }) => reportsOf(state, query.integers("trialIds"), "training"),
  GetValidationMetrics: ({ state, query }) => reportsOf(state, query.integers("trialIds"), "validation"),
  ExpMetricNames: (call) => metricNames(call, experimentsOf(call), call.query.integer("periodSeconds")),
  MetricBatches: (call) => metricBatches(call),
  TrialsSample: (call) => trialsSample(call),
  TrialsSnapshot: (call) => trialsSnapshot(call),
  CompareTrials: ({ state, query }) => {
    const names = query.texts("metricNames");
    const type = metricGroup(query.choice("metricType", METRIC_TYPES, "apiv1.MetricType"));
    if (type !== "" && query.has("group")) {
      const inner = "rpc error: code = InvalidArgument desc = cannot specify both legacy and new metric group";
      throw refuse("invalid", `failed to parse metric group args: ${inner}`);
    }
    const group = query.text("group") || query.text("customType" as "group") || type;
    const ids = query
      .texts("metricIds")
      .map((id) => [id.slice(0, id.indexOf(".")), id.slice(id.indexOf(".") + 1)] as const);
    if (names.length > 0 && ids.length > 0)
      throw refuse(
        "internal",
        "failed sampling: error fetching time series of metrics cannot specify\n\t\tboth metric ids and metric names",
      );
    const wanted: (readonly [string, string])[] =
      group !== ""
        ? names.map((name) => [group, name])
        : names.flatMap(
            (name) =>
              [
                ["training", name],
                ["validation", name],
              ] as const,
          );
    const trials = query.integers("trialIds").flatMap((id) => state.trials[id] ?? []);
    if (trials.length === 0) {
      const missing = `trial '${query.texts("trialIds").join(", ")}' not found`;
      throw refuse("notFound", `failed validate permissions: rpc error: code = NotFound desc = ${missing}`);
    }
    const range = {
      start: query.integer("startBatches"),
      end: query.integer("endBatches") || Infinity,
      most: query.integer("maxDatapoints") || 200,
    };
    return {
      trials: trials.map((trial) => ({
        trial: plainTrial(state, trial),
        metrics: series(state, trial, [...wanted, ...ids], range),
      })),
    };
  },
};

function experimentsOf({ state, query }: Call<"ExpMetricNames">): ExperimentRecord[] {
  const ids = query.integers("ids");
  if (ids.length === 0) throw refuse("invalid", "must specify at least one experiment id");
  return ids.map((id) => experimentOf(state, id));
}

function* reportRows(
  state: MasterState,
  trialIds: readonly number[],
  group: string,
): Generator<{ metrics: WireReport[] }> {
  if (trialIds.length === 0) throw refuse("invalid", "must specify at least one trialId");
  const trials = trialIds.map((id) => trialOf(state, id)).sort((one, other) => one.id - other.id);
  for (const trial of trials) {
    const rows = liveReports(trial, group).sort((one, other) => one.runId - other.runId || one.batches - other.batches);
    for (let start = 0; start < rows.length; start += 1000) {
      yield { metrics: rows.slice(start, start + 1000).map((report) => reportAnswer(state, trial, report)) };
    }
  }
}

// Streams are asynchronous where they are sent; nothing here waits.
// eslint-disable-next-line @typescript-eslint/require-await
async function* reportsOf(
  state: MasterState,
  trialIds: readonly number[],
  group: string,
): AsyncGenerator<{ metrics: WireReport[] }> {
  yield* reportRows(state, trialIds, group);
}
