import type { MasterCore } from "../master-core.js";
import { checkInteger, checkName, checkString } from "../options/checks.js";
import { readOptions, type OptionTable } from "../options/options.js";
import { addedPools, isPool } from "../state/agents/pools.js";

/** A resource pool beside the default one. */
export interface PoolSeed {
  name: string;
  /** @default "" */
  description?: string | undefined;
  /**
   * Its slots. They are on agents that lists of agents do not show.
   *
   * @default 16
   */
  slots?: number | undefined;
}

/** Options of `fake.pools.add`. */
export const poolSeedOptions = {
  name: { check: checkName, required: true },
  description: { check: checkString, default: "" },
  slots: { check: checkInteger(0), default: 16 },
} satisfies OptionTable<PoolSeed>;

/** Adds a resource pool. */
export function addPool({ state }: MasterCore, given: PoolSeed): void {
  const { name, ...pool } = readOptions(poolSeedOptions, "fake.pools.add()", given);
  if (isPool(state, name)) throw new TypeError(`The fake master has a resource pool ${JSON.stringify(name)} already.`);
  addedPools(state)[name] = pool;
}
