import type { components } from "#schema";
import { unwrapMember } from "../../api/unwrap-member.js";
import { WireFields, type RequestSettings, type TaskState } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";
import type { Connection } from "../connection.js";

/** What the task's allocation says. */
export interface Readiness {
  /** Its state; undefined when there is none yet. */
  readonly state: Open<TaskState> | undefined;
  readonly isReady: boolean;
  readonly isOver: boolean;
}

/** Asks the master for what a task's allocation says. */
export async function readReadiness({ api }: Connection, taskId: string, request: RequestSettings): Promise<Readiness> {
  const answer = await api.GET("/api/v1/tasks/{taskId}", { params: { path: { taskId } }, ...request });
  return unwrapMember(answer, "task", toReadiness);
}

/** Whether a task is ready, over, or on its way. */
export function toReadiness(wire: components["schemas"]["v1Task"]): Readiness {
  const from = new WireFields(wire);
  const allocations = from.array("allocations", (each) => {
    const allocation = new WireFields(each);
    return { isReady: allocation.boolean("isReady", false), state: allocation.string("state", "STATE_UNSPECIFIED") };
  });
  // The newest comes first.
  const { isReady = false, state } = allocations?.[0] ?? {};
  // Masters before 0.20.0 do not say when a task ended.
  const isOver = from.time("endTime") !== undefined || state === "STATE_TERMINATED";
  return { state, isReady: isReady && !isOver, isOver };
}
