import { refuse } from "../../refusal.js";
import { notFound } from "../not-found.js";
import { plan } from "../planned-events.js";
import { registeredUuids } from "../checkpoints/checkpoint-collection.js";
import { experimentOf, projectOf, trialsOf, workspaceOf } from "../lookup.js";
import { since } from "../release.js";
import { isStopping, isTerminal } from "../run-state.js";
import { logFromMaster } from "../tasks/logs.js";
import type { ExperimentRecord, MasterState, ProjectRecord, TrialRecord, UserRecord } from "../records.js";
import {
  closeTrial,
  currentTask,
  endAllocation,
  endWhenDone,
  fillSearch,
  liveAllocation,
  numberInProject,
  requestAllocation,
  requestIdOf,
} from "../trials/trial-life-cycle.js";

/** Resumes a paused experiment. */
export function activate(state: MasterState, now: number, experiment: ExperimentRecord): void {
  if (experiment.unmanaged || isOver(experiment)) {
    if (!since(state, "0.26.1")) throw refuse("precondition", "experiment in terminal state");
    throw notFound(state, "experiment", experiment.id);
  }
  refuseStopping(experiment);
  if (experiment.state === "ACTIVE") return;
  experiment.state = "ACTIVE";
  delete experiment.held;
  for (const trial of trialsOf(state, experiment)) {
    if (trial.state !== "PAUSED") continue;
    trial.state = "ACTIVE";
    const allocation = liveAllocation(state, trial);
    if (allocation === undefined) requestAllocation(state, now, trial, nextStepOf(state, trial));
    else if (trial.preempt === "pause") delete trial.preempt;
  }
  fillSearch(state, now, experiment);
}

/** Pauses: the states change at once, the programs leave when they next check. */
export function pause(state: MasterState, now: number, experiment: ExperimentRecord): void {
  refuseArchived(state, experiment);
  if (experiment.unmanaged || isOver(experiment) || (!since(state, "0.26.1") && isStopping(experiment.state))) {
    throw refuse("precondition", "experiment in terminal state");
  }
  refuseStopping(experiment);
  if (experiment.state === "PAUSED") return;
  experiment.state = "PAUSED";
  for (const trial of trialsOf(state, experiment)) {
    if (trial.state !== "ACTIVE") continue;
    trial.state = "PAUSED";
    preempt(state, now, trial, "pause");
  }
}

/** Asks everything to end gracefully; what is over or already stopping stays as it is. */
export function cancel(state: MasterState, now: number, experiment: ExperimentRecord): void {
  refuseArchived(state, experiment);
  if (isOver(experiment) || isStopping(experiment.state)) return;
  experiment.state = "STOPPING_CANCELED";
  for (const trial of trialsOf(state, experiment)) {
    if (isTerminal(trial.state)) continue;
    trial.state = "STOPPING_CANCELED";
    if (liveAllocation(state, trial) === undefined) closeTrial(state, now, trial, "CANCELED");
    else preempt(state, now, trial, "cancellation");
  }
  endWhenDone(state, now, experiment);
}

/** Ends everything by force. */
export function kill(state: MasterState, now: number, experiment: ExperimentRecord): void {
  refuseArchived(state, experiment);
  if (isOver(experiment) || experiment.state === "STOPPING_KILLED") return;
  experiment.state = "STOPPING_KILLED";
  for (const trial of trialsOf(state, experiment)) killTrial(state, now, trial);
  endWhenDone(state, now, experiment);
}

/** Ends one trial by force. */
export function killTrial(state: MasterState, now: number, trial: TrialRecord): void {
  if (isTerminal(trial.state) || trial.state === "STOPPING_KILLED") return;
  trial.state = "STOPPING_KILLED";
  const allocation = liveAllocation(state, trial);
  const task = currentTask(state, trial);
  if (allocation === undefined || task === undefined) return closeTrial(state, now, trial, "CANCELED");
  if (allocation.state === "QUEUED") return abort(state, now, trial, "user requested kill");
  logFromMaster(state, now, task, "forcibly killing allocation's remaining resources (reason: user requested kill)");
  allocation.state = "TERMINATING";
  plan(state, now + 200, { kind: "exit", allocationId: allocation.id, code: 137, why: "killed" });
}

/** The request of `POST /trials/{id}/kill`. */
export function requestTrialKill(state: MasterState, now: number, trial: TrialRecord): void {
  const experiment = experimentOf(state, trial.experimentId);
  if (isOver(experiment)) {
    const task = currentTask(state, trial);
    if (!since(state, "0.26.1") && task !== undefined)
      throw refuse("notFound", `actor /experiments/${experiment.id}/${requestIdOf(task)} could not be found`);
    throw notFound(state, "experiment", experiment.id);
  }
  if (isTerminal(trial.state)) throw refuse("internal", "trial not found");
  killTrial(state, now, trial);
}

/** Marks a finished experiment as archived, or takes the mark away. */
export function setArchived(state: MasterState, experiment: ExperimentRecord, archived: boolean): void {
  if (!archived && !experiment.archived && since(state, "0.21.1"))
    throw refuse("precondition", "Experiment is not archived.");
  if (!isTerminal(experiment.state)) {
    if (since(state, "0.21.1")) throw refuse("precondition", "Experiment is not in terminal state.");
    const verb = archived ? "archive" : "unarchive";
    throw refuse("internal", `cannot ${verb} experiment ${experiment.id} in non terminate state ${experiment.state}`);
  }
  if (experiment.archived === archived && since(state, "0.21.1")) {
    throw refuse("precondition", "Experiment is already archived.");
  }
  experiment.archived = archived;
}

/** Begins the removal of an experiment; it is gone some seconds later. */
export function beginDeletion(state: MasterState, now: number, experiment: ExperimentRecord, user: UserRecord): void {
  if (!user.admin && experiment.userId !== user.id) {
    throw refuse("denied", "non admin users may not delete other user's experiments");
  }
  if (!isTerminal(experiment.state) && experiment.state !== "DELETE_FAILED") {
    if (!since(state, "0.22.2")) throw refuse("internal", `cannot delete experiment in ${experiment.state} state`);
    throw refuse("precondition", `cannot delete experiment in STATE_${experiment.state} state`);
  }
  const uuids = trialsOf(state, experiment).flatMap((trial) => trial.checkpoints);
  const registered = registeredUuids(state);
  if (uuids.some((uuid) => registered.has(uuid))) {
    throw refuse("invalid", "checkpoints are registered as model versions");
  }
  experiment.state = "DELETING";
  if (uuids.length === 0) return plan(state, now + 200, { kind: "purge", experimentId: experiment.id });
  plan(state, now + 4_000, { kind: "remove", checkpointUuids: uuids });
  plan(state, now + 4_500, { kind: "purge", experimentId: experiment.id });
}

/** Removes every trace of an experiment. */
export function purgeExperiment(state: MasterState, experiment: ExperimentRecord): void {
  for (const trial of trialsOf(state, experiment)) {
    for (const uuid of trial.checkpoints) delete state.checkpoints[uuid];
    for (const id of trial.taskIds) {
      for (const allocationId of state.tasks[id]?.allocationIds ?? []) delete state.allocations[allocationId];
      delete state.tasks[id];
    }
    delete state.trials[trial.id];
  }
  delete state.experiments[experiment.id];
}

/** Moves an experiment to another project. */
export function moveExperiment(state: MasterState, experiment: ExperimentRecord, projectId: number): void {
  const project = projectOf(state, projectId);
  if (experiment.archived) throw refuse("internal", `experiment (${experiment.id}) is archived and cannot be moved`);
  refuseArchivedProject(state, projectOf(state, experiment.projectId), "have experiments moved from it");
  refuseArchivedProject(state, project, "add new experiments");
  if (experiment.projectId === projectId) return;
  experiment.projectId = projectId;
  for (const trial of trialsOf(state, experiment)) numberInProject(state, trial, projectId);
}

function refuseArchivedProject(state: MasterState, project: ProjectRecord, what: string): void {
  if (!project.archived && !workspaceOf(state, project.workspaceId).archived) return;
  throw refuse("internal", `project (${project.id}) is archived and cannot ${what}`);
}

/** Asks the program of a trial to leave; one that has not begun leaves at once. */
function preempt(state: MasterState, now: number, trial: TrialRecord, why: "pause" | "cancellation"): void {
  const allocation = liveAllocation(state, trial);
  const task = currentTask(state, trial);
  if (allocation === undefined || task === undefined) return;
  if (allocation.state === "QUEUED") return abort(state, now, trial, `user requested ${why}`);
  trial.preempt = why;
  logFromMaster(
    state,
    now,
    task,
    `gracefully terminating allocation's remaining resources (reason: user requested ${why})`,
  );
  if (!allocation.isReady)
    plan(state, now + 300, { kind: "exit", allocationId: allocation.id, code: 0, why: "preempted" });
}

/** The step that the next run of a trial begins with: after its newest checkpoint that is still there. */
export function nextStepOf(state: MasterState, trial: TrialRecord): number {
  let last = 0;
  for (const uuid of trial.checkpoints) {
    const checkpoint = state.checkpoints[uuid];
    if (checkpoint?.state === "COMPLETED" && (checkpoint.step ?? 0) > last) last = checkpoint.step ?? 0;
  }
  return last + 1;
}

function abort(state: MasterState, now: number, trial: TrialRecord, why: string): void {
  const allocation = liveAllocation(state, trial);
  if (allocation === undefined) return;
  endAllocation(state, now, allocation, { reason: `allocation aborted after exit before start: ${why}`, lines: [] });
  if (trial.state !== "PAUSED") closeTrial(state, now, trial, "CANCELED");
}

function isOver(experiment: ExperimentRecord): boolean {
  return isTerminal(experiment.state) || experiment.state === "DELETING" || experiment.state === "DELETE_FAILED";
}

function refuseStopping(experiment: ExperimentRecord): void {
  if (isStopping(experiment.state))
    throw refuse("precondition", `experiment in incompatible state ${experiment.state}`);
}

function refuseArchived(state: MasterState, experiment: ExperimentRecord): void {
  if (experiment.archived && since(state, "0.21.1")) throw notFound(state, "experiment", experiment.id);
}
