import { deviceAnswer } from "./agents.js";
import { type occupants, slotsOf } from "../state/agents/agent.js";
import { later } from "./later.js";
import { since } from "../state/release.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { KINDS } from "../state/services/kinds.js";
import { priorityIn, section, textIn } from "../state/config-values.js";
import type { AllocationRecord, MasterState } from "../state/records.js";
import { wireTime } from "../state/stamp.js";
import { configOf, nameOf } from "../state/trials/trial-life-cycle.js";

/** An allocation as answers show it. */
export function allocationAnswer(
  state: MasterState,
  allocation: AllocationRecord,
): Wire<components["schemas"]["v1Allocation"]> {
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
    endTime: local(allocation.endTime) ?? (since(state, "0.23.0") ? undefined : ""),
    allocationId: allocation.id,
    ...later(state, "0.26.2", { slots: 0 }),
  };
}

/** A line of the list of tasks that hold or wait for slots. */
export function summaryAnswer(
  state: MasterState,
  allocation: AllocationRecord,
  occupied: ReturnType<typeof occupants>,
): Wire<components["schemas"]["v1AllocationSummary"]> {
  const service = state.services[allocation.taskId];
  const config = configOf(state, allocation);
  const port = service && KINDS[service.kind].port;
  const used = allocation.state !== "QUEUED";
  return {
    taskId: allocation.taskId,
    allocationId: allocation.id,
    name: nameOf(state, allocation),
    registeredTime: wireTime(allocation.registeredTime),
    resourcePool: textIn(section(config, "resources"), "resource_pool", "default"),
    slotsNeeded: allocation.slots,
    resources: used
      ? [
          {
            resourcesId: allocation.containerId,
            resourcesType: "docker-container",
            allocationId: allocation.id,
            agentDevices: {
              "agent-1": { devices: slotsOf(allocation, occupied).map((slot) => deviceAnswer(state, slot)) },
            },
            containerId: allocation.containerId,
          },
        ]
      : [],
    schedulerType: "priority",
    priority: priorityIn(config),
    proxyPorts:
      service === undefined || port === undefined
        ? []
        : [{ serviceId: service.id, port: port.number, proxyTcp: port.tcp, unauthenticated: port.tcp }],
  };
}
