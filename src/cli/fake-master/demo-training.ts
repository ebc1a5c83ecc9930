import type { JsonObject } from "../../fake-master/state/json.js";
import type { TrainingContext, TrainingPlan, TrainingStep } from "../../fake-master/training/training-plan.js";

const traceback = [
  "Traceback (most recent call last):",
  '  File "train.py", line 41, in <module>',
  "    main()",
  '  File "train.py", line 33, in main',
  "    loss.backward()",
  "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB",
];

/** Curves that depend on the hyperparameters, so that a sweep shows something, and a log as programs write it. */
export function demoTraining(context: TrainingContext): TrainingPlan {
  const { experiment, hparams } = context;
  const isLanguage = experiment.config.searcher?.metric === "perplexity";
  const floor = (isLanguage ? 1.4 : 0.06) + 0.6 * distanceFromBest(hparams) + 0.04 * context.random();
  const begin = isLanguage ? 6 : 2.3;
  const rate = 5 + 2 * context.random();
  const at = (now: TrainingStep, roughness: number): number => {
    // Long trainings improve early too, and hardly any more later.
    const share = now.step / Math.min(now.steps, 400);
    return floor + (begin - floor) * Math.exp(-rate * share) + roughness * (now.random() - 0.5) * (floor + 0.1);
  };
  return {
    traceback,
    metrics: (step) => ({
      loss: round(at(step, 0.12)),
      ...(isLanguage ? {} : { accuracy: round(accuracy(at(step, 0.1))) }),
    }),
    validationMetrics: (step) => {
      const loss = at(step, 0.04) + 0.02;
      return {
        validation_loss: round(loss),
        ...(isLanguage ? { perplexity: round(Math.exp(loss)) } : { accuracy: round(accuracy(loss)) }),
      };
    },
    logs: (now) => [
      `epoch ${now.step} of ${now.steps}`,
      ...(now.random() < 0.08 ? ["WARNING: The gradient was clipped to norm 1.0."] : []),
    ],
  };
}

const accuracy = (loss: number): number => 1 / (1 + 0.35 * Math.max(0, loss));

/** How far values are from those that train best: 0 to about 2. */
function distanceFromBest({ lr, width, dropout }: JsonObject): number {
  const off = typeof lr === "number" ? (Math.log10(lr) + 2.4) ** 2 / 4 : 0;
  const narrow = typeof width === "number" ? 0.5 * (1 - width / 512) : 0;
  const dropped = typeof dropout === "number" ? 4 * (dropout - 0.2) ** 2 : 0;
  return off + narrow + dropped;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
