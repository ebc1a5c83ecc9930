import { later } from "../answers/later.js";
import { agentAnswer, allocationAnswer, jobAnswer, poolAnswer, summaryAnswer } from "../answers/cluster.js";
import type { Call, Handlers } from "../requests/call.js";
import { notFound, refuse } from "../refusal.js";
import { isOldRelease, taskOf } from "../state/lookup.js";
import { pageLoosely, pageStrictly } from "../state/page.js";
import { wireTime } from "../state/stamp.js";
import { ORDER_BY } from "../state/sort.js";
import type { ExperimentRecord, MasterState } from "../state/records.js";

/** The master itself, its tasks, agents, pools and queue. */
export const clusterHandlers: Handlers = {
  GetMaster: ({ state }) => {
    return {
      version: state.release,
      masterId: state.masterId,
      clusterId: state.clusterId,
      clusterName: state.clusterName,
      telemetryEnabled: false,
      ssoProviders: [],
      externalLoginUri: "",
      externalLogoutUri: "",
      branding: "determined",
      rbacEnabled: false,
      product: "PRODUCT_UNSPECIFIED",
      ...later(state, {
        featureSwitches: [],
        userManagementEnabled: true,
        strictJobQueueControl: false,
        hasCustomLogo: false,
      }),
      clusterMessage: state.clusterMessage as never,
    };
  },
  GetTelemetry: () => ({ enabled: false, segmentKey: "" }),
  GetMasterConfig: ({ state, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    return {
      config: { checkpoint_storage: { type: "shared_fs", host_path: state.storagePath }, port: 8080, security: {} },
    };
  },
  GetTask: ({ state, path }) => {
    const task = taskOf(state, path.text("taskId"));
    const allocations = task.allocationIds.flatMap((id) => state.allocations[id] ?? []).reverse();
    return {
      task: {
        taskId: task.id,
        taskType: isOldRelease(state) ? ("TRIAL" as "TASK_TYPE_TRIAL") : "TASK_TYPE_TRIAL",
        allocations: allocations.map((allocation) => ({ ...allocationAnswer(allocation), slots: 0 })),
        startTime: wireTime(task.startTime),
        endTime: task.endTime === undefined ? undefined : wireTime(task.endTime),
      },
    };
  },
  GetTasks: ({ state }) => {
    const live = state.liveAllocations.flatMap((id) => state.allocations[id] ?? []);
    return {
      allocationIdToSummary: Object.fromEntries(
        live.map((allocation) => [allocation.id, summaryAnswer(state, allocation)]),
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
    return {
      allocation: {
        ...allocationAnswer(allocation),
        startTime: goTime(allocation.startTime),
        endTime: goTime(allocation.endTime),
        slots: allocation.slots,
        exitReason: allocation.exitReason,
        statusCode: allocation.statusCode,
      },
    };
  },
  GetActiveTasksCount: () => ({ commands: 0, notebooks: 0, shells: 0, tensorboards: 0 }),
  GetAgents: ({ state, query }) => {
    const page = pageStrictly(state.slots === 0 ? [] : [agentAnswer(state)], {
      offset: query.integer("offset"),
      limit: query.integer("limit"),
    });
    return { agents: page.rows, pagination: page.pagination };
  },
  GetAgent: ({ state, path }) => {
    if (path.text("agentId") !== "agent-1" || state.slots === 0)
      throw notFound("agent", path.text("agentId"), state.release);
    return { agent: agentAnswer(state) };
  },
  GetResourcePools: ({ state, query }) => {
    const page = pageStrictly([poolAnswer(state)], { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  GetJobsV2: (call) => {
    const page = queue(call);
    return { pagination: page.pagination, jobs: page.rows.map((row) => ({ full: jobAnswer(call.state, row) })) };
  },
  GetJobs: (call) => {
    const page = queue(call);
    return { pagination: page.pagination, jobs: page.rows.map((row) => jobAnswer(call.state, row)) };
  },
  GetNotebooks: ({ query }) => ({ notebooks: [], pagination: emptyPage(query as never) }),
  GetShells: ({ query }) => ({ shells: [], pagination: emptyPage(query as never) }),
  GetCommands: ({ query }) => ({ commands: [], pagination: emptyPage(query as never) }),
  GetTensorboards: ({ query }) => ({ tensorboards: [], pagination: emptyPage(query as never) }),
};

function emptyPage(query: Call<"GetNotebooks">["query"]): ReturnType<typeof pageStrictly>["pagination"] {
  return pageStrictly([], { offset: query.integer("offset"), limit: query.integer("limit") }).pagination;
}

function queue({
  state,
  query,
}: {
  state: MasterState;
  query: unknown;
}): ReturnType<typeof pageLoosely<ExperimentRecord>> {
  const { query: read } = { query: query as Call<"GetJobsV2">["query"] };
  const pool = read.text("resourcePool");
  if (pool !== "" && pool !== "default") throw refuse("internal", `cannot find resource pool ${pool}`);
  const rows = Object.values(state.experiments).filter((one) => one.state === "ACTIVE");
  if (read.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC") rows.reverse();
  return pageLoosely(rows, { offset: read.integer("offset"), limit: read.integer("limit") || 100 });
}
