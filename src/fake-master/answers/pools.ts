import { later, until } from "./later.js";
import { since } from "../state/release.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { DEFAULT_POOL, slotsIn, usedSlots } from "../state/agents/pools.js";
import { liveAllocations } from "../state/lookup.js";
import type { MasterState } from "../state/records.js";
import { hasAgent, occupants } from "../state/agents/agent.js";

/** A resource pool. */
export function poolAnswer(state: MasterState, name: string): Wire<components["schemas"]["v1ResourcePool"]> {
  const isDefault = name === DEFAULT_POOL;
  const isThere = isDefault ? hasAgent(state) : slotsIn(state, name) > 0;
  const used = isDefault ? occupants(state).filter((one) => one !== undefined).length : usedSlots(state, name);
  const live = liveAllocations(state).filter(({ pool }) => (pool ?? DEFAULT_POOL) === name);
  const queued = live.filter((one) => one.state === "QUEUED").length;
  return {
    name, description: state.pools?.[name]?.description ?? "", type: "RESOURCE_POOL_TYPE_STATIC", numAgents: isThere ? 1 : 0, slotsAvailable: slotsIn(state, name), slotsUsed: used,
    slotType: isThere ? "TYPE_CPU" : "TYPE_UNSPECIFIED", auxContainerCapacity: isThere ? 100 : 0, auxContainersRunning: 0,
    defaultComputePool: isDefault, defaultAuxPool: isDefault, preemptible: false, minAgents: 0, maxAgents: 0, slotsPerAgent: -1,
    auxContainerCapacityPerAgent: 100, schedulerType: since(state, "0.23.0") ? "SCHEDULER_TYPE_PRIORITY" : "SCHEDULER_TYPE_FAIR_SHARE", schedulerFittingPolicy: "FITTING_POLICY_BEST",
    location: "on-prem", imageId: "", instanceType: "", masterUrl: "", masterCertName: "", startupScript: "", containerStartupScript: "",
    agentDockerNetwork: "", agentDockerRuntime: "", agentDockerImage: "", agentFluentImage: "", maxIdleAgentPeriod: 0, maxAgentStartingPeriod: 0,
    details: { aws: null, gcp: null, priorityScheduler: since(state, "0.23.0") ? { preemption: false, defaultPriority: 42, k8Priorities: [] } : null }, accelerator: "",
    stats: { queuedCount: queued, scheduledCount: live.length - queued },
    ...later(state, "0.29.1", { resourceManagerMetadata: {} }), ...later(state, "0.35.0", { clusterName: "default" }),
    ...(since(state, "0.29.1") ? until(state, "0.35.0", { resourceManagerName: "default" }) : {}),
  }; // prettier-ignore
}
