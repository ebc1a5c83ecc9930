import { toBase64 } from "../base64.js";
import { plan } from "../state/agenda.js";
import { dice, hash, uuid } from "../state/chance.js";
import { isTerminal, ownerOf, searcherMetric, section, textIn, trialsOf } from "../state/find.js";
import { logFromContainer, logFromMaster } from "../state/logs.js";
import { addReport, metricNumber } from "../state/metrics.js";
import { passesRungs } from "../state/search.js";
import { stamp } from "../state/stamp.js";
import type { AllocationRecord, FileContent, Json, JsonObject, TrialRecord } from "../state/records.js";
import type { ResolvedPlan } from "./default-plan.js";
import type { World } from "./events.js";
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
  const plan_ = world.planOf(trial);
  if (number >= allocation.nextStep) {
    const step = stepOf(plan_, allocation, trial, number);
    report(world, now, allocation, trial, plan_, step);
    const leaving = reasonToLeave(plan_, trial, step);
    if (leaving !== undefined) {
      return plan(state, now + 100, { kind: "exit", allocationId: allocation.id, ...leaving });
    }
  }
  const next = number + 1;
  if (next > plan_.steps)
    return plan(state, now + 100, { kind: "exit", allocationId: allocation.id, code: 0, why: "end" });
  const wait = plan_.stepDuration(stepOf(plan_, allocation, trial, next));
  plan(state, now + wait, { kind: "step", allocationId: allocation.id, step: next });
}

function stepOf(plan_: ResolvedPlan, allocation: AllocationRecord, trial: TrialRecord, number: number): TrainingStep {
  return {
    step: number,
    steps: plan_.steps,
    batches: number * plan_.batchesPerStep,
    run: allocation.run,
    restarts: trial.restarts,
    random: dice(trial.seed ^ hash(`${number}`)),
  };
}

function reasonToLeave(
  plan_: ResolvedPlan,
  trial: TrialRecord,
  step: TrainingStep,
): { code: number; why: "failure" | "end" | "preempted" } | undefined {
  const code = plan_.exitCode(step);
  if (code !== 0) return { code, why: "failure" };
  // Who reports invalid hyperparameters, the program or somebody for it, has it leave.
  if (plan_.invalidHparams === step.step || trial.invalidHp === true) return { code: 0, why: "end" };
  if (step.step >= plan_.steps) return { code: 0, why: "end" };
  if (trial.preempt !== undefined && !plan_.ignoresPreemption) return { code: 0, why: "preempted" };
  return undefined;
}

function report(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  plan_: ResolvedPlan,
  step: TrainingStep,
): void {
  const { state } = world;
  const print = (text: string): void => logFromContainer(state, now, allocation, { source: "task", text });
  const lines = plan_.logs?.(step) ?? `step ${step.step} of ${step.steps}`;
  for (const line of typeof lines === "string" ? [lines] : lines) print(line);
  const groups = { training: plan_.metrics, validation: plan_.validationMetrics, ...plan_.groups };
  for (const [group, metricsOf] of Object.entries(groups)) {
    const values = metricsOf(step);
    if (values === undefined) continue;
    const metrics = jsonMetrics(values);
    if (group === "training" || group === "validation") {
      print(
        `INFO: [30] determined.core: report_${group}_metrics(steps_completed=${step.batches}, metrics=${pythonText(metrics)})`,
      );
    }
    addReport(state, now, trial, { group, runId: trial.runId, batches: step.batches, metrics, batchMetrics: null });
    if (group === "validation") judge(world, now, trial, metrics);
  }
  reportProgress(world, trial, step.step / step.steps);
  const wanted = plan_.checkpoint(step);
  if (wanted !== false) saveCheckpoint(world, now, allocation, trial, step, wanted === true ? undefined : wanted);
  if (plan_.invalidHparams === step.step)
    print("INFO: [30] determined.core: report_early_exit(EarlyExitReason.INVALID_HP)");
}

/** The search looks at a validation: adaptive ones may give the trial up, and end on one without their time. */
function judge(world: World, now: number, trial: TrialRecord, metrics: JsonObject): void {
  const experiment = ownerOf(world.state, trial);
  const searcher = section(experiment.config, "searcher");
  if (experiment.search.rungs.length === 0 || trial.state !== "ACTIVE") return;
  const timeMetric = textIn(searcher, "time_metric");
  const time = metricNumber(metrics[timeMetric]);
  if (time === undefined) {
    experiment.state = "STOPPING_ERROR";
    for (const other of trialsOf(world.state, experiment)) {
      if (isTerminal(other.state)) continue;
      other.state = "STOPPING_ERROR";
      const task = world.state.tasks[other.taskIds.at(-1) ?? ""];
      const allocation = world.state.allocations[task?.allocationIds.at(-1) ?? ""];
      if (task === undefined || allocation === undefined) continue;
      const reason = `encountered error: error parsing searcher time metric (${timeMetric}) in validation metrics: map[${Object.keys(metrics).join(" ")}]`;
      logFromMaster(world.state, now, task, `forcibly killing allocation's remaining resources (reason: ${reason})`);
      other.restarts = Number(experiment.config["max_restarts"] ?? 5);
      plan(world.state, now + 300, { kind: "exit", allocationId: allocation.id, code: 137, why: "failure" });
    }
    return;
  }
  const { metric, smallerIsBetter } = searcherMetric(experiment.config);
  const value = metricNumber(metrics[metric]) ?? Number.NaN;
  const score = Number.isNaN(value) ? Infinity : smallerIsBetter ? value : -value;
  const before = trial.searchTime ?? 0;
  trial.searchTime = time;
  if (passesRungs(experiment.search, time, before, score, Number(searcher["divisor"] ?? 4))) return;
  trial.state = "STOPPING_COMPLETED";
  trial.preempt = "search";
}

/** Stores how far a trial is; the experiment's progress is the mean over the trials made so far. */
export function reportProgress(world: Pick<World, "state">, trial: TrialRecord, progress: number): void {
  const experiment = ownerOf(world.state, trial);
  trial.progress = progress;
  const trials = trialsOf(world.state, experiment);
  const sum = trials.reduce((total, one) => total + (isTerminal(one.state) ? 1 : one.progress), 0);
  experiment.progress = sum / trials.length;
}

function saveCheckpoint(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  step: TrainingStep,
  given: Record<string, string | Uint8Array> | undefined,
): void {
  const { state } = world;
  const id = uuid(state);
  const metadata: JsonObject = { steps_completed: step.batches };
  const files: Record<string, FileContent> = { "metadata.json": { text: JSON.stringify(metadata, null, 2) } };
  if (given === undefined) {
    files["state.txt"] = { text: `step ${step.step} of ${step.steps}\nbatches ${step.batches}\n` };
    files["weights/layer-0.bin"] = { seed: `${trial.seed}/${step.step}/0`, size: 2048 };
    files["weights/layer-1.bin"] = { seed: `${trial.seed}/${step.step}/1`, size: 4096 };
  }
  for (const [path, content] of Object.entries(given ?? {})) {
    files[path] = typeof content === "string" ? { text: content } : { base64: toBase64(content) };
  }
  state.checkpoints[id] = {
    uuid: id,
    taskId: allocation.taskId,
    allocationId: allocation.id,
    trialId: trial.id,
    reportTime: stamp(state, now),
    resources: resourcesOf(files),
    metadata,
    state: "COMPLETED",
    storageId: 1,
    step: step.step,
    files,
  };
  trial.checkpoints.push(id);
  world.stored?.(id);
  logFromContainer(state, now, allocation, {
    source: "task",
    text: `INFO: [30] determined.core: Reported checkpoint to master ${id}`,
  });
}

/** Sizes by path as the API lists them: directories too, with a slash at their end. */
export function resourcesOf(files: Record<string, FileContent>): Record<string, string> {
  const sizes: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split("/").slice(0, -1);
    for (const index of parts.keys()) sizes[`${parts.slice(0, index + 1).join("/")}/`] = "0";
    sizes[path] = String(sizeOf(content));
  }
  return Object.fromEntries(Object.entries(sizes).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sizeOf(content: FileContent): number {
  if ("text" in content) return new TextEncoder().encode(content.text).length;
  return "size" in content ? content.size : atob(content.base64).length;
}

function jsonMetrics(values: Record<string, unknown>): JsonObject {
  if (Object.values(values).every(Number.isFinite)) return { ...values } as JsonObject;
  return JSON.parse(
    JSON.stringify(values, (_, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
    ),
  ) as JsonObject;
}

function pythonText(values: JsonObject): string {
  const one = (value: Json): string => (typeof value === "string" ? `'${value}'` : JSON.stringify(value));
  return `{${Object.entries(values)
    .map(([name, value]) => `'${name}': ${one(value)}`)
    .join(", ")}}`;
}
