import { refuse, toGoText } from "../../refusal.js";
import { isPool, poolIn } from "../agents/pools.js";
import { section } from "../config-values.js";
import { liveAllocations, trialsOf } from "../lookup.js";
import type { AllocationRecord, ExperimentRecord, JsonObject, MasterState, ServiceRecord } from "../records.js";
import { reportedExperimentState } from "../experiments/reported-state.js";
import { allocationOf } from "../services/service-life-cycle.js";

/** What stands in the queue. */
export type Job = { experiment: ExperimentRecord } | { service: ServiceRecord };

/** Everything that runs or waits to run, the oldest first. */
export function jobs(state: MasterState): Job[] {
  const experiments = Object.values(state.experiments).filter((one) => one.state === "ACTIVE");
  const services = Object.values(state.services).filter((one) => one.exitStatus === undefined);
  const all: Job[] = [
    ...experiments.map((experiment) => ({ experiment })),
    ...services.map((service) => ({ service })),
  ];
  return all.sort((one, other) => (recordOf(one).startTime < recordOf(other).startTime ? -1 : 1));
}

/** What a job and its record have in common. */
export function recordOf(job: Job): ExperimentRecord | ServiceRecord {
  return "experiment" in job ? job.experiment : job.service;
}

/** The resource pool of a job. */
export function poolOf(job: Job): string {
  return poolIn(recordOf(job).config);
}

/** True for a job that has no slots yet. */
export function isQueued(state: MasterState, job: Job): boolean {
  if ("experiment" in job) return reportedExperimentState(state, job.experiment) === "QUEUED";
  return allocationOf(state, job.service)?.state === "QUEUED";
}

/** The allocations of a job that have not ended. */
export function allocationsOf(state: MasterState, job: Job): AllocationRecord[] {
  if ("service" in job) {
    const allocation = allocationOf(state, job.service);
    return allocation === undefined || allocation.state === "TERMINATED" ? [] : [allocation];
  }
  const ids = new Set(trialsOf(state, job.experiment).map(({ id }) => id));
  return liveAllocations(state).filter((one) => ids.has(one.trialId));
}

/** One change of the queue. */
export interface JobUpdate {
  jobId: string;
  priority: number | undefined;
  weight: number | undefined;
  resourcePool: string | undefined;
  isMove: boolean;
}

/** Changes jobs one by one; failures are reported at the end. */
export function updateJobs(state: MasterState, updates: readonly JobUpdate[]): void {
  const problems = updates.flatMap((update) => {
    try {
      updateJob(state, update);
      return [];
    } catch (error) {
      return [toGoText(error)];
    }
  });
  if (problems.length > 0) throw refuse("internal", `encountered the following errors: ${problems.join(", ")}`);
}

function updateJob(state: MasterState, update: JobUpdate): void {
  const job = jobs(state).find((one) => recordOf(one).jobId === update.jobId);
  if (job === undefined) throw refuse("internal", `job ${update.jobId} not found`);
  if (update.isMove) throw refuse("internal", "modifying job positions is not supported");
  if (update.resourcePool !== undefined && !isPool(state, update.resourcePool))
    throw refuse("internal", `cannot find resource pool ${update.resourcePool}`);
  const record = recordOf(job);
  const resources: JsonObject = { ...section(record.config, "resources") };
  if (update.resourcePool !== undefined) resources["resource_pool"] = update.resourcePool;
  if (update.priority !== undefined) {
    if (update.priority < 1 || update.priority > 99) throw refuse("internal", "priority must be between 1 and 99");
    resources["priority"] = update.priority;
  }
  if (update.weight !== undefined) {
    if (update.weight <= 0) throw refuse("internal", "weight must be greater than 0");
    resources["weight"] = update.weight;
  }
  record.config = { ...record.config, resources };
}
