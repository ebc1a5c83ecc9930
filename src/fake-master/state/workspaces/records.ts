import type { JsonObject } from "../json.js";

/** A workspace. */
export interface WorkspaceRecord {
  id: number;
  name: string;
  archived: boolean;
  immutable: boolean;
  userId: number;
  defaultComputePool: string;
  defaultAuxPool: string;
  agentUserGroup?: JsonObject;
  checkpointStorageConfig?: JsonObject;
}

/** A project of a workspace. */
export interface ProjectRecord {
  id: number;
  name: string;
  key: string;
  workspaceId: number;
  description: string;
  notes: { name: string; contents: string }[];
  archived: boolean;
  immutable: boolean;
  userId: number;
  /** The newest number of a run within the project. */
  lastRun?: number;
}

/** A template of configurations. */
export interface TemplateRecord {
  name: string;
  config: JsonObject;
  workspaceId: number;
}
