import { plan } from "../state/planned-events.js";
import { removeFiles, savePolicy, surplusCheckpoints } from "../state/checkpoints/checkpoint-collection.js";
import { cancel, nextStepOf, purgeExperiment } from "../state/experiments/experiment-life-cycle.js";
import { isTerminal } from "../state/run-state.js";
import { serviceLost } from "../state/services/service-life-cycle.js";
import { ownerOf } from "../state/lookup.js";
import { logFromContainer, logFromMaster } from "../state/tasks/logs.js";
import type { AllocationRecord, ExitCause, MasterState, PlannedEvent, TrialRecord } from "../state/records.js";
import {
  closeExperiment,
  closeTrial,
  endAllocation,
  farewell,
  requestAllocation,
  scheduleQueue,
  trialName,
} from "../state/trials/trial-life-cycle.js";
import { everything } from "../state/agents/agent.js";
import { silentTrial } from "../state/experiments/detached.js";
import type { ResolvedPlan } from "./default-plan.js";
import { happenToService } from "./service-events.js";
import { playStep } from "./play-step.js";

/** What the events need: the records, and how each trial behaves. */
export interface World {
  state: MasterState;
  planOf(trial: TrialRecord): ResolvedPlan;
  /** Called with each new checkpoint, so that its files can be put on disk. */
  stored?(uuid: string): void;
}

/** Lets one planned event happen. What it refers to may be gone by then; then it is a no-op. */
export function happen(world: World, now: number, event: PlannedEvent): void {
  const { state } = world;
  switch (event.kind) {
    case "agentGone":
      return giveUpAgent(state, now, event.loss);
    case "schedule":
      return scheduleQueue(state, now);
    case "start":
    case "pulled":
    case "run":
    case "ready":
    case "step":
    case "exit": {
      const allocation = state.allocations[event.allocationId];
      if (allocation === undefined || allocation.state === "TERMINATED") return;
      const trial = state.trials[allocation.trialId];
      if (event.kind === "exit" && state.agent.lost === "silent" && event.why !== "killed")
        return void state.agent.untold?.push({ allocationId: allocation.id, code: event.code });
      if (trial === undefined) return happenToService(state, now, allocation, event);
      if (event.kind === "exit") return leave(state, now, allocation, trial, event.code, event.why);
      if (allocation.state !== "TERMINATING") proceed(world, now, allocation, trial, event);
      return;
    }
    case "heartbeat":
      return silentTrial(state, now, event.trialId);
    case "remove":
      for (const uuid of event.checkpointUuids) {
        const checkpoint = state.checkpoints[uuid];
        if (checkpoint !== undefined) removeFiles(checkpoint, event.globs);
      }
      return;
    case "purgeProject":
      delete state.projects[event.projectId];
      return;
    default: {
      const experiment = state.experiments[event.experimentId];
      if (experiment === undefined) return;
      if (event.kind === "collect") {
        for (const one of surplusCheckpoints(state, experiment, event.policy ?? savePolicy(experiment)))
          removeFiles(one, undefined);
      } else if (event.kind === "close") closeExperiment(state, now, experiment, event.state);
      else if (event.kind === "purge") purgeExperiment(state, experiment);
      else if (!experiment.archived) cancel(state, now, experiment);
    }
  }
}

function proceed(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  event: Extract<PlannedEvent, { allocationId: string }>,
): void {
  const { state } = world;
  const task = state.tasks[allocation.taskId];
  if (task === undefined) return;
  const name = trialName(state, trial);
  if (event.kind === "start") {
    logFromMaster(state, now, task, `${name} was assigned to an agent`);
    const image = ownerOf(state, trial).config["environment"] as { image?: { cpu?: string } } | undefined;
    const files = Array.from(
      { length: 8 },
      (_, index) => `copying files to container: ${index === 1 ? "/run/determined" : "/"}`,
    );
    for (const text of [
      `image already found, skipping pull phase: ${image?.image?.cpu ?? "trial-image:1"}`,
      ...files,
    ]) {
      logFromContainer(state, now, allocation, { source: "agent", text, level: "INFO" });
    }
    if (allocation.state === "PULLING") plan(state, now + 400, { kind: "pulled", allocationId: allocation.id });
    plan(state, now + 700, { kind: "run", allocationId: allocation.id });
  } else if (event.kind === "pulled") {
    allocation.state = "STARTING";
  } else if (event.kind === "run") {
    allocation.state = "RUNNING";
    logFromMaster(state, now, task, `Resources for ${name} have started`);
    plan(state, now + 4_000, { kind: "ready", allocationId: allocation.id });
  } else if (event.kind === "ready") {
    allocation.isReady = true;
    for (const text of STARTUP_LINES) logFromContainer(state, now, allocation, { source: "task", text });
    playStep(world, now, allocation, trial, allocation.nextStep - 1);
  } else if (event.kind === "step") playStep(world, now, allocation, trial, event.step);
}

const STARTUP_LINES = [
  "INFO: [21] determined: detected 0 gpus (nvidia-smi not found)",
  "INFO: [21] determined: Running task container on agent_id=agent-1, hostname=agent-host with visible GPUs []",
  "+ test -f /run/determined/dynamic-tcd-startup-hook.sh",
  "+ test -f startup-hook.sh",
  "+ set +x",
];

const LOST = "agent failed while the container was running: agent closed with allocated containers";

/** The master waits for its agent no longer: what ran there has failed, which is nobody's fault, and waits for the next. */
function giveUpAgent(state: MasterState, now: number, loss: number): void {
  const agent = state.agent;
  if (agent.lost !== "silent" || agent.losses !== loss) return;
  agent.lost = "gone";
  agent.untold = [];
  for (const allocation of everything(state)) {
    const reason = `allocation failed due to agent failure: ${LOST}`;
    endAllocation(state, now, allocation, { reason, lines: [`crashed: ${LOST}`], level: "ERROR" });
    const trial = state.trials[allocation.trialId];
    if (trial === undefined) {
      serviceLost(state, now, allocation, reason);
      continue;
    }
    if (trial.state === "STOPPING_CANCELED" || trial.state === "STOPPING_KILLED")
      closeTrial(state, now, trial, "CANCELED");
    else if (trial.state === "ACTIVE") requestAllocation(state, now, trial, nextStepOf(state, trial));
  }
}

/** The container has left: ends the allocation, then the trial, or starts its next run. */
function leave(
  state: MasterState,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  code: number,
  why: ExitCause,
): void {
  endAllocation(state, now, allocation, farewell(code, why));
  if (why === "failure") {
    const experiment = ownerOf(state, trial);
    const most = Number(experiment.config["max_restarts"] ?? 5);
    if (trial.state === "STOPPING_CANCELED" || trial.state === "STOPPING_KILLED")
      return closeTrial(state, now, trial, "CANCELED");
    if (trial.restarts >= most || isTerminal(trial.state)) return closeTrial(state, now, trial, "ERROR");
    trial.restarts += 1;
    if (trial.state === "ACTIVE") requestAllocation(state, now, trial, nextStepOf(state, trial));
    return;
  }
  if (why === "killed" || trial.state === "STOPPING_CANCELED" || trial.state === "STOPPING_KILLED")
    return closeTrial(state, now, trial, "CANCELED");
  if (why === "end" || trial.preempt === "search") return closeTrial(state, now, trial, "COMPLETED");
  delete trial.preempt;
  if (trial.state === "ACTIVE") requestAllocation(state, now, trial, nextStepOf(state, trial));
}
