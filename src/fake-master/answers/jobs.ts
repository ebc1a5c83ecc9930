import { wireNumber } from "./numbers.js";
import { since } from "../state/release.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { isTerminal } from "../state/run-state.js";
import { allocationsOf, isQueued, type Job, recordOf } from "../state/cluster/jobs.js";
import { KINDS } from "../state/services/kinds.js";
import { projectOf } from "../state/lookup.js";
import { priorityIn, section, textIn } from "../state/config-values.js";
import type { AllocationRecord, ExperimentRecord, MasterState } from "../state/records.js";
import { reportedExperimentState } from "../state/experiments/reported-state.js";
import { wireTime } from "../state/stamp.js";

/** A job of the queue. */
export function jobAnswer(state: MasterState, job: Job): Wire<components["schemas"]["v1Job"]> {
  const record = recordOf(job);
  const resources = section(record.config, "resources");
  const live = allocationsOf(state, job);
  const slots = (rows: AllocationRecord[]): number => rows.reduce((sum, row) => sum + row.slots, 0);
  const ahead = "experiment" in job ? jobsAhead(state, job.experiment) : since(state, "0.23.0") ? 0 : -1;
  return {
    summary: { state: isQueued(state, job) ? "STATE_QUEUED" : "STATE_SCHEDULED", jobsAhead: ahead },
    type: ("experiment" in job ? "TYPE_EXPERIMENT" : KINDS[job.service.kind].jobType) as "TYPE_EXPERIMENT",
    submissionTime: wireTime(record.startTime),
    username: state.users[record.userId]?.username ?? "",
    userId: record.userId,
    resourcePool: textIn(resources, "resource_pool"),
    isPreemptible: false,
    priority: priorityIn(record.config),
    weight: Number(resources["weight"] ?? 1),
    entityId: String(record.id),
    jobId: record.jobId,
    requestedSlots: slots(live),
    allocatedSlots: slots(live.filter((one) => one.state !== "QUEUED")),
    name: "experiment" in job ? (job.experiment.jobName ?? job.experiment.name) : job.service.description,
    progress: "experiment" in job ? (wireNumber(job.experiment.progress) ?? 0) : 0,
    ...later(state, "0.23.1", {
      workspaceId:
        "experiment" in job ? projectOf(state, job.experiment.projectId).workspaceId : job.service.workspaceId,
    }),
  };
}

/** The place of an experiment in the queue; null unless it is active. */
export function jobSummaryAnswer(
  state: MasterState,
  experiment: ExperimentRecord,
): Wire<components["schemas"]["v1JobSummary"]> | null {
  if (experiment.state !== "ACTIVE") return null;
  const waiting = reportedExperimentState(state, experiment) === "QUEUED";
  return { state: waiting ? "STATE_QUEUED" : "STATE_SCHEDULED", jobsAhead: jobsAhead(state, experiment) };
}

/** Jobs before this one in the pool, running ones included. */
export function jobsAhead(state: MasterState, experiment: ExperimentRecord): number {
  // Under the fair-share scheduler, formerly the default, no job is ahead of another.
  if (!since(state, "0.23.0")) return -1;
  const ids = new Set(
    state.liveAllocations.map((id) => state.trials[state.allocations[id]?.trialId ?? 0]?.experimentId ?? 0),
  );
  return [...ids].filter((id) => id < experiment.id && !isTerminal(state.experiments[id]?.state ?? "ACTIVE")).length;
}
