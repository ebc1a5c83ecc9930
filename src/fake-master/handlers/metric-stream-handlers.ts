import { trialAnswer } from "../answers/trial-answer.js";
import { sorted } from "../answers/checkpoint-answer.js";
import type { Call, Handlers } from "../call.js";
import { refuse } from "../refusal.js";
import { experimentOf, isOldRelease, isTerminal, searcherMetric, trialOf, trialsOf } from "../state/find.js";
import { liveReports } from "../state/metrics.js";
import { groupKey } from "../state/summary-metrics.js";
import { wireTime, wireTimeOrNull } from "../state/stamp.js";
import type { ExperimentRecord, JsonObject, MasterState, ReportRecord, TrialRecord } from "../state/records.js";
import type { components } from "#schema";
import type { Wire } from "../call.js";

type WireReport = Wire<components["schemas"]["v1MetricsReport"]>;

/** Streams of metrics, and series for plots. */
export const metricStreamHandlers: Handlers = {
  GetMetrics: ({ state, query }) => reportsOf(state, query.integers("trialIds"), query.text("group")),
  GetTrainingMetrics: ({ state, query }) => reportsOf(state, query.integers("trialIds"), "training"),
  GetValidationMetrics: ({ state, query }) => reportsOf(state, query.integers("trialIds"), "validation"),
  ExpMetricNames: (call) => metricNames(call),
  MetricBatches: (call) => metricBatches(call),
  TrialsSnapshot: (call) => trialsSnapshot(call),
  CompareTrialsBefore0212: ({ state, query }) => {
    const trials = query.integers("trialIds").map((id) => trialOf(state, id));
    return { trials: trials.map((trial) => ({ trial: plainTrial(state, trial), metrics: formerSeries(query, trial) })) };
  },
  CompareTrials: ({ state, query }) => {
    const names = query.texts("metricNames");
    const type = metricGroup(query.choice("metricType", METRIC_TYPES, "apiv1.MetricType"));
    if (type !== "" && query.has("group")) {
      const inner = "rpc error: code = InvalidArgument desc = cannot specify both legacy and new metric group";
      throw refuse("invalid", `failed to parse metric group args: ${inner}`);
    }
    const group = query.text("group") || type;
    const ids = query.texts("metricIds").map((id) => [id.slice(0, id.indexOf(".")), id.slice(id.indexOf(".") + 1)] as const);
    if (names.length > 0 && ids.length > 0) throw refuse("internal", "failed sampling: error fetching time series of metrics cannot specify\n\t\tboth metric ids and metric names");
    const wanted: (readonly [string, string])[] = group !== "" ? names.map((name) => [group, name]) : names.flatMap((name) => [["training", name], ["validation", name]] as const);
    const trials = query.integers("trialIds").flatMap((id) => state.trials[id] ?? []);
    if (trials.length === 0) {
      const missing = `trial '${query.texts("trialIds").join(", ")}' not found`;
      throw refuse("notFound", `failed validate permissions: rpc error: code = NotFound desc = ${missing}`);
    }
    const range = { start: query.integer("startBatches"), end: query.integer("endBatches") || Infinity, most: query.integer("maxDatapoints") || 200 };
    return { trials: trials.map((trial) => ({ trial: plainTrial(state, trial), metrics: series(trial, [...wanted, ...ids], range) })) };
  },
};

/** Points of the oldest release: one series for each name, each point with one value. */
function formerSeries(query: Call<"CompareTrialsBefore0212">["query"], trial: TrialRecord): never[] {
  const names = query.texts("metricNames");
  const type = metricGroup(query.choice("metricType", METRIC_TYPES, "apiv1.MetricType"));
  const groups = type === "" ? ["training", "validation"] : [type];
  const range = { start: query.integer("startBatches"), end: query.integer("endBatches") || Infinity, most: query.integer("maxDatapoints") || 200 };
  return names.flatMap((name) =>
    groups.flatMap((group) =>
      series(trial, [[group, name]], range).map((one) => ({
        name,
        data: (one.data ?? []).map((point) => ({ batches: point.batches, value: point.values?.[name] ?? null })),
        type: one.type,
      })),
    ),
  ) as never[];
}

function* reportRows(state: MasterState, trialIds: readonly number[], group: string): Generator<{ metrics: WireReport[] }> {
  if (trialIds.length === 0) throw refuse("invalid", "must specify at least one trialId");
  const trials = trialIds.map((id) => trialOf(state, id)).sort((one, other) => one.id - other.id);
  for (const trial of trials) {
    const rows = liveReports(trial, group).sort((one, other) => one.runId - other.runId || one.batches - other.batches);
    for (let start = 0; start < rows.length; start += 1000) {
      yield { metrics: rows.slice(start, start + 1000).map((report) => reportAnswer(trial, report)) };
    }
  }
}

// Streams are asynchronous at the rim; nothing here waits.
// eslint-disable-next-line @typescript-eslint/require-await
async function* reportsOf(state: MasterState, trialIds: readonly number[], group: string): AsyncGenerator<{ metrics: WireReport[] }> {
  yield* reportRows(state, trialIds, group);
}

/** A report of metrics as streams and registry answers show it. */
export function reportAnswer(trial: TrialRecord, report: ReportRecord): WireReport {
  const values = sorted(report.metrics);
  const metrics = report.group === "validation" ? { [groupKey("validation")]: values } : { avg_metrics: values, batch_metrics: report.batchMetrics };
  return {
    trialId: trial.id,
    endTime: wireTime(`${report.time.slice(0, 23)}000Z`),
    metrics,
    totalBatches: report.batches,
    archived: false,
    id: report.id,
    trialRunId: report.runId,
    group: report.group,
  };
}

/** Waits for news of experiments until all of them are over; true when there may be more. */
async function moreToCome({ core, now, request }: Pick<Call<"ExpMetricNames">, "core" | "now" | "request">, experiments: ExperimentRecord[], seconds: number): Promise<boolean> {
  if (experiments.every((experiment) => isTerminal(experiment.state))) return false;
  await core.clock.sleep((seconds > 0 ? seconds : 30) * 1000, request.signal);
  return now <= core.clock.now();
}

async function* metricNames(call: Call<"ExpMetricNames">): AsyncGenerator<Wire<components["schemas"]["v1ExpMetricNamesResponse"]>> {
  const { state, query } = call;
  const ids = query.integers("ids");
  if (ids.length === 0) throw refuse("invalid", "must specify at least one experiment id");
  const experiments = ids.map((id) => experimentOf(state, id));
  const seen = new Set<string>();
  const searchers = new Set<string>();
  do {
    const searcherMetrics = experiments.map((one) => searcherMetric(one.config).metric).filter((name) => !searchers.has(name));
    for (const name of searcherMetrics) searchers.add(name);
    const fresh: { group: string; name: string }[] = [];
    for (const report of experiments.flatMap((one) => trialsOf(state, one)).flatMap((trial) => liveReports(trial))) {
      for (const name of Object.keys(report.metrics)) {
        if (seen.has(`${report.group}.${name}`)) continue;
        seen.add(`${report.group}.${name}`);
        fresh.push({ group: report.group, name });
      }
    }
    fresh.sort((one, other) => (`${one.group}.${one.name}` < `${other.group}.${other.name}` ? -1 : 1));
    const names = (group: string): string[] => fresh.filter((one) => one.group === group).map(({ name }) => name);
    yield { searcherMetrics: [...new Set(searcherMetrics)], trainingMetrics: names("training"), validationMetrics: names("validation"), metricNames: fresh };
  } while (await moreToCome(call, experiments, query.integer("periodSeconds")));
}

/** The metric and group of a sampling stream, or its refusal. */
function sampled(query: Call<"MetricBatches">["query"]): { name: string; group: string } {
  const name = query.text("metricName");
  const type = query.choice("metricType", METRIC_TYPES, "apiv1.MetricType");
  const group = query.text("group");
  if (name === "") throw refuse("invalid", "must specify a metric name");
  if (group === "" && type === "METRIC_TYPE_UNSPECIFIED") throw refuse("invalid", "must specify a metric group");
  if (group !== "" && type !== "METRIC_TYPE_UNSPECIFIED") throw refuse("invalid", "cannot specify both metric group and metric type");
  return { name, group: group || metricGroup(type) };
}

/** The former way to name a group of metrics, in the order of the numbers. */
export const METRIC_TYPES = ["METRIC_TYPE_UNSPECIFIED", "METRIC_TYPE_TRAINING", "METRIC_TYPE_VALIDATION", "METRIC_TYPE_PROFILING"] as const;

/** The group that a type stands for, `""` for none. */
export function metricGroup(type: (typeof METRIC_TYPES)[number]): string {
  return type === "METRIC_TYPE_UNSPECIFIED" ? "" : type.slice("METRIC_TYPE_".length).toLowerCase();
}

async function* metricBatches(call: Call<"MetricBatches">): AsyncGenerator<{ batches: number[] }> {
  const { state, path, query } = call;
  const experiment = experimentOf(state, path.integer("experimentId"));
  const { name, group } = sampled(query);
  const seen = new Set<number>();
  do {
    const fresh = new Set<number>();
    for (const report of trialsOf(state, experiment).flatMap((trial) => liveReports(trial, group))) {
      if (name in report.metrics && !seen.has(report.batches)) fresh.add(report.batches);
    }
    for (const batches of fresh) seen.add(batches);
    yield { batches: [...fresh].sort((one, other) => one - other) };
  } while (await moreToCome(call as never, [experiment], query.integer("periodSeconds")));
}

async function* trialsSnapshot(call: Call<"TrialsSnapshot">): AsyncGenerator<Wire<components["schemas"]["v1TrialsSnapshotResponse"]>> {
  const { state, path, query } = call;
  const experiment = experimentOf(state, path.integer("experimentId"));
  const { name, group } = sampled(query as never);
  const margin = query.integer("batchesMargin");
  if (margin > 100) throw refuse("invalid", "margin must be <= 100");
  const at = query.integer("batchesProcessed");
  do {
    const trials = trialsOf(state, experiment).flatMap((trial) => {
      const report = liveReports(trial, group).find((one) => name in one.metrics && Math.abs(one.batches - at) <= margin);
      return report === undefined ? [] : [{ trialId: trial.id, hparams: trial.hparams, metric: Number(report.metrics[name]), batchesProcessed: report.batches }];
    });
    yield { trials };
  } while (await moreToCome(call as never, [experiment], query.integer("periodSeconds")));
}

/** A trial with its plain fields only, and its stored state, as series carry it. */
export function plainTrial(state: MasterState, trial: TrialRecord): Wire<components["schemas"]["trialv1Trial"]> {
  const zeroed = { restarts: 0, totalBatchesProcessed: 0, bestValidation: null, latestValidation: null, bestCheckpoint: null, wallClockTime: 0, warmStartCheckpointUuid: "" };
  const more = { taskId: "", totalCheckpointSize: "0", checkpointCount: 0 };
  return {
    ...trialAnswer(state, 0, trial),
    startTime: wireTime(trial.startTime),
    endTime: wireTimeOrNull(trial.endTime),
    state: `STATE_${trial.state}` as "STATE_ACTIVE",
    ...zeroed,
    ...more,
    ...(isOldRelease(state) ? {} : { summaryMetrics: null, taskIds: [], metadata: undefined, logRetentionDays: undefined }),
  };
}

type Series = Wire<components["schemas"]["v1DownsampledMetrics"]>;

/** The points of each wanted metric, those of one group together. */
export function series(
  trial: TrialRecord,
  wanted: readonly (readonly [group: string, name: string])[],
  range: { start: number; end: number; most: number },
): Series[] {
  const groups = [...new Set(wanted.map(([group]) => group))].sort();
  return groups.flatMap((group) => {
    const names = wanted.filter((one) => one[0] === group).map((one) => one[1]);
    const rows = liveReports(trial, group)
      .filter(({ batches }) => batches >= range.start && batches <= range.end)
      .sort((one, other) => one.batches - other.batches);
    if (rows.length === 0) return [];
    const every = Math.max(1, Math.ceil(rows.length / range.most));
    const data = rows
      .filter((_, index) => index % every === 0 || index === rows.length - 1)
      .map(({ batches, metrics, time }) => ({
        batches,
        values: Object.fromEntries(names.map((name) => [name, metrics[name] ?? null])) as JsonObject,
        time: wireTime(time),
        epoch: typeof metrics["epoch"] === "number" ? metrics["epoch"] : undefined,
      }));
    const type = group === "training" ? "METRIC_TYPE_TRAINING" : group === "validation" ? "METRIC_TYPE_VALIDATION" : "METRIC_TYPE_UNSPECIFIED";
    return [{ data, type, group }];
  });
}
