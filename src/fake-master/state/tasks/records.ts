/** A line of a task's log. */
export interface LogRecord {
  id: number;
  timestamp?: string;
  level: string;
  log: string;
  allocationId?: string;
  agentId?: string;
  containerId?: string;
  rankId?: number;
  source?: string;
  stdtype?: string;
}

/** What runs in containers, one allocation after another. */
export interface TaskRecord {
  id: string;
  type: string;
  trialId?: number;
  startTime: string;
  endTime?: string;
  allocationIds: string[];
  logs: LogRecord[];
}

/** One run of a task on slots of the agent. */
export interface AllocationRecord {
  id: string;
  taskId: string;
  trialId: number;
  run: number;
  state: "QUEUED" | "PULLING" | "STARTING" | "RUNNING" | "TERMINATING" | "TERMINATED";
  slots: number;
  isReady: boolean;
  registeredTime: string;
  startTime?: string;
  endTime?: string;
  containerId: string;
  exitReason?: string;
  statusCode?: number;
  /** Its resource pool, where it is not the pool that every master has. */
  pool?: string;
  /** The first step that this run has to do. */
  nextStep: number;
  /** The slots that the scheduler gave it. */
  onSlots?: number[];
}
