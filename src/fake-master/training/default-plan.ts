import { milliseconds } from "../clock/duration.js";
import { isObject } from "../state/json.js";
import { dice } from "../state/chance.js";
import { searcherMetric, section } from "../state/config-values.js";
import type { ExperimentRecord, Json, TrialRecord } from "../state/records.js";
import { readOptions } from "../options/options.js";
import { trainingPlanOptions } from "./plan-options.js";
import type { MetricValues, Trainer, TrainingPlan, TrainingStep } from "./training-plan.js";

/** A plan with nothing left open. */
export interface ResolvedPlan {
  steps: number;
  stepDuration: (step: TrainingStep) => number;
  batchesPerStep: number;
  /** By name of the group, training and validation first. */
  metrics: readonly (readonly [string, (step: TrainingStep) => MetricValues | undefined])[];
  logs: ((step: TrainingStep) => string | readonly string[] | undefined) | undefined;
  traceback: (step: TrainingStep) => string | readonly string[] | undefined;
  checkpoint: (step: TrainingStep) => boolean | Record<string, string | Uint8Array>;
  exitCode: (step: TrainingStep) => number;
  invalidHparams: number | undefined;
  ignoresPreemption: boolean;
}

/** Puts together how a trial behaves: the newest trainer that has something to say, then the configuration. */
export function resolvePlan(
  experiment: ExperimentRecord,
  trial: TrialRecord,
  trainers: readonly Trainer[],
): ResolvedPlan {
  const random = dice(trial.seed);
  const context = {
    experiment: { id: experiment.id, name: experiment.name, labels: experiment.labels, config: experiment.config },
    trial: { id: trial.id },
    trialIndex: experiment.trialIds.indexOf(trial.id),
    hparams: trial.programHparams ?? trial.hparams,
    random,
  };
  let given: TrainingPlan | undefined;
  for (const trainer of [...trainers].reverse()) {
    given = trainer(context);
    if (given !== undefined) break;
  }
  const plan = readOptions(trainingPlanOptions, "fake.train()", given === undefined ? {} : given, "plan");
  return complete(experiment, trial, { ...planOfRecord(experiment), ...plan });
}

function planOfRecord(experiment: ExperimentRecord): TrainingPlan {
  const { plan } = experiment;
  if (plan === undefined) return {};
  const every =
    plan.checkpoints === undefined ? undefined : Math.max(1, Math.ceil(plan.steps / Math.max(1, plan.checkpoints)));
  return {
    steps: plan.steps,
    stepDuration: plan.stepDuration,
    batchesPerStep: plan.batchesPerStep,
    fail: plan.finalState === "ERROR" ? plan.steps : undefined,
    ...(every === undefined
      ? {}
      : { checkpoint: ({ step }) => plan.checkpoints !== 0 && (step === plan.steps || step % every === 0) }),
  };
}

function complete(experiment: ExperimentRecord, trial: TrialRecord, given: TrainingPlan): ResolvedPlan {
  const length = lengthOf(experiment.config);
  const steps = given.steps ?? length.steps;
  const curve = improvement(experiment, trial);
  const every = Math.max(1, Math.ceil(steps / 10));
  const { stepDuration = 1000, fail, traceback } = given;
  return {
    steps,
    stepDuration: (step) => milliseconds(typeof stepDuration === "function" ? stepDuration(step) : stepDuration),
    batchesPerStep: given.batchesPerStep ?? length.batchesPerStep,
    metrics: Object.entries({
      training: given.metrics ?? curve.training,
      validation: given.validationMetrics ?? curve.validation,
      ...given.groups,
    }),
    logs: given.logs,
    traceback: typeof traceback === "function" ? traceback : () => traceback,
    checkpoint: given.checkpoint ?? (({ step }) => step === steps || step % every === 0),
    exitCode: (step) => {
      const code = typeof fail === "function" ? fail(step) : step.step === fail;
      return typeof code === "number" ? code : code ? 1 : 0;
    },
    invalidHparams: given.invalidHparams,
    ignoresPreemption: given.ignoresPreemption ?? false,
  };
}

/** Steps and batches that a configuration asks for. */
function lengthOf(config: ExperimentRecord["config"]): { steps: number; batchesPerStep: number } {
  const searcher = section(config, "searcher");
  const period = lengthIn(config["min_validation_period"], config);
  const total = lengthIn(searcher["max_length"], config);
  if (total === undefined) {
    const time = Number(searcher["max_time"]);
    return Number.isFinite(time) && time > 0
      ? { steps: Math.ceil(time), batchesPerStep: 1 }
      : { steps: 10, batchesPerStep: 100 };
  }
  const wanted =
    period !== undefined && period > 0
      ? period
      : Math.max(1, Math.min(Number(config["scheduling_unit"] ?? 100), Math.ceil(total / 10)));
  const batchesPerStep = Math.max(wanted, Math.ceil(total / 1000));
  return { steps: Math.max(1, Math.ceil(total / batchesPerStep)), batchesPerStep };
}

function lengthIn(value: Json | undefined, config: ExperimentRecord["config"]): number | undefined {
  if (typeof value === "number") return value;
  if (!isObject(value)) return undefined;
  if (typeof value["batches"] === "number") return value["batches"];
  const batch = Number(section(section(config, "hyperparameters"), "global_batch_size")["val"] ?? 1);
  const perEpoch = Math.ceil(Number(config["records_per_epoch"] ?? 0) / batch);
  if (typeof value["records"] === "number") return Math.ceil(value["records"] / batch);
  return typeof value["epochs"] === "number" ? value["epochs"] * (perEpoch > 0 ? perEpoch : 100) : undefined;
}

/** Curves that improve with the steps, each trial's its own. */
function improvement(
  experiment: ExperimentRecord,
  trial: TrialRecord,
): { training: (step: TrainingStep) => MetricValues; validation: (step: TrainingStep) => MetricValues } {
  const { metric, smallerIsBetter } = searcherMetric(experiment.config);
  const timeMetric = section(experiment.config, "searcher")["time_metric"];
  const random = dice(trial.seed);
  const floor = 0.05 + 0.3 * random();
  const rate = 2 + 2 * random();
  const fall = (step: TrainingStep, noise: number): number =>
    round(floor + (1.2 - floor) * Math.exp((-rate * step.step) / step.steps) + noise * 0.02 * (step.random() - 0.5));
  return {
    training: (step) => ({ loss: fall(step, 1) }),
    validation: (step) => {
      const loss = fall(step, 0.5);
      const time =
        typeof timeMetric === "string" ? { [timeMetric]: timeMetric === "batches" ? step.batches : step.step } : {};
      return { ...time, [metric]: smallerIsBetter ? loss : round(1 / (1 + loss)) };
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
