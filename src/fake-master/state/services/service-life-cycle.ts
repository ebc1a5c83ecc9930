import { DEFAULT_POOL, isAvailable, slotsIn } from "../agents/pools.js";
import { plan, planScheduling } from "../planned-events.js";
import { threeWords, uuid } from "../chance.js";
import { section, textIn } from "../config-values.js";
import { workspaceOf } from "../lookup.js";
import { notFound } from "../not-found.js";
import { refuse } from "../../refusal.js";
import type {
  AllocationRecord,
  JsonObject,
  MasterState,
  ModelFileRecord,
  ServiceKind,
  ServiceRecord,
  UserRecord,
} from "../records.js";
import { stamp } from "../stamp.js";
import { logFromMaster } from "../tasks/logs.js";
import { endAllocation, failureOf, farewell } from "../trials/trial-life-cycle.js";
import { serviceConfiguration } from "./configuration.js";
import { KINDS } from "./kinds.js";

/** What a launch asks for. */
export interface ServiceRequest {
  kind: ServiceKind;
  config: JsonObject;
  templateName: string;
  workspaceId: number;
  experimentIds?: number[];
  trialIds?: number[];
  files: ModelFileRecord[];
  /** Check and complete only. */
  preview?: boolean;
}

/** The service of this kind and id, or the refusal. */
export function serviceOf(state: MasterState, kind: ServiceKind, id: string): ServiceRecord {
  const found = Object.hasOwn(state.services, id) ? state.services[id] : undefined;
  if (found?.kind !== kind) throw notFound(state, kind, id);
  return found;
}

/** The allocation of a service. */
export function allocationOf(state: MasterState, service: ServiceRecord): AllocationRecord | undefined {
  return state.allocations[`${service.id}.1`];
}

/** Launches a service: it waits for its slots as a trial does. */
export function launchService(state: MasterState, now: number, user: UserRecord, request: ServiceRequest): ServiceRecord {
  const { kind } = request;
  const workspaceId = request.workspaceId || 1;
  if (workspaceOf(state, workspaceId).archived) throw notFound(state, "workspace", workspaceId);
  const template = templateOf(state, request.templateName);
  const description = textIn(request.config, "description") || textIn(template, "description") || `${KINDS[kind].title} (${threeWords(state)})`;
  const config = serviceConfiguration(state, kind, request.config, template, description);
  const resources = section(config, "resources");
  const pool = textIn(resources, "resource_pool");
  if (!isAvailable(state, pool, workspaceId)) throw refuse("invalid", `resource pool ${pool} not found`);
  const slots = Number(resources["slots"] ?? 0);
  if (slots > slotsIn(state, pool))
    throw refuse("invalid", `resource pool ${pool} request unfulfillable, please try requesting less slots`);
  const id = uuid(state);
  const service: ServiceRecord = {
    id,
    kind,
    description,
    userId: user.id,
    workspaceId,
    startTime: stamp(state, now),
    jobId: uuid(state),
    config,
    experimentIds: request.experimentIds ?? [],
    trialIds: request.trialIds ?? [],
    ...(request.files.length > 0 && { files: request.files }),
  };
  if (request.preview === true) return service;
  state.services[id] = service;
  const allocation: AllocationRecord = {
    id: `${id}.1`, taskId: id, trialId: 0, run: 1, state: "QUEUED", slots, isReady: false, registeredTime: stamp(state, now),
    containerId: uuid(state), nextStep: 1, ...(pool === DEFAULT_POOL ? {} : { pool }),
  };
  const task = { id, type: KINDS[kind].taskType, startTime: service.startTime, allocationIds: [allocation.id], logs: [] };
  state.tasks[id] = task;
  state.allocations[allocation.id] = allocation;
  state.liveAllocations.push(allocation.id);
  logFromMaster(state, now, task, `Scheduling ${description} (id: ${allocation.id})`);
  planScheduling(state, now);
  return service;
} // prettier-ignore

/** Ends a service by force; what has ended stays as it is. */
export function killService(state: MasterState, now: number, service: ServiceRecord): void {
  const allocation = allocationOf(state, service);
  const task = state.tasks[service.id];
  if (allocation === undefined || task === undefined || service.exitStatus !== undefined) return;
  if (allocation.state === "QUEUED") {
    endAllocation(state, now, allocation, { reason: "allocation aborted after exit before start: user requested kill", lines: [] });
    return close(state, now, service, "allocation exited successfully");
  }
  if (allocation.state === "TERMINATING") return;
  logFromMaster(state, now, task, "forcibly killing allocation's remaining resources (reason: user requested kill)");
  allocation.state = "TERMINATING";
  plan(state, now + 200, { kind: "exit", allocationId: allocation.id, code: 137, why: "killed" });
} // prettier-ignore

/** The container of a service has left. */
export function serviceLeft(state: MasterState, now: number, allocation: AllocationRecord, code: number, killed: boolean): void {
  const service = state.services[allocation.taskId];
  endAllocation(state, now, allocation, farewell(code, killed ? "killed" : code === 0 ? "end" : "failure"));
  if (service !== undefined) close(state, now, service, killed || code === 0 ? "allocation exited successfully" : failureOf(code));
} // prettier-ignore

/** The agent was given up: the service ends with it. */
export function serviceLost(state: MasterState, now: number, allocation: AllocationRecord, reason: string): void {
  const service = state.services[allocation.taskId];
  if (service !== undefined) close(state, now, service, reason);
}

function close(state: MasterState, now: number, service: ServiceRecord, exitStatus: string): void {
  service.exitStatus = exitStatus;
  service.endTime = stamp(state, now);
  const task = state.tasks[service.id];
  if (task !== undefined) task.endTime = service.endTime;
}

function templateOf(state: MasterState, name: string): JsonObject {
  if (name === "") return {};
  const template = Object.hasOwn(state.templates, name) ? state.templates[name] : undefined;
  if (template === undefined) throw notFound(state, "template", name);
  return template.config;
}
