import { until } from "../answers/later.js";
import { later } from "../answers/later.js";
import { since } from "../state/release.js";
import type { components } from "#schema";
import type { Call, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { experimentOf, trialsOf } from "../state/lookup.js";
import { isTerminal } from "../state/run-state.js";
import { searcherMetric } from "../state/config-values.js";
import { METRIC_TYPES, metricGroup } from "../state/trials/metric-types.js";
import { liveReports } from "../state/trials/metrics.js";
import type { ExperimentRecord } from "../state/records.js";

/** Waits for news of experiments until all of them are over; true when there may be more. */
export async function moreToCome(
  { core, now, signal }: Pick<Call<"ExpMetricNames">, "core" | "now" | "signal">,
  experiments: ExperimentRecord[],
  seconds: number,
): Promise<boolean> {
  if (experiments.every((experiment) => isTerminal(experiment.state))) return false;
  await core.clock.sleep((seconds > 0 ? seconds : 30) * 1000, signal);
  return now <= core.clock.now();
}

/** Names of metrics: those of a finished set of experiments once, else new ones as they come. */
export async function* metricNames(
  call: Pick<Call<"ExpMetricNames">, "core" | "now" | "signal" | "state">,
  experiments: ExperimentRecord[],
  seconds: number,
): AsyncGenerator<Wire<components["schemas"]["v1ExpMetricNamesResponse"]>> {
  const { state } = call;
  const seen = new Set<string>();
  const searchers = new Set<string>();
  do {
    const searcherMetrics = experiments
      .map((one) => searcherMetric(one.config).metric)
      .filter((name) => !searchers.has(name));
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
    yield {
      searcherMetrics: [...new Set(searcherMetrics)],
      trainingMetrics: names("training"),
      validationMetrics: names("validation"),
      ...later(state, "0.23.4", { metricNames: fresh }),
      ...(since(state, "0.23.2") ? until(state, "0.23.4", { metricNames: fresh.map(typed) }) : {}),
    };
  } while (await moreToCome(call, experiments, seconds));
}

/** Until 0.23.3 the group was called the type. */
function typed({ group, name }: { group: string; name: string }): { type: string; name: string } {
  return { type: group, name };
}

/** The metric and group of a sampling stream, or its refusal. */
export function sampled(query: Call<"MetricBatches">["query"]): { name: string; group: string } {
  const name = query.text("metricName");
  const type = query.choice("metricType", METRIC_TYPES, "apiv1.MetricType");
  const group = query.text("group") || query.text("customType" as "group");
  if (name === "") throw refuse("invalid", "must specify a metric name");
  if (group === "" && type === "METRIC_TYPE_UNSPECIFIED") throw refuse("invalid", "must specify a metric group");
  if (group !== "" && type !== "METRIC_TYPE_UNSPECIFIED")
    throw refuse("invalid", "cannot specify both metric group and metric type");
  return { name, group: group || metricGroup(type) };
}

/** Batch numbers at which a metric was reported, new ones as they come. */
export async function* metricBatches(call: Call<"MetricBatches">): AsyncGenerator<{ batches: number[] }> {
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
  } while (await moreToCome(call, [experiment], query.integer("periodSeconds")));
}

/** The value of a metric in each trial at a number of batches. */
export async function* trialsSnapshot(
  call: Call<"TrialsSnapshot">,
): AsyncGenerator<Wire<components["schemas"]["v1TrialsSnapshotResponse"]>> {
  const { state, path, query } = call;
  const experiment = experimentOf(state, path.integer("experimentId"));
  const { name, group } = sampled(query as never);
  const margin = query.integer("batchesMargin");
  if (margin > 100) throw refuse("invalid", "margin must be <= 100");
  const at = query.integer("batchesProcessed");
  do {
    const trials = trialsOf(state, experiment).flatMap((trial) => {
      const near = liveReports(trial, group).filter(
        (one) => name in one.metrics && Math.abs(one.batches - at) <= margin,
      );
      return near.map((report) => ({
        trialId: trial.id,
        hparams: trial.hparams,
        metric: Number(report.metrics[name]),
        batchesProcessed: report.batches,
      }));
    });
    yield { trials };
  } while (await moreToCome(call, [experiment], query.integer("periodSeconds")));
}
