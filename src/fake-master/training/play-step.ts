import { plan } from "../state/planned-events.js";
import { dice, hash } from "../state/chance.js";
import { logFromContainer } from "../state/tasks/logs.js";
import { addReport } from "../state/trials/metrics.js";
import { reportProgress } from "../state/experiments/progress.js";
import type { AllocationRecord, Json, JsonObject, TrialRecord } from "../state/records.js";
import type { ResolvedPlan } from "./default-plan.js";
import type { World } from "./events.js";
import { judgeValidation } from "./judge-validation.js";
import { saveCheckpoint } from "./save-checkpoint.js";
import type { TrainingStep } from "./training-plan.js";

/** Does what the program does at the end of a step (0: at its start), and sets the next one. */
export function playStep(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  number: number,
): void {
  const { state } = world;
  const behaviour = world.planOf(trial);
  if (number >= allocation.nextStep) {
    const step = stepOf(behaviour, allocation, trial, number);
    report(world, now, allocation, trial, behaviour, step);
    const leaving = reasonToLeave(behaviour, trial, step);
    if (leaving !== undefined) {
      const last = leaving.why === "failure" ? (behaviour.traceback(step) ?? []) : [];
      for (const text of typeof last === "string" ? last.split("\n") : last) {
        logFromContainer(state, now, allocation, { source: "task", text, stdtype: "stderr" });
      }
      return plan(state, now + 100, { kind: "exit", allocationId: allocation.id, ...leaving });
    }
  }
  const next = number + 1;
  if (next > behaviour.steps)
    return plan(state, now + 100, { kind: "exit", allocationId: allocation.id, code: 0, why: "end" });
  const wait = behaviour.stepDuration(stepOf(behaviour, allocation, trial, next));
  plan(state, now + wait, { kind: "step", allocationId: allocation.id, step: next });
}

function stepOf(
  behaviour: ResolvedPlan,
  allocation: AllocationRecord,
  trial: TrialRecord,
  number: number,
): TrainingStep {
  return {
    step: number,
    steps: behaviour.steps,
    batches: number * behaviour.batchesPerStep,
    run: allocation.run,
    restarts: trial.restarts,
    random: dice(trial.seed ^ hash(`${number}`)),
  };
}

function reasonToLeave(
  behaviour: ResolvedPlan,
  trial: TrialRecord,
  step: TrainingStep,
): { code: number; why: "failure" | "end" | "preempted" } | undefined {
  const code = behaviour.exitCode(step);
  if (code !== 0) return { code, why: "failure" };
  // Who reports invalid hyperparameters, the program or somebody for it, has it leave.
  if (behaviour.invalidHparams === step.step || trial.invalidHp === true) return { code: 0, why: "end" };
  if (step.step >= behaviour.steps) return { code: 0, why: "end" };
  if (trial.preempt !== undefined && !behaviour.ignoresPreemption) return { code: 0, why: "preempted" };
  return undefined;
}

function report(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  behaviour: ResolvedPlan,
  step: TrainingStep,
): void {
  const { state } = world;
  const print = (text: string): void => logFromContainer(state, now, allocation, { source: "task", text });
  const lines = behaviour.logs?.(step) ?? `step ${step.step} of ${step.steps}`;
  for (const line of typeof lines === "string" ? [lines] : lines) print(line);
  for (const [group, metricsOf] of behaviour.metrics) {
    const values = metricsOf(step);
    if (values === undefined) continue;
    const metrics = jsonMetrics(values);
    if (group === "training" || group === "validation") {
      const call = `report_${group}_metrics(steps_completed=${step.batches}, metrics=${pythonText(metrics)})`;
      print(`INFO: [30] determined.core: ${call}`);
    }
    addReport(state, now, trial, { group, runId: trial.runId, batches: step.batches, metrics, batchMetrics: null });
    if (group === "validation") judgeValidation(world, now, trial, metrics);
  }
  reportProgress(state, trial, step.step / step.steps);
  const wanted = behaviour.checkpoint(step);
  if (wanted !== false) saveCheckpoint(world, now, allocation, trial, step, wanted === true ? undefined : wanted);
  if (behaviour.invalidHparams === step.step)
    print("INFO: [30] determined.core: report_early_exit(EarlyExitReason.INVALID_HP)");
}

function jsonMetrics(values: Record<string, unknown>): JsonObject {
  let areNumbers = true;
  for (const name in values) areNumbers &&= Number.isFinite(values[name]);
  if (areNumbers) return { ...values } as JsonObject;
  return JSON.parse(
    JSON.stringify(values, (_, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
    ),
  ) as JsonObject;
}

function pythonText(values: JsonObject): string {
  let text = "";
  for (const name in values) text += `${text && ", "}'${name}': ${pythonValue(values[name]!)}`;
  return `{${text}}`;
}

function pythonValue(value: Json): string {
  if (typeof value === "string") return `'${value}'`;
  return typeof value === "number" ? `${value}` : JSON.stringify(value);
}
