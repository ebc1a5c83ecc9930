import { currentTask, liveAllocation } from "../trials/trial-life-cycle.js";
import { heldState } from "./held-state.js";
import { trialsOf } from "../lookup.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "../records.js";

const FURTHEST = ["QUEUED", "PULLING", "STARTING", "RUNNING"] as const;
/** What an ACTIVE experiment or trial is shown as. */
export type Furthest = (typeof FURTHEST)[number];

/** The state of a trial as answers show it, without its prefix. */
export function reportedTrialState(state: MasterState, trial: TrialRecord): string {
  const held = heldState(trial);
  if (held !== undefined) return held;
  return trial.state === "ACTIVE" ? allocationState(state, trial) : trial.state;
}

/** The state of an experiment as answers show it: ACTIVE is the furthest that any of its trials came. */
export function reportedExperimentState(state: MasterState, experiment: ExperimentRecord): string {
  const held = heldState(experiment);
  if (held !== undefined) return held;
  if (experiment.state !== "ACTIVE") return experiment.state;
  let furthest = 0;
  for (const trial of trialsOf(state, experiment)) {
    if (liveAllocation(state, trial) !== undefined) {
      furthest = Math.max(furthest, FURTHEST.indexOf(allocationState(state, trial)));
    }
  }
  return FURTHEST[furthest] ?? "QUEUED";
}

function allocationState(state: MasterState, trial: TrialRecord): Furthest {
  const allocation = state.allocations[currentTask(state, trial)?.allocationIds.at(-1) ?? ""];
  switch (allocation?.state) {
    case "PULLING":
    case "STARTING":
    case "RUNNING":
      return allocation.state;
    case "TERMINATING":
      return "RUNNING";
    default:
      return "QUEUED";
  }
}
