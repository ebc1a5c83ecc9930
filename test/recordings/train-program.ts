import type { TrainingContext, TrainingPlan } from "../../src/testing.js";

/** The program that the managed recordings ran; its behaviour is chosen by hyperparameters. */
export function trainPy({ hparams, experiment }: TrainingContext): TrainingPlan {
  const sleeps = !JSON.stringify(experiment.config["entrypoint"]).includes("train.py");
  if (sleeps) return { steps: 1, stepDuration: 600_000, checkpoint: () => false, ignoresPreemption: true };
  const number = (name: string, otherwise: number): number => Number(hparams[name] ?? otherwise);
  const steps = number("steps", 5);
  const lr = number("lr", 0.1);
  const failAt = number("fail_at", 0);
  const loss = (step: number): number => Number((1 / (step + lr)).toFixed(6));
  return {
    steps,
    batchesPerStep: 1,
    stepDuration: number("pause", 1) * 1000,
    metrics: ({ step }) => ({ loss: loss(step) * 1.1 }),
    validationMetrics: ({ step }) => ({
      val_loss: loss(step),
      accuracy: Number((1 - loss(step)).toFixed(6)),
      ...(hparams["report_batches"] === true ? { batches: step } : {}),
    }),
    checkpoint: ({ step }) => ({ "step.txt": `${step}\n`, "sub/weights.bin": new Uint8Array(10240) }),
    logs: ({ step }) => `step ${step} loss ${loss(step)}`,
    fail: ({ step, run }) => failAt > 0 && step >= failAt && !(hparams["fail_once"] === true && run > 1),
    ...(hparams["invalid"] === true ? { invalidHparams: 1 } : {}),
  };
}
