import { plan, planScheduling } from "../planned-events.js";
import { liveAllocations } from "../lookup.js";
import type { AllocationRecord, MasterState } from "../records.js";

/** Milliseconds for which the master waits for an agent that it has lost. */
const PATIENCE = 25_000;

/** True when the master counts on an agent; without slots there is none. */
export function hasAgent(state: MasterState): boolean {
  return state.slots > 0 && state.agent.lost !== "gone";
}

/** Whether a slot takes work, and whether it only ends what it has. */
export function slotState(state: MasterState, slot: number): { enabled: boolean; draining: boolean } {
  const agent = state.agent;
  if (agent.lost !== undefined) return { enabled: false, draining: true };
  const own = agent.slots[slot];
  return {
    enabled: agent.disabled !== true && own?.disabled !== true,
    draining: agent.draining === true || own?.draining === true,
  };
}

/** Slot by slot, the allocation that runs on it. */
export function occupants(state: MasterState): (AllocationRecord | undefined)[] {
  const slots: (AllocationRecord | undefined)[] = Array.from({ length: state.slots });
  for (const allocation of everything(state)) {
    let missing = allocation.slots;
    const occupy = (slot: number): void => {
      if (missing === 0 || slot >= slots.length || slots[slot] !== undefined) return;
      slots[slot] = allocation;
      missing -= 1;
    };
    allocation.onSlots?.forEach(occupy);
    for (let slot = 0; missing > 0 && slot < slots.length; slot += 1) occupy(slot);
  }
  return slots;
}

/** The slots of an allocation among {@link occupants}. */
export function slotsOf(allocation: AllocationRecord, occupied: readonly (AllocationRecord | undefined)[]): number[] {
  return occupied.flatMap((one, slot) => (one === allocation ? [slot] : []));
}

/** Slots that can take work now. */
export function freeSlots(state: MasterState): number[] {
  if (!hasAgent(state)) return [];
  return occupants(state).flatMap((used, slot) => (used === undefined && slotState(state, slot).enabled ? [slot] : []));
}

/** Slots that an experiment may ask for. */
export function capacity(state: MasterState): number {
  return hasAgent(state) ? state.slots : 0;
}

/** Changes whether the agent, or one of its slots, takes work. What runs there goes on only while it drains. */
export function setEnabled(
  state: MasterState,
  now: number,
  slot: number | undefined,
  to: { enabled: boolean; drain: boolean },
): void {
  const agent = state.agent;
  if (slot === undefined) {
    agent.disabled = !to.enabled;
    agent.draining = !to.enabled && to.drain;
  } else agent.slots[slot] = { disabled: !to.enabled, draining: !to.enabled && to.drain };
  if (to.enabled) return planScheduling(state, now, 50);
  if (to.drain) return;
  const hit = slot === undefined ? everything(state) : [occupants(state)[slot]];
  for (const allocation of new Set(hit)) {
    if (allocation === undefined || allocation.state === "TERMINATING") continue;
    plan(state, now + 200, { kind: "exit", allocationId: allocation.id, code: 137, why: "failure" });
  }
}

/** The connection to the agent breaks: what runs there goes on, but reports to nobody. */
export function loseAgent(state: MasterState, now: number): void {
  const agent = state.agent;
  if (agent.lost !== undefined) return;
  agent.lost = "silent";
  agent.losses = (agent.losses ?? 0) + 1;
  agent.untold = [];
  plan(state, now + PATIENCE, { kind: "agentGone", loss: agent.losses });
}

/** The agent is there again: with what it still runs, if the master has waited for it. */
export function returnAgent(state: MasterState, now: number): void {
  const agent = state.agent;
  if (agent.lost === undefined) return;
  delete agent.lost;
  for (const { allocationId, code } of agent.untold ?? [])
    plan(state, now, { kind: "exit", allocationId, code, why: code === 0 ? "end" : "failure" });
  agent.untold = [];
  planScheduling(state, now);
}

/** Allocations on the agent, which belongs to the default pool. */
export function everything(state: MasterState): AllocationRecord[] {
  return liveAllocations(state).filter((one) => one.state !== "QUEUED" && one.pool === undefined);
}
