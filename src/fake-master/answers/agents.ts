import { until } from "./later.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { everything, occupants, slotsOf, slotState } from "../state/agents/agent.js";
import type { AllocationRecord, MasterState } from "../state/records.js";
import { wireTimeOrNull } from "../state/stamp.js";

type WireSlot = Wire<components["schemas"]["v1Slot"]>;
type WireContainer = Wire<components["schemas"]["v1Container"]>;

/** A slot of the agent as answers name it. */
export function deviceAnswer(state: MasterState, slot: number): { id: number; brand: string; uuid: string; type: "TYPE_CPU" } {
  const uuid = `${state.masterId.slice(0, -4)}${String(slot).padStart(4, "0")}`;
  return { id: slot, brand: "Artificial", uuid, type: "TYPE_CPU" };
} // prettier-ignore

/** The slots of the agent in their order. */
export function slotAnswers(state: MasterState): WireSlot[] {
  return occupants(state).map((allocation, slot) => ({
    id: String(slot),
    device: deviceAnswer(state, slot),
    enabled: slotState(state, slot).enabled,
    container: allocation === undefined ? null : containerAnswer(state, allocation, [slot]),
    draining: slotState(state, slot).draining,
  }));
}

/** The one agent, with its slots and containers unless they are left out. */
export function agentAnswer(
  state: MasterState,
  without: { slots: boolean; containers: boolean } = { slots: false, containers: false },
): Wire<components["schemas"]["v1Agent"]> {
  const agent = state.agent;
  const slots = slotAnswers(state);
  const containers: Record<string, WireContainer> = {};
  const occupied = occupants(state);
  for (const allocation of everything(state))
    containers[allocation.containerId] = containerAnswer(state, allocation, slotsOf(allocation, occupied));
  const running = slots.filter(({ container }) => container !== null).length;
  const counts = {
    states: running === 0 ? {} : { STATE_RUNNING: running },
    draining: slots.filter(({ draining }) => draining).length,
    disabled: slots.filter(({ enabled }) => enabled === false).length,
    total: state.slots,
  };
  return {
    id: "agent-1",
    registeredTime: wireTimeOrNull(state.users[1]?.modifiedAt),
    slots: without.slots ? {} : Object.fromEntries(slots.map((slot) => [`/agents/agent-1/slots/${slot.id ?? ""}`, slot])),
    containers: without.containers ? {} : containers,
    addresses: ["127.0.0.1"],
    enabled: agent.disabled !== true && agent.lost === undefined,
    draining: agent.draining === true || agent.lost !== undefined,
    version: state.release,
    resourcePools: ["default"],
    ...later(state, "0.30.0", { slotStats: { typeStats: { TYPE_CPU: counts }, brandStats: { Artificial: counts } } }),
    ...until(state, "0.35.0", { label: "" }),
  };
} // prettier-ignore

function containerAnswer(state: MasterState, allocation: AllocationRecord, slots: readonly number[]): WireContainer {
  return {
    parent: "",
    id: allocation.containerId,
    state: "STATE_RUNNING",
    devices: slots.map((slot) => deviceAnswer(state, slot)),
    ...later(state, "0.26.5", { permissionDenied: false }),
  };
}
