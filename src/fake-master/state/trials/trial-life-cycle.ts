import { everything, freeSlots, hasAgent } from "../agents/agent.js";
import { DEFAULT_POOL, poolIn, slotsIn, usedSlots } from "../agents/pools.js";
import { since } from "../release.js";
import { plan, planScheduling } from "../planned-events.js";
import { chance, dice, hash, nextId, uuid } from "../chance.js";
import { isStopping, isTerminal } from "../run-state.js";
import { liveAllocations, ownerOf, trialsOf } from "../lookup.js";
import { priorityIn, section } from "../config-values.js";
import { sourceCheckpoint } from "../experiments/source-checkpoint.js";
import { logFromMaster } from "../tasks/logs.js";
import { hyperparametersFor } from "../experiments/search.js";
import { sortRows } from "../sort.js";
import { stamp } from "../stamp.js";
import type {
  AllocationRecord,
  ExitCause,
  ExperimentRecord,
  JsonObject,
  MasterState,
  RunState,
  TaskRecord,
  TrialRecord,
} from "../records.js";

/** Has the search of an experiment make as many trials as it may run at a time. */
export function fillSearch(state: MasterState, now: number, experiment: ExperimentRecord): void {
  const { search } = experiment;
  const open = (): number => trialsOf(state, experiment).filter((trial) => !isTerminal(trial.state)).length;
  while (search.created < search.total && open() < search.concurrent) {
    const seed = Number(section(experiment.config, "reproducibility")["experiment_seed"] ?? 0) + search.created;
    const hparams = hyperparametersFor(experiment.config, search.created, dice(seed));
    search.created += 1;
    const trial = addTrial(state, now, experiment, hparams, `${experiment.id}.${uuid(state)}`);
    const source = experiment.unmanaged ? undefined : sourceCheckpoint(state, experiment.config);
    if (source !== undefined) {
      trial.warmStart = source;
      if (state.warmStarted?.includes(experiment.id) !== true) (state.warmStarted ??= []).push(experiment.id);
    }
    if (experiment.state === "ACTIVE") requestAllocation(state, now, trial);
  }
}

/** Makes a trial and its first task. */
export function addTrial(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  hparams: JsonObject,
  taskId: string,
): TrialRecord {
  const trial: TrialRecord = {
    id:
      since(state, "0.22.0") || experiment.unmanaged ? nextId(state, "trial") : -nextId(state, "trial without number"),
    experimentId: experiment.id,
    state: experiment.state === "ACTIVE" ? "ACTIVE" : "PAUSED",
    hparams,
    seed:
      hash(`${state.clusterId}/${experiment.id}/${experiment.trialIds.length}`) ^ Math.floor(chance(state) * 2 ** 31),
    startTime: stamp(state, now),
    restarts: 0,
    runId: 0,
    taskIds: [],
    runnerState: "",
    reports: [],
    checkpoints: [],
    progress: 0,
    sources: [],
  };
  state.trials[trial.id] = trial;
  numberInProject(state, trial, experiment.projectId);
  experiment.trialIds.push(trial.id);
  addTask(state, now, trial, taskId);
  return trial;
}

/** Returns a trial the next number of a project, at its creation and when it is moved. */
export function numberInProject(state: MasterState, trial: TrialRecord, projectId: number): void {
  const project = state.projects[projectId];
  if (project === undefined) return;
  project.lastRun = (project.lastRun ?? 0) + 1;
  trial.localId = project.lastRun;
}

/** Returns a trial another task: at its creation, and when it is continued. */
export function addTask(state: MasterState, now: number, trial: TrialRecord, id: string): TaskRecord {
  const task: TaskRecord = {
    id,
    type: "TASK_TYPE_TRIAL",
    trialId: trial.id,
    startTime: stamp(state, now),
    allocationIds: [],
    logs: [],
  };
  state.tasks[id] = task;
  trial.taskIds.push(id);
  return task;
}

/** The newest task of a trial. */
export function currentTask(state: MasterState, trial: TrialRecord): TaskRecord | undefined {
  return state.tasks[trial.taskIds.at(-1) ?? ""];
}

/** The allocation of a trial that has not ended. */
export function liveAllocation(state: MasterState, trial: TrialRecord): AllocationRecord | undefined {
  const allocation = state.allocations[currentTask(state, trial)?.allocationIds.at(-1) ?? ""];
  return allocation?.state === "TERMINATED" ? undefined : allocation;
}

/** Puts a trial into the scheduler's queue with its next allocation. */
export function requestAllocation(state: MasterState, now: number, trial: TrialRecord, nextStep = 1): void {
  const task = currentTask(state, trial);
  const experiment = ownerOf(state, trial);
  if (task === undefined) return;
  const pool = poolIn(experiment.config);
  trial.runId += 1;
  delete trial.held;
  const allocation: AllocationRecord = {
    id: `${task.id}.${trial.runId}`,
    taskId: task.id,
    trialId: trial.id,
    run: trial.runId,
    state: "QUEUED",
    slots: Number(section(experiment.config, "resources")["slots_per_trial"] ?? 1),
    isReady: false,
    registeredTime: stamp(state, now),
    containerId: uuid(state),
    nextStep,
    ...(pool === DEFAULT_POOL ? {} : { pool }),
  };
  state.allocations[allocation.id] = allocation;
  state.liveAllocations.push(allocation.id);
  task.allocationIds.push(allocation.id);
  const id = since(state, "0.22.0") ? allocation.id : requestIdOf(task);
  logFromMaster(state, now, task, `Scheduling ${trialName(state, trial)} (id: ${id})`);
  planScheduling(state, now);
}

/** Hands out slots, in order of priority, to those who wait. Without its agent, who is in the default pool waits. */
export function scheduleQueue(state: MasterState, now: number): void {
  // When the past of a seeded experiment is played, those who came later are not there yet.
  const queued = liveAllocations(state).filter(
    (allocation) => allocation.state === "QUEUED" && Date.parse(allocation.registeredTime) <= now,
  );
  const fair = !since(state, "0.23.0");
  const rank = (one: AllocationRecord): number => (fair ? slotsHeld(state, one) : priorityIn(configOf(state, one)));
  const isTaking = hasAgent(state) && state.agent.lost === undefined && state.agent.disabled !== true;
  if (fair && isTaking)
    makeRoom(
      state,
      now,
      queued.filter(({ pool }) => pool === undefined),
    );
  const free = isTaking ? freeSlots(state) : [];
  for (const allocation of sortRows(queued, [rank], false)) {
    if (allocation.pool !== undefined) {
      if (allocation.slots > slotsIn(state, allocation.pool) - usedSlots(state, allocation.pool)) continue;
    } else {
      if (!isTaking || allocation.slots > free.length) continue;
      allocation.onSlots = free.splice(0, allocation.slots);
    }
    allocation.state = fair ? "PULLING" : "STARTING";
    allocation.startTime = stamp(state, now);
    const trial = state.trials[allocation.trialId];
    if (trial !== undefined && trial.id < 0) giveNumber(state, trial);
    plan(state, now + 50, { kind: "start", allocationId: allocation.id });
  }
}

/** Slots that the experiment of an allocation holds already: formerly who held fewer came first. */
function slotsHeld(state: MasterState, allocation: AllocationRecord): number {
  const experimentId = state.trials[allocation.trialId]?.experimentId;
  return everything(state).reduce(
    (sum, one) => sum + (state.trials[one.trialId]?.experimentId === experimentId ? one.slots : 0),
    0,
  );
}

/** Of several trials of one experiment the newest gives way to an experiment that holds nothing. */
function makeRoom(state: MasterState, now: number, queued: readonly AllocationRecord[]): void {
  const free = freeSlots(state).length;
  const waiting = queued.filter((one) => one.slots > free && slotsHeld(state, one) === 0);
  const rich = everything(state).filter((one) => slotsHeld(state, one) > one.slots && one.state !== "TERMINATING");
  for (const [index] of waiting.entries()) {
    const given = rich.at(-1 - index);
    if (given === undefined) return;
    given.state = "TERMINATING";
    plan(state, now + 50, { kind: "exit", allocationId: given.id, code: 0, why: "preempted" });
  }
}

/** Until 0.21.2 a trial got its number, and was there, when it first got resources: till then its id is below 0. */
function giveNumber(state: MasterState, trial: TrialRecord): void {
  const former = trial.id;
  trial.id = nextId(state, "trial");
  delete state.trials[former];
  state.trials[trial.id] = trial;
  const experiment = ownerOf(state, trial);
  experiment.trialIds = experiment.trialIds.map((id) => (id === former ? trial.id : id));
  for (const task of trial.taskIds.flatMap((id) => state.tasks[id] ?? [])) {
    task.trialId = trial.id;
    for (const id of task.allocationIds) {
      const allocation = state.allocations[id];
      if (allocation !== undefined) allocation.trialId = trial.id;
    }
  }
}

/** A trial as the lines of the master's log name it. */
export function trialName(state: MasterState, trial: TrialRecord): string {
  const number = since(state, "0.22.0") ? ` ${trial.id}` : "";
  return `Trial${number} (Experiment ${trial.experimentId})`;
}

/** The id by which older masters knew a trial before it had a number. */
export function requestIdOf(task: TaskRecord): string {
  return task.id.slice(task.id.indexOf(".") + 1);
}

/** What an allocation runs, as logs and lists name it. */
export function nameOf(state: MasterState, { taskId, trialId }: AllocationRecord): string {
  const trial = state.trials[trialId];
  return trial === undefined ? (state.services[taskId]?.description ?? "") : trialName(state, trial);
}

/** The configuration of what an allocation runs; empty where that is gone. */
export function configOf(state: MasterState, { taskId, trialId }: AllocationRecord): JsonObject {
  const trial = state.trials[trialId];
  return trial === undefined ? (state.services[taskId]?.config ?? {}) : ownerOf(state, trial).config;
}

/** Why an allocation ends, with the lines of the log that say so. */
interface Ending {
  reason: string;
  lines: string[];
  level?: string;
  statusCode?: number;
}

/** Ends an allocation, with the line that the master writes about it. */
export function endAllocation(state: MasterState, now: number, allocation: AllocationRecord, end: Ending): void {
  const task = state.tasks[allocation.taskId];
  allocation.state = "TERMINATED";
  allocation.endTime = stamp(state, now);
  allocation.exitReason = end.reason;
  if (end.statusCode !== undefined) allocation.statusCode = end.statusCode;
  state.liveAllocations = state.liveAllocations.filter((id) => id !== allocation.id);
  planScheduling(state, now);
  if (task === undefined) return;
  for (const line of end.lines) logFromMaster(state, now, task, line, end.level);
  logFromMaster(state, now, task, `${nameOf(state, allocation)} was terminated: ${end.reason}`, end.level);
}

/** What the master writes when a container has left with this exit code. */
export function farewell(code: number, why: ExitCause): Ending {
  const gone = "resources exited successfully with a zero exit code";
  const failed = failureOf(code);
  switch (why) {
    case "end":
      return { reason: `allocation stopped early after all resources exited: ${gone}`, lines: [gone] };
    case "preempted":
      return { reason: `allocation preempted after all resources exited: ${gone}`, lines: [gone] };
    case "killed":
      return {
        reason: "allocation killed after all resources exited: resources were killed",
        lines: [`killed: ${failed}`],
      };
    default:
      return {
        reason: `allocation failed: ${failed}`,
        lines: [`crashed: ${failed}`],
        level: "ERROR",
        statusCode: code,
      };
  }
}

/** A failed container in the master's words. */
export function failureOf(code: number): string {
  return `resources failed with non-zero exit code: container failed with non-zero exit code: ${code} (exit code ${code})`;
}

/** Ends a trial for good, then lets its experiment go on or end. */
export function closeTrial(
  state: MasterState,
  now: number,
  trial: TrialRecord,
  final: "COMPLETED" | "CANCELED" | "ERROR",
): void {
  trial.state = final;
  trial.progress = 1;
  delete trial.preempt;
  trial.endTime = stamp(state, now);
  const task = currentTask(state, trial);
  if (task !== undefined) task.endTime = trial.endTime;
  const experiment = ownerOf(state, trial);
  if (experiment.state === "ACTIVE" && final !== "CANCELED") fillSearch(state, now, experiment);
  endWhenDone(state, now, experiment);
}

/** Begins the end of an experiment whose trials are all closed. */
export function endWhenDone(state: MasterState, now: number, experiment: ExperimentRecord): void {
  const trials = trialsOf(state, experiment);
  if (isTerminal(experiment.state) || trials.some((trial) => !isTerminal(trial.state))) return;
  const all = (final: RunState): boolean => trials.length > 0 && trials.every((trial) => trial.state === final);
  const canceled =
    experiment.state === "STOPPING_CANCELED" || experiment.state === "STOPPING_KILLED" || all("CANCELED");
  const failed = experiment.state === "STOPPING_ERROR" || all("ERROR");
  const final = canceled ? "CANCELED" : failed ? "ERROR" : "COMPLETED";
  if (!isStopping(experiment.state))
    experiment.state =
      final === "COMPLETED" ? "STOPPING_COMPLETED" : final === "ERROR" ? "STOPPING_ERROR" : "STOPPING_CANCELED";
  // The old actors took longer about it.
  plan(state, now + (since(state, "0.23.0") ? 10 : 100), { kind: "close", experimentId: experiment.id, state: final });
}

/** Ends an experiment; its surplus checkpoints go some seconds later. */
export function closeExperiment(state: MasterState, now: number, experiment: ExperimentRecord, final: RunState): void {
  if (isTerminal(experiment.state)) return;
  experiment.state = final;
  experiment.endTime = stamp(state, now);
  if (final === "COMPLETED") experiment.progress = 1;
  if (experiment.trialIds.some((id) => (state.trials[id]?.checkpoints.length ?? 0) > 0)) {
    plan(state, now + 4_500, { kind: "collect", experimentId: experiment.id });
  }
}
