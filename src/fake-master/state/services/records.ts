import type { ModelFileRecord } from "../experiments/records.js";
import type { JsonObject } from "../json.js";

/** What can run besides experiments. */
export type ServiceKind = "command" | "notebook" | "shell" | "tensorboard";

/** A notebook, shell, command or TensorBoard; its state is that of its allocation. */
export interface ServiceRecord {
  /** Also the id of its task. */
  id: string;
  kind: ServiceKind;
  description: string;
  userId: number;
  workspaceId: number;
  startTime: string;
  jobId: string;
  config: JsonObject;
  /** Text of `exitStatus` once it has ended. */
  exitStatus?: string;
  endTime?: string;
  experimentIds: number[];
  trialIds: number[];
  /** Its context directory; none where nothing was sent. */
  files?: ModelFileRecord[];
  /** What a notebook's address lets in. */
  token?: string;
}
