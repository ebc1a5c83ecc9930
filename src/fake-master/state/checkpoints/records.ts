import type { JsonObject } from "../json.js";

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
  state: "COMPLETED" | "PARTIALLY_DELETED" | "DELETED" | "ACTIVE" | "ERROR" | "UNSPECIFIED";
  storageId?: number;
  /** The step of the training plan after which it was saved. */
  step?: number;
  /** Absent for checkpoints that a client reported: their bytes lie where the client put them. */
  files?: Record<string, FileContent>;
}

/** How many checkpoints an experiment keeps. */
export interface SavePolicy {
  experimentBest: number;
  trialBest: number;
  trialLatest: number;
}
