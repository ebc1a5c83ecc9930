import { later, until } from "./later.js";
import { since } from "../state/release.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import type { MasterState } from "../state/records.js";
import { capacity, hasAgent, occupants } from "../state/agents/agent.js";

/** The one resource pool. */
export function poolAnswer(state: MasterState): Wire<components["schemas"]["v1ResourcePool"]> {
  const isThere = hasAgent(state);
  const used = occupants(state).filter((one) => one !== undefined).length;
  const queued = state.liveAllocations.filter((id) => state.allocations[id]?.state === "QUEUED").length;
  return {
    name: "default", description: "", type: "RESOURCE_POOL_TYPE_STATIC", numAgents: isThere ? 1 : 0, slotsAvailable: capacity(state), slotsUsed: used,
    slotType: isThere ? "TYPE_CPU" : "TYPE_UNSPECIFIED", auxContainerCapacity: isThere ? 100 : 0, auxContainersRunning: 0,
    defaultComputePool: true, defaultAuxPool: true, preemptible: false, minAgents: 0, maxAgents: 0, slotsPerAgent: -1,
    auxContainerCapacityPerAgent: 100, schedulerType: since(state, "0.23.0") ? "SCHEDULER_TYPE_PRIORITY" : "SCHEDULER_TYPE_FAIR_SHARE", schedulerFittingPolicy: "FITTING_POLICY_BEST",
    location: "on-prem", imageId: "", instanceType: "", masterUrl: "", masterCertName: "", startupScript: "", containerStartupScript: "",
    agentDockerNetwork: "", agentDockerRuntime: "", agentDockerImage: "", agentFluentImage: "", maxIdleAgentPeriod: 0, maxAgentStartingPeriod: 0,
    details: { aws: null, gcp: null, priorityScheduler: since(state, "0.23.0") ? { preemption: false, defaultPriority: 42, k8Priorities: [] } : null }, accelerator: "",
    stats: { queuedCount: queued, scheduledCount: state.liveAllocations.length - queued },
    ...later(state, "0.29.1", { resourceManagerMetadata: {} }), ...later(state, "0.35.0", { clusterName: "default" }),
    ...(since(state, "0.29.1") ? until(state, "0.35.0", { resourceManagerName: "default" }) : {}),
  }; // prettier-ignore
}
