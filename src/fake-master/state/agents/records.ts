/** A resource pool that a test has added. */
export interface PoolRecord {
  description: string;
  slots: number;
}

/** What was changed about the one agent; an agent of which nothing was changed has no slots here. */
export interface AgentRecord {
  disabled?: boolean;
  draining?: boolean;
  /** `silent`: the connection broke, the master waits for it; `gone`: it waits no longer. */
  lost?: "silent" | "gone";
  /** Since when it has been lost, to tell one loss from the next. */
  losses?: number;
  slots: Record<number, { disabled: boolean; draining: boolean }>;
  /** Allocations whose program ended while nobody could tell the master. */
  untold?: { allocationId: string; code: number }[];
}
