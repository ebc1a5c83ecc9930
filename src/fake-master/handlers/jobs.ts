import { jobAnswer } from "../answers/jobs.js";
import type { Call, Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { pageLoosely } from "../state/page.js";
import { ORDER_BY } from "../state/sort.js";
import type { ExperimentRecord, MasterState } from "../state/records.js";

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
};

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
