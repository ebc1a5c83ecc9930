import { checkpointWorkload, metricsAnswer, trialAnswer } from "../answers/trial-answer.js";
import type { Handlers } from "../call.js";
import { notFound, refuse } from "../refusal.js";
import { nextId, uuid } from "../state/chance.js";
import { followTrials, heartbeat, setDetachedState } from "../state/detached.js";
import { requestTrialKill } from "../state/experiment-life-cycle.js";
import { experimentOf, shownTrials, trialOf, trialsOf } from "../state/find.js";
import { bestSearcherMetric, improvements } from "../state/metrics.js";
import { pageLoosely } from "../state/page.js";
import type { MasterState, RunState, TrialRecord } from "../state/records.js";
import { ORDER_BY } from "../state/sort.js";
import { stepsCompleted } from "../state/checkpoint-collection.js";
import { wireTime } from "../state/stamp.js";
import { addTrial } from "../state/trial-life-cycle.js";
import { sortTrials, TRIAL_SORT } from "../state/trial-list.js";
import { METRIC_TYPES, metricGroup } from "./metric-stream-handlers.js";
import { selectWorkloads, WORKLOAD_FILTERS } from "../state/workloads.js";

const TRIAL_STATES = [
  "STATE_UNSPECIFIED", "STATE_ACTIVE", "STATE_PAUSED", "STATE_STOPPING_CANCELED", "STATE_STOPPING_KILLED", "STATE_STOPPING_COMPLETED",
  "STATE_STOPPING_ERROR", "STATE_CANCELED", "STATE_COMPLETED", "STATE_ERROR", "STATE_QUEUED", "STATE_PULLING", "STATE_STARTING", "STATE_RUNNING",
] as const; // prettier-ignore

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
    const experiment = experimentOf(state, path.integer("experimentId"));
    const states = query.texts("states").map((text) => text.replace(/^STATE_/, ""));
    refuseTrialList(experiment.id, states, query.integer("limit"));
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
      searcherMetric: Number(value.toPrecision(7)),
    }));
    return { validationHistory };
  },
  GetBestSearcherValidationMetric: ({ state, path }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    const metric = bestSearcherMetric(experiment, trialsOf(state, experiment));
    if (metric === undefined) throw refuse("notFound", "no validations for experiment");
    return { metric: typeof metric === "number" ? Number(Math.fround(metric).toPrecision(7)) : (metric as never) };
  },
  CreateTrial: ({ state, now, body }) => {
    const experiment = detachedExperiment(state, body.integer("experimentId"), body.flag("unmanaged"));
    const trial = addTrial(state, now, experiment, body.object("hparams") ?? {}, `${experiment.id}.${uuid(state)}`);
    trial.state = "PAUSED";
    followTrials(state, experiment);
    return { trial: trialAnswer(state, now, trial) };
  },
  PutTrial: ({ state, now, body }) => {
    const request = body.message("createTrialRequest");
    const experiment = detachedExperiment(state, request.integer("experimentId"), request.flag("unmanaged"));
    const externalId = body.text("externalTrialId");
    const hparams = request.object("hparams") ?? {};
    const known = trialsOf(state, experiment).find((trial) => trial.externalId === externalId);
    if (known !== undefined) nextId(state, "trial");
    const trial = known ?? addTrial(state, now, experiment, hparams, `${experiment.id}.${externalId}`);
    trial.hparams = hparams;
    trial.externalId = externalId;
    if (known === undefined) {
      trial.state = "PAUSED";
      followTrials(state, experiment);
    }
    return { trial: trialAnswer(state, now, trial) };
  },
  StartTrial: ({ state, now, path, body }) => {
    const trial = detachedTrial(state, path.integer("trialId"), "failed to find experiment by trial id: not found");
    if (!body.flag("resume") && trial.runId > 0) throw refuse("internal", "failed to start trial: ERROR: FOR UPDATE cannot be applied to the nullable side of an outer join (SQLSTATE 0A000)");
    trial.runId += 1;
    const endTime = trial.endTime;
    setDetachedState(state, now, trial, "RUNNING");
    if (endTime !== undefined) trial.endTime = endTime;
    heartbeat(state, now, trial);
    const latest = trial.runId > 1 ? latestCheckpoint(state, trial) : undefined;
    return { trialRunId: trial.runId, latestCheckpoint: latest?.uuid, stepsCompleted: latest?.steps ?? 0 };
  },
  PatchTrial: ({ state, now, path, body }) => {
    const trial = detachedTrial(state, path.integer("trialId"), "not found");
    if (body.has("state")) {
      const next = body.choice("state", TRIAL_STATES, "determined.trial.v1.State").slice(6);
      if (["UNSPECIFIED", "QUEUED", "PULLING", "STARTING"].includes(next)) {
        const problem = `ERROR: invalid input value for enum trial_state: "${next}" (SQLSTATE 22P02)`;
        throw refuse("internal", `failed to update state: failed to update trial state: ${problem}`);
      }
      setDetachedState(state, now, trial, next as RunState);
    }
    heartbeat(state, now, trial);
    return { trial: trialAnswer(state, now, trial) };
  },
  RunPrepareForReporting: ({ state, body }) => {
    trialOf(state, body.integer("runId"));
    return { storageId: body.has("checkpointStorage") ? 1 : undefined };
  },
  PutTrialRetainLogs: ({ state, path, body }) => {
    trialOf(state, path.integer("trialId")).logRetentionDays = body.integer("numDays");
    return {};
  },
  GetTrialRemainingLogRetentionDays: ({ state, path }) => {
    const trial = state.trials[path.integer("id")];
    const id = path.integer("id");
    if (trial === undefined) throw refuse("internal", `getting trial ${id}: error querying for trial ${id}: sql: no rows in result set`);
    return { remainingDays: trial.logRetentionDays ?? -1 };
  },
  GetRunMetadata: ({ state, path }) => ({ metadata: trialOf(state, path.integer("runId")).metadata ?? {} }),
  PostRunMetadata: ({ state, path, body }) => {
    const trial = trialOf(state, path.integer("runId"));
    const metadata = body.object("metadata") ?? {};
    checkMetadata(metadata);
    trial.metadata = metadata;
    return { metadata };
  },
};

/** What the database refuses: a limit below -2, and states that are only shown. */
function refuseTrialList(experimentId: number, states: readonly string[], limit: number): void {
  const unknown = states.find((state) => ["UNSPECIFIED", "DELETED", "QUEUED", "PULLING", "STARTING"].includes(state));
  const problem =
    limit < -2
      ? "LIMIT must not be negative (SQLSTATE 2201W)"
      : unknown && `invalid input value for enum trial_state: "${unknown}" (SQLSTATE 22P02)`;
  if (problem === undefined) return;
  const failing = `failed to get trial ids for experiment ${experimentId}: error running query: proto_get_trial_ids_for_experiment`;
  throw refuse("internal", `${failing}: ERROR: ${problem}`);
}

function detachedExperiment(state: MasterState, id: number, unmanaged: boolean): ReturnType<typeof experimentOf> {
  if (!unmanaged) throw refuse("internal", "only unmanaged trials are supported");
  const experiment = experimentOf(state, id);
  if (!experiment.unmanaged) throw refuse("internal", "trials can only be created on unmanaged experiments");
  return experiment;
}

function detachedTrial(state: MasterState, id: number, missing: string): TrialRecord {
  const trial = state.trials[id];
  if (trial === undefined) throw refuse("internal", missing);
  const experiment = state.experiments[trial.experimentId];
  if (experiment === undefined) throw notFound("experiment", trial.experimentId);
  if (!experiment.unmanaged) throw refuse("internal", "only unmanaged trials are supported");
  return trial;
}

function latestCheckpoint(state: MasterState, trial: TrialRecord): { uuid: string; steps: number } | undefined {
  let latest: { uuid: string; steps: number } | undefined;
  for (const uuid of trial.checkpoints) {
    const checkpoint = state.checkpoints[uuid];
    if (checkpoint?.state !== "COMPLETED") continue;
    const steps = stepsCompleted(checkpoint) ?? 0;
    if (latest === undefined || steps >= latest.steps) latest = { uuid, steps };
  }
  return latest;
}

function checkMetadata(metadata: Record<string, unknown>, depth = 1): void {
  const failing = "error flattening metadata: metadata";
  if (depth > 10) throw refuse("invalid", `${failing} exceeds maximum nesting level of 10`);
  for (const [key, value] of Object.entries(metadata)) {
    if (key.length > 50) throw refuse("invalid", `${failing} key exceeds maximum length of 50 characters`);
    if (/[$.[\]]/.test(key)) throw refuse("invalid", `${failing} keys can not contain the following character(s):  $ . [ ]`);
    if (Array.isArray(value) && value.length > 100) throw refuse("invalid", `${failing} array exceeds maximum length of 100`);
    if (typeof value === "string" && value.length > 5000) throw refuse("invalid", `${failing} value exceeds maximum length of 5000 characters`);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) checkMetadata(value as Record<string, unknown>, depth + 1);
  }
}

