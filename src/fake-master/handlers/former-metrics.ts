import { plainTrial, reportAnswer, series } from "../answers/metrics.js";
import type { Handlers, UntypedCall } from "../requests/call.js";
import { checkpointOf, experimentOf, modelOf, trialOf } from "../state/lookup.js";
import { versionOf } from "../state/models/models.js";
import type { ExperimentRecord, TrialRecord } from "../state/records.js";
import { METRIC_TYPES, metricGroup } from "../state/trials/metric-types.js";
import { liveReports } from "../state/trials/metrics.js";
import { metricNames } from "./experiment-metric-streams.js";
import { ofType, type Source } from "./sourced-metrics.js";

/** Metrics by routes that only older releases have. */
export const formerMetricHandlers: Handlers = {
  CompareTrialsBefore0212: (call) => {
    const trials = call.query.integers("trialIds").map((id) => trialOf(call.state, id));
    return { trials: trials.map((trial) => summarized(call as unknown as UntypedCall, trial)) as never[] };
  },
  SummarizeTrial: (call) => summarized(call, trialOf(call.state, call.path.integer("trialId"))),
  MetricNames: (call) => namesOf(call, experimentOf(call.state, call.path.integer("experimentId"))),
  ExpCompareMetricNames: (call) => comparedNames(call),
  GetTrialMetricsBySourceInfoCheckpoint: (call) => {
    const { uuid } = checkpointOf(call.state, call.path.text("checkpointUuid"));
    return { data: sourced(call, (source) => source.checkpointUuid === uuid) };
  },
  GetTrialSourceInfoMetricsByModelVersion: (call) => {
    const model = modelOf(call.state, call.path.text("modelName"));
    const { version } = versionOf(model, call.path.integer("modelVersionNum"));
    return { data: sourced(call, (source) => source.modelId === model.id && source.modelVersion === version) };
  },
};

/** A trial with its series, as comparisons and summaries show it. */
function summarized({ state, query }: UntypedCall, trial: TrialRecord): Record<string, unknown> {
  const names = query.texts("metricNames");
  const type = metricGroup(query.choice("metricType", METRIC_TYPES, "apiv1.MetricType"));
  const group = query.text("customType") || type;
  const groups = group === "" ? ["training", "validation"] : [group];
  const range = {
    start: query.integer("startBatches"),
    end: query.integer("endBatches") || Infinity,
    most: query.integer("maxDatapoints") || 200,
  };
  const wanted = names.flatMap((name) => groups.map((one) => [one, name] as const));
  return { trial: plainTrial(state, trial), metrics: series(state, trial, wanted, range) };
}

async function* namesOf(call: UntypedCall, experiment: ExperimentRecord): AsyncGenerator<unknown> {
  for await (const { searcherMetrics, trainingMetrics, validationMetrics } of metricNames(
    call,
    [experiment],
    call.query.integer("periodSeconds"),
  ))
    yield { searcherMetric: searcherMetrics?.[0] ?? "", trainingMetrics, validationMetrics };
}

async function* comparedNames(call: UntypedCall): AsyncGenerator<unknown> {
  const trials = call.query.integers("trialId").map((id) => trialOf(call.state, id));
  const experiments = [...new Set(trials.map((trial) => experimentOf(call.state, trial.experimentId)))];
  for await (const { trainingMetrics, validationMetrics } of metricNames(
    call,
    experiments,
    call.query.integer("periodSeconds"),
  ))
    yield { trainingMetrics, validationMetrics };
}

/** Trials that name something as their source, each with its reports. */
function sourced({ state, query }: UntypedCall, isSource: (source: Source) => boolean): Record<string, unknown>[] {
  const group = query.text("metricGroup");
  const wanted = ofType(query as never, isSource);
  return Object.values(state.trials).flatMap((trial) =>
    trial.sources.filter(wanted).map(({ type }) => ({
      trialId: trial.id,
      trialSourceInfoType: type,
      metricReports: liveReports(trial, group === "" ? undefined : group).map((one) => reportAnswer(state, trial, one)),
    })),
  );
}
