import type { JsonObject } from "../json.js";

/** A model of the registry. */
export interface ModelRecord {
  id: number;
  name: string;
  description: string;
  metadata: JsonObject;
  labels: string[];
  notes: string;
  archived: boolean;
  workspaceId: number;
  userId: number;
  creationTime: string;
  lastUpdatedTime: string;
  versions: ModelVersionRecord[];
}

/** A version of a model: a checkpoint under a number. */
export interface ModelVersionRecord {
  id: number;
  version: number;
  checkpointUuid: string;
  name: string;
  comment: string;
  notes: string;
  labels: string[];
  metadata: JsonObject;
  userId: number;
  creationTime: string;
  lastUpdatedTime: string;
}
