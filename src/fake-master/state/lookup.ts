import { since } from "./release.js";
import { type Refusal, refuse } from "../refusal.js";
import { notFound } from "./not-found.js";
import type {
  AllocationRecord,
  CheckpointRecord,
  ExperimentRecord,
  MasterState,
  ModelRecord,
  ProjectRecord,
  TaskRecord,
  TrialRecord,
  UserRecord,
  WorkspaceRecord,
} from "./records.js";
import { isUuid } from "./uuid.js";

/** The experiment with this id, or the refusal. */
export function experimentOf(state: MasterState, id: number): ExperimentRecord {
  return state.experiments[id] ?? fail(notFound(state, "experiment", id));
}

/** The same for the plain routes, in whose message older masters left out the id. */
export function plainExperimentOf(state: MasterState, id: number): ExperimentRecord {
  if (since(state, "0.23.1")) return experimentOf(state, id);
  return state.experiments[id] ?? fail(refuse("notFound", "experiment not found: %d"));
}

/** The trial with this id, or the refusal. */
export function trialOf(state: MasterState, id: number): TrialRecord {
  return (id > 0 ? state.trials[id] : undefined) ?? fail(notFound(state, "trial", id));
}

/** The task with this id, or the refusal. */
export function taskOf(state: MasterState, id: string): TaskRecord {
  return state.tasks[id] ?? fail(notFound(state, "task", id));
}

/** The workspace with this id, or the refusal. */
export function workspaceOf(state: MasterState, id: number): WorkspaceRecord {
  return state.workspaces[id] ?? fail(notFound(state, "workspace", id));
}

/** The project with this id, or the refusal. */
export function projectOf(state: MasterState, id: number): ProjectRecord {
  return state.projects[id] ?? fail(notFound(state, "project", id));
}

/** The user with this id, or the refusal. */
export function userOf(state: MasterState, id: number): UserRecord {
  return state.users[id] ?? fail(refuse("notFound", "user not found"));
}

/** The checkpoint with this uuid, or the refusal. */
export function checkpointOf(state: MasterState, uuid: string): CheckpointRecord {
  if (!isUuid(uuid)) {
    const problem = uuid.length === 36 ? "invalid UUID format" : `invalid UUID length: ${uuid.length}`;
    throw refuse("internal", problem);
  }
  return state.checkpoints[uuid.toLowerCase()] ?? fail(notFound(state, "checkpoint", uuid));
}

/** A model by number (digits only) or by exact name. */
export function modelOf(state: MasterState, identifier: string): ModelRecord {
  if (/^\d+$/.test(identifier) && Number(identifier) >= 2 ** 31) {
    const problem = `ERROR: value "${identifier}" is out of range for type integer (SQLSTATE 22003)`;
    throw refuse(
      "internal",
      `error fetching model "${identifier}" from database: error running query: get_model_by_id: ${problem}`,
    );
  }
  const found = /^\d+$/.test(identifier)
    ? state.models[Number(identifier)]
    : Object.values(state.models).find((model) => model.name === identifier);
  return found ?? fail(refuse("notFound", `model "${identifier}" not found`));
}

/** The user of this name, where there is one. */
export function userNamed(state: MasterState, username: string): UserRecord | undefined {
  return Object.values(state.users).find((user) => user.username === username);
}

/** The trials of an experiment, oldest first. */
export function trialsOf(state: MasterState, experiment: ExperimentRecord): TrialRecord[] {
  return present(experiment.trialIds, state.trials);
}

/** The trials that answers show: formerly those that were given resources at some time. */
export function shownTrials(state: MasterState, experiment: ExperimentRecord): TrialRecord[] {
  return trialsOf(state, experiment).filter(({ id }) => id > 0);
}

/** The checkpoints of a trial in the order of their reports. */
export function checkpointsOf(state: MasterState, trial: TrialRecord): CheckpointRecord[] {
  return present(trial.checkpoints, state.checkpoints);
}

/** The allocations that have not ended, oldest first. */
export function liveAllocations(state: MasterState): AllocationRecord[] {
  return present(state.liveAllocations, state.allocations);
}

/** The experiment of a trial. */
export function ownerOf(state: MasterState, trial: TrialRecord): ExperimentRecord {
  return experimentOf(state, trial.experimentId);
}

/** The records that are there. A loop: every poll, step and row of a list asks for some, and flatMap costs ten times as much. */
function present<Id extends string | number, T>(ids: readonly Id[], records: Readonly<Record<Id, T>>): T[] {
  const found: T[] = [];
  for (const id of ids) {
    const record = records[id] as T | undefined;
    if (record !== undefined) found.push(record);
  }
  return found;
}

function fail(refusal: Refusal): never {
  throw refusal;
}
