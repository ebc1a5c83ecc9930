import type { Json, JsonObject } from "./json.js";
import type { ProjectRecord, SessionRecord, TemplateRecord, UserRecord, WorkspaceRecord } from "./people-records.js";
import type { ModelRecord } from "./models/records.js";

export type { Json, JsonObject } from "./json.js";
export type { ProjectRecord, SessionRecord, TemplateRecord, UserRecord, WorkspaceRecord } from "./people-records.js";
export type { ModelRecord, ModelVersionRecord } from "./models/records.js";

/** Stored states of experiments and trials; RUNNING is stored for detached ones only. */
export type RunState =
  | "ACTIVE"
  | "PAUSED"
  | "STOPPING_CANCELED"
  | "STOPPING_KILLED"
  | "STOPPING_COMPLETED"
  | "STOPPING_ERROR"
  | "DELETING"
  | "CANCELED"
  | "COMPLETED"
  | "ERROR"
  | "DELETE_FAILED"
  | "RUNNING";

/** One file of a model definition, as it came. */
export interface ModelFileRecord {
  path: string;
  type: number;
  content: string;
  mtime: string;
  mode: number;
  uid: number;
  gid: number;
}

/** What a search still means to do. */
export interface SearchRecord {
  name: string;
  /** Trials that the search may make in all. */
  total: number;
  concurrent: number;
  created: number;
  /** For adaptive searches: the results seen at each rung. */
  rungs: { at: number; metrics: number[] }[];
}

/** An experiment. */
export interface ExperimentRecord {
  id: number;
  state: RunState;
  name: string;
  description: string | null;
  labels: string[];
  notes: string;
  archived: boolean;
  config: JsonObject;
  originalConfig: string;
  userId: number;
  projectId: number;
  jobId: string;
  startTime: string;
  endTime?: string;
  progress: number | null;
  forkedFrom?: number;
  trialIds: number[];
  unmanaged: boolean;
  externalId?: string;
  modelDefinition: ModelFileRecord[];
  search: SearchRecord;
  /** Name of the plan that `experiments.add` gave it, kept so that a snapshot can go on. */
  plan?: TrialPlanData;
  logRetentionDays?: number;
  /** The queue keeps the name that an experiment had at first; set when it is renamed. */
  jobName?: string;
}

/** The part of a training plan that is plain data. */
export interface TrialPlanData {
  steps: number;
  stepDuration: number;
  batchesPerStep: number;
  finalState: "COMPLETED" | "ERROR" | "CANCELED";
  checkpoints?: number;
}

/** One report of metrics. */
export interface ReportRecord {
  id: number;
  group: string;
  runId: number;
  batches: number;
  time: string;
  metrics: JsonObject;
  batchMetrics: Json[] | null;
  archived?: boolean;
}

/** A trial of an experiment. */
export interface TrialRecord {
  id: number;
  experimentId: number;
  state: RunState;
  hparams: JsonObject;
  seed: number;
  startTime: string;
  endTime?: string;
  restarts: number;
  /** Number of the current run; the first is 1, 0 before any. */
  runId: number;
  taskIds: string[];
  externalId?: string;
  runnerState: string;
  reports: ReportRecord[];
  checkpoints: string[];
  metadata?: JsonObject;
  warmStart?: string;
  progress: number;
  lastActivity?: string;
  /** How far an adaptive search has seen it come. */
  searchTime?: number;
  /** Set when somebody asked the running program to leave. */
  preempt?: "pause" | "cancellation" | "search";
  /** The program reported that its hyperparameters are no good. */
  invalidHp?: boolean;
  sources: { modelId: number; modelVersion: number; checkpointUuid: string; type: string }[];
  logRetentionDays?: number;
  archived?: boolean;
}

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
  /** The first step that this run has to do. */
  nextStep: number;
}

/** How to make the bytes of one file of a checkpoint again. */
export type FileContent = { text: string } | { base64: string } | { seed: string; size: number };

/** A checkpoint, whether its files are there or not. */
export interface CheckpointRecord {
  uuid: string;
  taskId: string;
  allocationId?: string;
  trialId?: number;
  reportTime: string;
  resources: Record<string, string>;
  metadata: JsonObject;
  state: "COMPLETED" | "PARTIALLY_DELETED" | "DELETED";
  storageId?: number;
  /** The step of the training plan after which it was saved. */
  step?: number;
  /** Absent for checkpoints that a client reported: their bytes lie where the client put them. */
  files?: Record<string, FileContent>;
}

/** Something the master has set itself to do. */
export type PlannedEvent =
  | { kind: "schedule" }
  | { kind: "start" | "run" | "ready"; allocationId: string }
  | { kind: "step"; allocationId: string; step: number }
  | { kind: "exit"; allocationId: string; code: number; why: ExitCause }
  | { kind: "close"; experimentId: number; state: RunState }
  | { kind: "collect" | "purge" | "cancel"; experimentId: number }
  | { kind: "remove"; checkpointUuids: string[]; globs?: string[] }
  | { kind: "purgeProject"; projectId: number }
  | { kind: "heartbeat"; trialId: number };

/** Why a container left. */
export type ExitCause = "end" | "failure" | "preempted" | "killed";

/** All that a fake master knows, as plain JSON: rules read and change it, snapshots write it down. */
export interface MasterState {
  /** Version of this form. */
  format: 1;
  release: string;
  masterId: string;
  clusterId: string;
  clusterName: string;
  slots: number;
  /** Where `checkpoint_storage` of a new experiment points unless its configuration says otherwise. */
  storagePath: string;
  /** State of the random numbers. */
  random: number;
  /** The newest time stamp given, in microseconds, so that no two are equal. */
  lastStamp: number;
  counters: Record<string, number>;
  users: Record<number, UserRecord>;
  sessions: Record<number, SessionRecord>;
  workspaces: Record<number, WorkspaceRecord>;
  projects: Record<number, ProjectRecord>;
  templates: Record<string, TemplateRecord>;
  experiments: Record<number, ExperimentRecord>;
  trials: Record<number, TrialRecord>;
  tasks: Record<string, TaskRecord>;
  allocations: Record<string, AllocationRecord>;
  /** Ids of the allocations that have not ended, oldest first. */
  liveAllocations: string[];
  checkpoints: Record<string, CheckpointRecord>;
  models: Record<number, ModelRecord>;
  oauthClients: { id: string; name: string; domain: string }[];
  poolBindings: Record<string, number[]>;
  clusterMessage?: JsonObject;
  agenda: { id: number; at: number; event: PlannedEvent }[];
}
