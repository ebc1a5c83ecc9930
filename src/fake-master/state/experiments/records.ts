import type { JsonObject } from "../json.js";

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

/** A state that a test put something into, shown while what is stored stays the same. */
export interface HeldState {
  shown: string;
  over: RunState;
}

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
  held?: HeldState;
  name: string;
  description: string | null;
  labels: string[];
  /** Labels were set after it was made. */
  hasSetLabels?: boolean;
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
  /** Bytes of the packed model definition. */
  definitionSize: number;
  search: SearchRecord;
  /** Name of the plan that `experiments.add` gave it, kept so that a snapshot can go on. */
  plan?: TrialPlanData;
  logRetentionDays?: number;
  /** The queue keeps the name that an experiment had at first; set when it is renamed. */
  jobName?: string;
}

/** The part of a training plan that is plain data; durations are in milliseconds. */
export interface TrialPlanData {
  steps: number;
  stepDuration: number;
  batchesPerStep: number;
  finalState: "COMPLETED" | "ERROR" | "CANCELED";
  checkpoints?: number;
}
