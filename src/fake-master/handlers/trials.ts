import { since } from "../state/release.js";
import { checkpointWorkload, metricsAnswer, trialAnswer } from "../answers/trials.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { requestTrialKill } from "../state/experiments/experiment-life-cycle.js";
import type { MasterState } from "../state/records.js";
import { EXPERIMENT_STATES, isStorable, TRIAL_STATES } from "../state/run-state.js";
import { experimentOf, shownTrials, trialOf, trialsOf } from "../state/lookup.js";
import { bestSearcherMetric, improvements } from "../state/trials/metrics.js";
import { pageLoosely } from "../state/page.js";
import { ORDER_BY } from "../state/sort.js";
import { epoch, wireTime } from "../state/stamp.js";
import { refuseMetadata } from "../state/runs/metadata.js";
import { refuseRetention } from "../state/trials/log-retention.js";
import { sortTrials, TRIAL_SORT } from "../state/trials/trial-list.js";
import { METRIC_TYPES, metricGroup } from "../state/trials/metric-types.js";
import { selectWorkloads, WORKLOAD_FILTERS } from "../state/trials/workloads.js";

/** Reading trials, and the life of detached ones. */
export const trialHandlers: Handlers = {
  GetTrial: ({ state, now, path }) => ({ trial: trialAnswer(state, now, trialOf(state, path.integer("trialId"))) }),
  GetTrialByExternalID: ({ state, now, path }) => {
    const found = Object.values(state.trials).find(
      (trial) =>
        trial.externalId === path.text("externalTrialId") &&
        state.experiments[trial.experimentId]?.externalId === path.text("externalExperimentId"),
    );
    if (found === undefined) throw refuse("internal", "not found");
    return { trial: trialAnswer(state, now, found) };
  },
  GetExperimentTrials: ({ state, now, path, query }) => {
    const names = since(state, "0.23.4")
      ? query.choices("states", TRIAL_STATES, "trialv1.State")
      : query.choices("states", EXPERIMENT_STATES, "experimentv1.State");
    const states = names.map((text) => text.slice("STATE_".length));
    const experiment = experimentOf(state, path.integer("experimentId"));
    refuseTrialList(state, experiment.id, states, query.integer("limit"));
    const rows = shownTrials(state, experiment).filter((trial) => states.length === 0 || states.includes(trial.state));
    const key = query.choice("sortBy", TRIAL_SORT, "apiv1.GetExperimentTrialsRequest_SortBy");
    const sorted = sortTrials(state, now, rows, key, query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
    const page = pageLoosely(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { trials: page.rows.map((trial) => trialAnswer(state, now, trial)), pagination: page.pagination };
  },
  KillTrial: ({ state, now, path }) => (requestTrialKill(state, now, trialOf(state, path.integer("id"))), {}),
  GetTrialWorkloads: ({ state, path, query }) => {
    const trial = trialOf(state, path.integer("trialId"));
    const rows = selectWorkloads(state, trial, {
      filter: query.choice("filter", WORKLOAD_FILTERS, "apiv1.GetTrialWorkloadsRequest_FilterOption"),
      sortKey: query.text("sortKey"),
      sortGroup: metricGroup(query.choice("metricType", METRIC_TYPES, "apiv1.MetricType")),
      descending: query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC",
      hideDeleted: query.flag("removeDeletedCheckpoints"),
    });
    const limit = query.integer("limit") || -1;
    const page = pageLoosely(rows, { offset: query.integer("offset"), limit });
    const withBatches = query.flag("includeBatchMetrics");
    const workloads = page.rows.map(({ report, checkpoint }) => {
      if (checkpoint !== undefined) return { checkpoint: checkpointWorkload(checkpoint, true) };
      const kind = report?.group === "validation" ? "validation" : "training";
      return { [kind]: metricsAnswer(state, report, withBatches && kind === "training") };
    });
    return { workloads, pagination: page.pagination };
  },
  GetExperimentValidationHistory: ({ state, path }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    const rows = improvements(experiment, trialsOf(state, experiment));
    const validationHistory = rows.map(({ trialId, time, value }) => ({
      trialId,
      endTime: wireTime(time),
      searcherMetric: Number.isFinite(value) ? Number(value.toPrecision(7)) : (String(value) as never),
    }));
    return { validationHistory };
  },
  GetBestSearcherValidationMetric: ({ state, path }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    const metric = bestSearcherMetric(state, experiment);
    if (metric === undefined) throw refuse("notFound", "no validations for experiment");
    return { metric: typeof metric === "number" ? Number(Math.fround(metric).toPrecision(7)) : (metric as never) };
  },
  PutTrialRetainLogs: ({ state, path, body }) => {
    const days = body.integer("numDays");
    refuseRetention(days);
    trialOf(state, path.integer("trialId")).logRetentionDays = days;
    return {};
  },
  GetTrialRemainingLogRetentionDays: ({ state, now, path }) => {
    const trial = state.trials[path.integer("id")];
    const id = path.integer("id");
    if (trial === undefined)
      throw refuse("internal", `getting trial ${id}: error querying for trial ${id}: sql: no rows in result set`);
    const { endTime, logRetentionDays: days = -1 } = trial;
    if (days === -1) return { remainingDays: -1 };
    // They begin to count when the trial ends.
    if (endTime === undefined) return {};
    return { remainingDays: Math.trunc(days - (now - epoch(endTime)) / 86_400_000) };
  },
  GetRunMetadata: ({ state, path }) => ({ metadata: trialOf(state, path.integer("runId")).metadata ?? {} }),
  PostRunMetadata: ({ state, path, body }) => {
    const trial = trialOf(state, path.integer("runId"));
    const metadata = body.object("metadata") ?? {};
    refuseMetadata(metadata);
    trial.metadata = metadata;
    return { metadata };
  },
};

/** What the database refuses: a limit below -2, and states that are only shown. */
function refuseTrialList(state: MasterState, experimentId: number, states: readonly string[], limit: number): void {
  const unknown = states.find((name) => !isStorable(state, name));
  const problem =
    limit < -2
      ? "LIMIT must not be negative (SQLSTATE 2201W)"
      : unknown && `invalid input value for enum trial_state: "${unknown}" (SQLSTATE 22P02)`;
  if (problem === undefined) return;
  const failing = `failed to get trial ids for experiment ${experimentId}: error running query: proto_get_trial_ids_for_experiment`;
  throw refuse("internal", `${failing}: ERROR: ${problem}`);
}
