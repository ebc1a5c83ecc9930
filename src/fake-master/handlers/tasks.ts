import { later } from "../answers/later.js";
import { allocationAnswer, summaryAnswer } from "../answers/allocations.js";
import type { Handlers } from "../requests/call.js";
import { toBase64 } from "../base64.js";
import { refuse } from "../refusal.js";
import { filesArchive } from "./model-definitions.js";
import { occupants } from "../state/agents/agent.js";
import { since } from "../state/release.js";
import { liveAllocations, taskOf } from "../state/lookup.js";
import type { ServiceKind } from "../state/records.js";
import { allocationOf } from "../state/services/service-life-cycle.js";
import { wireTime } from "../state/stamp.js";

/** Tasks and their allocations. */
export const taskHandlers: Handlers = {
  GetTask: ({ state, path }) => {
    const task = taskOf(state, path.text("taskId"));
    const allocations = task.allocationIds.flatMap((id) => state.allocations[id] ?? []).reverse();
    return {
      task: {
        taskId: task.id,
        taskType: (since(state, "0.23.1") ? task.type : "") as "TASK_TYPE_TRIAL",
        allocations: allocations.map((allocation) => allocationAnswer(state, allocation)),
        ...later(state, "0.23.0", {
          startTime: wireTime(task.startTime),
          endTime: task.endTime === undefined ? undefined : wireTime(task.endTime),
        }),
      },
    };
  },
  GetTaskContextDirectory: async ({ state, path }) => {
    const { files } = state.services[taskOf(state, path.text("taskId")).id] ?? {};
    return { b64Tgz: files === undefined ? "" : toBase64(await filesArchive(files)) };
  },
  GetTasks: ({ state }) => {
    const occupied = occupants(state);
    return {
      allocationIdToSummary: Object.fromEntries(
        liveAllocations(state).map((allocation) => [allocation.id, summaryAnswer(state, allocation, occupied)]),
      ),
    };
  },
  GetAllocation: ({ state, path }) => {
    const id = path.text("allocationId");
    if (!id.includes(".")) throw refuse("invalid", `allocation id ${id} is not valid`);
    const allocation = state.allocations[id];
    if (allocation === undefined) throw refuse("internal", "not found");
    const goTime = (time: string | undefined): string | undefined =>
      time && `${time.slice(0, 10)} ${time.slice(11, -1).replace(/\.?0+$/, "")} +0000 UTC`;
    const answer = {
      ...allocationAnswer(state, allocation),
      startTime: goTime(allocation.startTime),
      endTime: goTime(allocation.endTime),
      slots: allocation.slots,
      exitReason: allocation.exitReason,
      statusCode: allocation.statusCode,
    };
    // Until 0.26.1 the members stood in the answer itself.
    return since(state, "0.26.2") ? { allocation: answer } : (answer as object as { allocation: typeof answer });
  },
  GetActiveTasksCount: ({ state }) => {
    const count = (kind: ServiceKind): number =>
      Object.values(state.services).filter((one) => one.kind === kind && allocationOf(state, one)?.state === "RUNNING").length; // prettier-ignore
    return {
      commands: count("command"),
      notebooks: count("notebook"),
      shells: count("shell"),
      tensorboards: count("tensorboard"),
    };
  },
};
