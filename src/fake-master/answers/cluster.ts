import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { experimentOf, isOldRelease, projectOf, section, textIn } from "../state/lookup.js";
import type { AllocationRecord, ExperimentRecord, MasterState } from "../state/records.js";
import { reportedExperimentState } from "../state/experiments/reported-state.js";
import { wireTime, wireTimeOrNull } from "../state/stamp.js";
import { jobsAhead } from "./experiments.js";
import { later } from "./later.js";

/** An allocation as answers show it. */
export function allocationAnswer(allocation: AllocationRecord): Wire<components["schemas"]["v1Allocation"]> {
  const local = (time: string | undefined): string | undefined =>
    time &&
    wireTime(time)
      .slice(0, -1)
      .replace(/(\.\d*?)0+$/, "$1");
  return {
    taskId: allocation.taskId,
    state: `STATE_${allocation.state}` as "STATE_RUNNING",
    isReady: allocation.isReady ? true : undefined,
    startTime: local(allocation.startTime),
    endTime: local(allocation.endTime),
    allocationId: allocation.id,
    slots: 0,
  };
}

/** A line of the list of tasks that hold or wait for slots. */
export function summaryAnswer(
  state: MasterState,
  allocation: AllocationRecord,
): Wire<components["schemas"]["v1AllocationSummary"]> {
  const trial = state.trials[allocation.trialId];
  const experiment = experimentOf(state, trial?.experimentId ?? 0);
  const resources = section(experiment.config, "resources");
  const used = allocation.state !== "QUEUED";
  return {
    taskId: allocation.taskId,
    allocationId: allocation.id,
    name: `Trial ${allocation.trialId} (Experiment ${experiment.id})`,
    registeredTime: wireTime(allocation.registeredTime),
    resourcePool: textIn(resources, "resource_pool"),
    slotsNeeded: allocation.slots,
    resources: used
      ? [
          {
            resourcesId: allocation.containerId,
            resourcesType: "docker-container",
            allocationId: allocation.id,
            agentDevices: { "agent-1": { devices: [] } },
            containerId: allocation.containerId,
          },
        ]
      : [],
    schedulerType: "priority",
    priority: Number(resources["priority"] ?? 42),
    proxyPorts: [],
  };
}

/** Slot by slot, the container that runs on it. */
function occupants(state: MasterState): (AllocationRecord | undefined)[] {
  const live = state.liveAllocations
    .flatMap((id) => state.allocations[id] ?? [])
    .filter((one) => one.state !== "QUEUED");
  const slots = live.flatMap((allocation) => Array.from({ length: allocation.slots }, () => allocation));
  return Array.from({ length: state.slots }, (_, index) => slots[index]);
}

/** The one agent, with its slots. */
export function agentAnswer(state: MasterState): Wire<components["schemas"]["v1Agent"]> {
  const slots: Record<string, Wire<components["schemas"]["v1Slot"]>> = {};
  const containers: Record<string, Wire<components["schemas"]["v1Container"]>> = {};
  let running = 0;
  for (const [index, allocation] of occupants(state).entries()) {
    const device = {
      id: index,
      brand: "Artificial",
      uuid: `${state.masterId.slice(0, -4)}${String(index).padStart(4, "0")}`,
      type: "TYPE_CPU" as const,
    };
    const container = allocation && {
      parent: "",
      id: allocation.containerId,
      state: "STATE_RUNNING" as const,
      devices: [device],
      permissionDenied: false,
    };
    if (container !== undefined) {
      containers[container.id] = container;
      running += 1;
    }
    slots[`/agents/agent-1/slots/${index}`] = {
      id: String(index),
      device,
      enabled: true,
      container: container ?? null,
      draining: false,
    };
  }
  const counts = {
    states: running === 0 ? {} : { STATE_RUNNING: running },
    draining: 0,
    disabled: 0,
    total: state.slots,
  };
  return {
    id: "agent-1",
    registeredTime: wireTimeOrNull(state.users[1]?.modifiedAt),
    slots,
    containers,
    addresses: ["127.0.0.1"],
    enabled: true,
    draining: false,
    version: state.release,
    resourcePools: ["default"],
    ...later(state, { slotStats: { typeStats: { TYPE_CPU: counts }, brandStats: { Artificial: counts } } }),
    ...(isOldRelease(state) ? { label: "" } : {}),
  };
}

/** The one resource pool. */
export function poolAnswer(state: MasterState): Wire<components["schemas"]["v1ResourcePool"]> {
  const used = occupants(state).filter((one) => one !== undefined).length;
  const queued = state.liveAllocations.filter((id) => state.allocations[id]?.state === "QUEUED").length;
  return {
    name: "default", description: "", type: "RESOURCE_POOL_TYPE_STATIC", numAgents: state.slots > 0 ? 1 : 0, slotsAvailable: state.slots, slotsUsed: used,
    slotType: state.slots > 0 ? "TYPE_CPU" : "TYPE_UNSPECIFIED", auxContainerCapacity: state.slots > 0 ? 100 : 0, auxContainersRunning: 0,
    defaultComputePool: true, defaultAuxPool: true, preemptible: false, minAgents: 0, maxAgents: 0, slotsPerAgent: -1,
    auxContainerCapacityPerAgent: 100, schedulerType: "SCHEDULER_TYPE_PRIORITY", schedulerFittingPolicy: "FITTING_POLICY_BEST",
    location: "on-prem", imageId: "", instanceType: "", masterUrl: "", masterCertName: "", startupScript: "", containerStartupScript: "",
    agentDockerNetwork: "", agentDockerRuntime: "", agentDockerImage: "", agentFluentImage: "", maxIdleAgentPeriod: 0, maxAgentStartingPeriod: 0,
    details: { aws: null, gcp: null, priorityScheduler: { preemption: false, defaultPriority: 42, k8Priorities: [] } }, accelerator: "",
    stats: { queuedCount: queued, scheduledCount: state.liveAllocations.length - queued },
    ...later(state, { resourceManagerMetadata: {}, clusterName: "default" }),
  }; // prettier-ignore
}

/** An experiment as a job of the queue. */
export function jobAnswer(state: MasterState, experiment: ExperimentRecord): Wire<components["schemas"]["v1Job"]> {
  const resources = section(experiment.config, "resources");
  const live = state.liveAllocations
    .flatMap((id) => state.allocations[id] ?? [])
    .filter((one) => experiment.trialIds.includes(one.trialId));
  const slots = (rows: AllocationRecord[]): number => rows.reduce((sum, row) => sum + row.slots, 0);
  return {
    summary: {
      state: reportedExperimentState(state, experiment) === "QUEUED" ? "STATE_QUEUED" : "STATE_SCHEDULED",
      jobsAhead: jobsAhead(state, experiment),
    },
    type: "TYPE_EXPERIMENT",
    submissionTime: wireTime(experiment.startTime),
    username: state.users[experiment.userId]?.username ?? "",
    userId: experiment.userId,
    resourcePool: textIn(resources, "resource_pool"),
    isPreemptible: false,
    priority: Number(resources["priority"] ?? 42),
    weight: Number(resources["weight"] ?? 1),
    entityId: String(experiment.id),
    jobId: experiment.jobId,
    requestedSlots: slots(live),
    allocatedSlots: slots(live.filter((one) => one.state !== "QUEUED")),
    name: experiment.jobName ?? experiment.name,
    progress: experiment.progress ?? 0,
    ...later(state, { workspaceId: projectOf(state, experiment.projectId).workspaceId }),
  };
}
