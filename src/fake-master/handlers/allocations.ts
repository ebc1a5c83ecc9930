import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import type { AllocationRecord, MasterState } from "../state/records.js";
import { taskOf } from "../state/lookup.js";

/** What containers tell the master; the fake's own programs do not need it, but one that a test plays itself may. */
export const allocationHandlers: Handlers = {
  AllocationReady: ({ state, path }) => {
    liveAllocationOf(state, path.text("allocationId")).isReady = true;
    return {};
  },
  AllocationWaiting: ({ state, path }) => (liveAllocationOf(state, path.text("allocationId")), {}),
  PostAllocationProxyAddress: ({ state, path }) => (liveAllocationOf(state, path.text("allocationId")), {}),
  PostAllocationAcceleratorData: ({ state, path }) => (liveAllocationOf(state, path.text("allocationId")), {}),
  GetTaskAcceleratorData: ({ state, path }) => (taskOf(state, path.text("taskId")), { acceleratorData: [] }),
};

function liveAllocationOf(state: MasterState, id: string): AllocationRecord {
  const allocation = Object.hasOwn(state.allocations, id) ? state.allocations[id] : undefined;
  if (allocation === undefined || allocation.state === "TERMINATED")
    throw refuse("notFound", `allocation ${id} not found`);
  return allocation;
}
