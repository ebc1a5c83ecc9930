import { trialAnswer } from "../answers/trials.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { nextId, uuid } from "../state/chance.js";
import { stepsCompleted } from "../state/checkpoints/checkpoint-metrics.js";
import { followTrials, heartbeat, setDetachedState } from "../state/experiments/detached.js";
import { experimentOf, trialOf, trialsOf } from "../state/lookup.js";
import type { MasterState, RunState, TrialRecord } from "../state/records.js";
import { addTrial } from "../state/trials/trial-life-cycle.js";

const TRIAL_STATES = [
  "STATE_UNSPECIFIED", "STATE_ACTIVE", "STATE_PAUSED", "STATE_STOPPING_CANCELED", "STATE_STOPPING_KILLED", "STATE_STOPPING_COMPLETED",
  "STATE_STOPPING_ERROR", "STATE_CANCELED", "STATE_COMPLETED", "STATE_ERROR", "STATE_QUEUED", "STATE_PULLING", "STATE_STARTING", "STATE_RUNNING",
] as const; // prettier-ignore

/** The life of trials whose programs run elsewhere. */
export const detachedHandlers: Handlers = {
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
    if (!body.flag("resume") && trial.runId > 0)
      throw refuse(
        "internal",
        "failed to start trial: ERROR: FOR UPDATE cannot be applied to the nullable side of an outer join (SQLSTATE 0A000)",
      );
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
};

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
  if (experiment === undefined) throw notFound(state, "experiment", trial.experimentId);
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
