import { until } from "./later.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import type { AllocationRecord, MasterState } from "../state/records.js";
import { wireTimeOrNull } from "../state/stamp.js";

/** Slot by slot, the container that runs on it. */
export function occupants(state: MasterState): (AllocationRecord | undefined)[] {
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
      ...later(state, "0.26.5", { permissionDenied: false }),
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
    ...later(state, "0.30.0", { slotStats: { typeStats: { TYPE_CPU: counts }, brandStats: { Artificial: counts } } }),
    ...until(state, "0.35.0", { label: "" }),
  };
}
