import { jobAnswer } from "../answers/jobs.js";
import type { Call, Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { refuse } from "../refusal.js";
import { DEFAULT_POOL, isPool, poolNames } from "../state/agents/pools.js";
import { isQueued, type Job, jobs, poolOf, updateJobs } from "../state/cluster/jobs.js";
import { type Page, pageLoosely } from "../state/page.js";
import { ORDER_BY } from "../state/sort.js";
import type { Json, MasterState } from "../state/records.js";
import { epoch } from "../state/stamp.js";

const STATES = ["STATE_UNSPECIFIED", "STATE_QUEUED", "STATE_SCHEDULED", "STATE_SCHEDULED_BACKFILLED"] as const;

/** The queue of jobs. */
export const jobHandlers: Handlers = {
  GetJobsV2: (call) => {
    const page = queue(call);
    return { pagination: page.pagination, jobs: page.rows.map((row) => ({ full: jobAnswer(call.state, row) })) };
  },
  GetJobs: (call) => {
    const page = queue(call);
    return { pagination: page.pagination, jobs: page.rows.map((row) => jobAnswer(call.state, row)) };
  },
  GetJobQueueStats: ({ state, now, query }) => {
    const asked = query.texts("resourcePools");
    const periodStart = new Date(now).toISOString().slice(0, 10);
    const aggregates = [{ periodStart, seconds: meanWait(state, periodStart) }];
    const results = poolNames(state)
      .filter((pool) => asked.length === 0 || asked.includes(pool))
      .map((resourcePool) => {
        const all = jobs(state).filter((job) => poolOf(job) === resourcePool);
        const queuedCount = all.filter((job) => isQueued(state, job)).length;
        return { stats: { queuedCount, scheduledCount: all.length - queuedCount }, resourcePool, aggregates };
      });
    return { results };
  },
  UpdateJobQueue: ({ state, body }) => {
    const updates = (body.list("updates") ?? []).map((value: Json) => {
      const update = new Message<Record<"jobId" | "priority" | "weight" | "resourcePool" | "aheadOf" | "behindOf", unknown>>(value); // prettier-ignore
      return {
        jobId: update.text("jobId"),
        priority: update.maybeInteger("priority"),
        weight: update.has("weight") ? update.number("weight") : undefined,
        resourcePool: update.maybeText("resourcePool"),
        isMove: update.has("aheadOf") || update.has("behindOf"),
      };
    });
    updateJobs(state, updates);
    return {};
  },
};

function queue({ state, query }: { state: MasterState; query: unknown }): Page<Job> {
  const { query: read } = { query: query as Call<"GetJobsV2">["query"] };
  const pool = read.text("resourcePool");
  if (pool !== "" && !isPool(state, pool)) throw refuse("internal", `cannot find resource pool ${pool}`);
  const states = read.choices("states", STATES, "jobv1.State");
  const ofPool = jobs(state).filter((job) => poolOf(job) === (pool || DEFAULT_POOL));
  const rows = ofPool.filter(
    (job) => states.length === 0 || states.includes(isQueued(state, job) ? "STATE_QUEUED" : "STATE_SCHEDULED"),
  );
  if (read.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC") rows.reverse();
  return pageLoosely(rows, { offset: read.integer("offset"), limit: read.integer("limit") || 100 });
}

/** Mean seconds that what began on a day had waited. */
function meanWait(state: MasterState, day: string): number {
  const waits = Object.values(state.allocations).flatMap(({ registeredTime, startTime }) =>
    startTime?.startsWith(day) === true ? [(epoch(startTime) - epoch(registeredTime)) / 1000] : [],
  );
  return waits.length === 0 ? 0 : waits.reduce((sum, one) => sum + one, 0) / waits.length;
}
