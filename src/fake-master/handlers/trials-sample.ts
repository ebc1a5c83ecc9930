import { series } from "../answers/metrics.js";
import type { components } from "#schema";
import type { Call, Wire } from "../requests/call.js";
import { experimentOf, trialsOf } from "../state/lookup.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../state/records.js";
import { searcherMetric } from "../state/config-values.js";
import { liveReports, scoreOf } from "../state/trials/metrics.js";
import { moreToCome, sampled } from "./experiment-metric-streams.js";

/** The best trials with the course of a metric: what is new of each, and which came in and fell out. */
export async function* trialsSample(
  call: Call<"TrialsSample">,
): AsyncGenerator<Wire<components["schemas"]["v1TrialsSampleResponse"]>> {
  const { state, path, query } = call;
  const experiment = experimentOf(state, path.integer("experimentId"));
  const { name, group } = sampled(query as never);
  const most = query.integer("maxTrials") || 25;
  const range = {
    start: query.integer("startBatches"),
    end: query.integer("endBatches") || Infinity,
    most: query.integer("maxDatapoints") || 1000,
  };
  const shown = new Map<number, number>();
  do {
    const best = bestTrials(state, experiment, group, name).slice(0, most);
    const promotedTrials = best.map(({ id }) => id).filter((id) => !shown.has(id));
    const demotedTrials = [...shown.keys()].filter((id) => !best.some((trial) => trial.id === id));
    for (const id of demotedTrials) shown.delete(id);
    const trials = best.map((trial) => {
      const from = Math.max(range.start, (shown.get(trial.id) ?? -1) + 1);
      const data = series(state, trial, [[group, name]], { ...range, start: from })[0]?.data ?? [];
      shown.set(trial.id, data.at(-1)?.batches ?? shown.get(trial.id) ?? -1);
      return { trialId: trial.id, hparams: trial.hparams, data };
    });
    yield { trials, promotedTrials, demotedTrials };
  } while (await moreToCome(call, [experiment], query.integer("periodSeconds")));
}

/** Trials that reported the metric, the best first: by the direction of the search, where it is the search's metric. */
function bestTrials(state: MasterState, experiment: ExperimentRecord, group: string, name: string): TrialRecord[] {
  const { smallerIsBetter } = searcherMetric(experiment.config);
  const rows = trialsOf(state, experiment).flatMap((trial) => {
    const scores = liveReports(trial, group).flatMap(({ metrics }) => scoreOf(metrics[name], smallerIsBetter) ?? []);
    return scores.length === 0 ? [] : [{ trial, score: Math.min(...scores) }];
  });
  return rows.sort((one, other) => one.score - other.score || one.trial.id - other.trial.id).map(({ trial }) => trial);
}
