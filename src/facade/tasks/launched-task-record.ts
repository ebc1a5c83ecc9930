import type { components } from "#schema";
import { MalformedResponseError } from "../../errors/index.js";
import { WireFields, type Known, type TaskState } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";
import type { TaskConfig } from "../../wire-types/task-config.js";
import type { TaskRecord } from "../trials/task.js";

type Schemas = components["schemas"];

/** What masters send of a task of any kind: the members that only some kinds have are optional. */
export type WireTask = Schemas["v1Command"] & Schemas["v1Notebook"] & Schemas["v1Shell"] & Schemas["v1Tensorboard"];

/** What a master records of a notebook, shell, command or TensorBoard alike. */
export interface LaunchedTaskRecord extends TaskRecord {
  /** What it is called in lists. */
  readonly description: string;
  /** The state; one that is being killed is still RUNNING until it has ended. */
  readonly state: Open<TaskState>;
  /** When it was started; undefined when the master does not say. */
  readonly startTime: Date | undefined;
  /** `startTime` with every digit that the master sent. */
  readonly startTimeText: string | undefined;
  /** Id of the user that it belongs to. */
  readonly userId: number | undefined;
  /** Name of the user that it belongs to. */
  readonly username: string;
  /** Name to show of that user; empty when none is set. */
  readonly displayName: string;
  /** Pool that it runs in. */
  readonly resourcePool: string;
  /** Its job in the queue. */
  readonly jobId: string;
  /** How it ended, in the words of the master, which are the same for exit code 0 and for a kill; empty until then. */
  readonly exitStatus: string;
  /** Workspace that it is in; undefined before release 0.19.11. */
  readonly workspaceId: number | undefined;
  /** The configuration with what the master filled in; undefined in rows of lists, which lack it. */
  readonly config: TaskConfig | undefined;
}

/** Decodes what all kinds have; what the answer leaves out is as it was known. */
export function toLaunchedTaskRecord(wire: WireTask, known: Known<LaunchedTaskRecord> = {}): LaunchedTaskRecord {
  const from = new WireFields<WireTask>(wire, known);
  const sent = from.uuid("id");
  const id = known.id ?? sent;
  if (id === undefined) throw new MalformedResponseError('The field "id" must be a UUID, but is missing.');
  return {
    id,
    description: from.string("description", ""),
    state: from.string("state", "STATE_UNSPECIFIED"),
    ...from.times("startTime"),
    userId: from.id("userId"),
    username: from.string("username", ""),
    displayName: from.string("displayName", ""),
    resourcePool: from.string("resourcePool", ""),
    jobId: from.string("jobId", ""),
    exitStatus: from.string("exitStatus", ""),
    workspaceId: from.id("workspaceId"),
    config: known.config,
  };
}
