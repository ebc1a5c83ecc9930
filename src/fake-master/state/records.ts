import type { Release } from "../../../generated/releases.js";
import type { AgentRecord, PoolRecord } from "./agents/records.js";
import type { CheckpointRecord, SavePolicy } from "./checkpoints/records.js";
import type { ClusterMessageRecord, GroupRecord, WebhookRecord } from "./cluster/records.js";
import type { ExperimentRecord, RunState } from "./experiments/records.js";
import type { JsonObject } from "./json.js";
import type { ModelRecord } from "./models/records.js";
import type { ServiceRecord } from "./services/records.js";
import type { AllocationRecord, TaskRecord } from "./tasks/records.js";
import type { TrialRecord } from "./trials/records.js";
import type { SessionRecord, UserRecord } from "./users/records.js";
import type { ProjectRecord, TemplateRecord, WorkspaceRecord } from "./workspaces/records.js";

export type * from "./agents/records.js";
export type * from "./checkpoints/records.js";
export type * from "./cluster/records.js";
export type * from "./experiments/records.js";
export type * from "./json.js";
export type * from "./models/records.js";
export type * from "./services/records.js";
export type * from "./tasks/records.js";
export type * from "./trials/records.js";
export type * from "./users/records.js";
export type * from "./workspaces/records.js";

/** Something the master has set itself to do. */
export type PlannedEvent =
  | { kind: "schedule" }
  | { kind: "start" | "pulled" | "run" | "ready"; allocationId: string }
  | { kind: "step"; allocationId: string; step: number }
  | { kind: "exit"; allocationId: string; code: number; why: ExitCause }
  | { kind: "close"; experimentId: number; state: RunState }
  | { kind: "collect"; experimentId: number; policy?: SavePolicy }
  | { kind: "purge" | "cancel"; experimentId: number }
  | { kind: "remove"; checkpointUuids: string[]; globs?: string[] }
  | { kind: "purgeProject"; projectId: number }
  | { kind: "agentGone"; loss: number }
  | { kind: "heartbeat"; trialId: number };

/** Why a container left. */
export type ExitCause = "end" | "failure" | "preempted" | "killed";

/** All that a fake master knows, as plain JSON: rules read and change it, snapshots write it down. */
export interface MasterState {
  /** Version of this form. */
  format: 1;
  release: Release;
  masterId: string;
  clusterId: string;
  clusterName: string;
  slots: number;
  agent: AgentRecord;
  /** Resource pools beside that of every master, by name. */
  pools?: Record<string, PoolRecord>;
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
  /** Ids of the experiments whose trials started from a checkpoint: few, and asked for whenever one ends. */
  warmStarted?: number[];
  /** Notebooks, shells, commands and TensorBoards. */
  services: Record<string, ServiceRecord>;
  tasks: Record<string, TaskRecord>;
  allocations: Record<string, AllocationRecord>;
  /** Ids of the allocations that have not ended, oldest first. */
  liveAllocations: string[];
  checkpoints: Record<string, CheckpointRecord>;
  models: Record<number, ModelRecord>;
  /** True on a master that is not of the enterprise edition. */
  lacksOauthClients?: boolean;
  oauthClients: { id: string; name: string; domain: string }[];
  poolBindings: Record<string, number[]>;
  clusterMessage?: ClusterMessageRecord;
  groups: Record<number, GroupRecord>;
  webhooks: Record<number, WebhookRecord>;
  /** When a user last saw a project, by `<user>/<project>`. */
  activities: Record<string, string>;
  /** By `global/TYPE` or `<workspace>/TYPE`. */
  configPolicies: Record<string, JsonObject>;
  agenda: { id: number; at: number; event: PlannedEvent }[];
}
