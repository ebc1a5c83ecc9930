import { section, textIn } from "../config-values.js";
import { capacity } from "./agent.js";
import type { JsonObject, MasterState, PoolRecord } from "../records.js";

/** The pool to which the agent belongs. */
export const DEFAULT_POOL = "default";

/** The pools that a test has added, beside the default one. */
export function addedPools(state: MasterState): Record<string, PoolRecord> {
  return (state.pools ??= {});
}

/** Names of all pools, in the order of their bytes. */
export function poolNames(state: MasterState): string[] {
  return [DEFAULT_POOL, ...Object.keys(state.pools ?? {})].sort((one, other) => (one < other ? -1 : 1));
}

/** True for a pool that there is. */
export function isPool(state: MasterState, name: string): boolean {
  return name === DEFAULT_POOL || Object.hasOwn(state.pools ?? {}, name);
}

/** True for a pool that a workspace may use: one that is bound to it, or to none. */
export function isAvailable(state: MasterState, name: string, workspaceId: number): boolean {
  const bound = Object.hasOwn(state.poolBindings, name) ? (state.poolBindings[name] ?? []) : [];
  return isPool(state, name) && (bound.length === 0 || bound.includes(workspaceId));
}

/** The pool that a configuration asks for. */
export function poolIn(config: JsonObject): string {
  return textIn(section(config, "resources"), "resource_pool") || DEFAULT_POOL;
}

/** Slots of a pool. */
export function slotsIn(state: MasterState, name: string): number {
  return name === DEFAULT_POOL ? capacity(state) : (state.pools?.[name]?.slots ?? 0);
}

/** Slots of an added pool that are in use. */
export function usedSlots(state: MasterState, name: string): number {
  return state.liveAllocations.reduce((sum, id) => {
    const allocation = state.allocations[id];
    return allocation?.pool === name && allocation.state !== "QUEUED" ? sum + allocation.slots : sum;
  }, 0);
}
