import { agentAnswer, slotAnswers } from "./agents.js";
import { summaryAnswer } from "./allocations.js";
import type { MasterState } from "../state/records.js";
import { everything, occupants } from "../state/agents/agent.js";
import { liveAllocations } from "../state/lookup.js";

/** Agents as the plain route of old command lines shows them. */
export function plainAgents(state: MasterState): Record<string, unknown> {
  const agent = agentAnswer(state);
  const slots = slotAnswers(state).map((slot) => {
    const device = { ...slot.device, type: "cpu" };
    const { parent, id, devices } = slot.container ?? {};
    const container = slot.container && { parent, id, state: "RUNNING", devices: devices?.map((one) => ({ ...one, type: "cpu" })) }; // prettier-ignore
    return [`/agents/agent-1/slots/${slot.id}`, { ...slot, device, container }] as const;
  });
  return {
    "/agents/agent-1": {
      id: agent.id,
      registered_time: agent.registeredTime,
      slots: Object.fromEntries(slots),
      num_containers: everything(state).length,
      resource_pool: "default",
      label: "",
      addresses: agent.addresses,
      enabled: agent.enabled,
      draining: agent.draining,
      version: agent.version,
    },
  };
}

/** Tasks that hold or wait for slots, likewise. */
export function plainTasks(state: MasterState): Record<string, unknown> {
  const occupied = occupants(state);
  return Object.fromEntries(
    liveAllocations(state).map((allocation) => {
      const summary = summaryAnswer(state, allocation, occupied);
      const resources = (summary.resources ?? []).map(({ resourcesId, containerId, agentDevices }) => ({
        resources_id: resourcesId,
        resources_type: "docker-container",
        allocation_id: allocation.id,
        agent_devices: Object.fromEntries(Object.entries(agentDevices ?? {}).map(([id, one]) => [id, one?.devices ?? null])),
        container_id: containerId,
        Started: null,
        Exited: null,
      }));
      return [
        allocation.id,
        {
          task_id: allocation.taskId,
          allocation_id: allocation.id,
          name: summary.name,
          registered_time: summary.registeredTime,
          resource_pool: summary.resourcePool,
          slots_needed: summary.slotsNeeded,
          resources,
          scheduler_type: "fair_share",
          priority: null,
        },
      ];
    }),
  );
} // prettier-ignore
