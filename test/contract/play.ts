import type { Trainer, TrainingPlan } from "../../src/testing.js";

/** Metrics by name; numbers that JSON lacks are the strings `"NaN"`, `"Infinity"`, `"-Infinity"`. */
export type Metrics = Record<string, unknown>;

/** What a program does in one step, which stands for a hundred batches. `model/train.py` does it for real. */
export interface Step {
  /** How long it takes; default a second on the fake, and no longer than it has to on a real master. */
  seconds?: number;
  /** Lines that it prints. */
  log?: readonly string[];
  training?: Metrics;
  validation?: Metrics;
  /** Metrics of other groups, which releases since 0.23.2 have. */
  groups?: Record<string, Metrics>;
  checkpoint?: boolean;
  /** The code with which the program ends here. */
  exit?: number;
}

/** The steps of one trial, or of each trial of a grid. */
export type Program = readonly Step[] | readonly (readonly Step[])[];

/** The same step a number of times, made from its number, from 1. */
export function repeat(times: number, step: (number: number) => Step): Step[] {
  return Array.from({ length: times }, (_, index) => step(index + 1));
}

/** Storage in which no checkpoint is collected; where they lie is what the cluster says. */
export const keepAll = { save_experiment_best: 0, save_trial_best: 100, save_trial_latest: 100 };

/** What most tests train: five steps that report, save and print. */
export const usual: readonly Step[] = repeat(5, (number) => ({
  log: [`step ${number}`],
  training: { loss: 1 / number },
  validation: { loss: 1 / number },
  checkpoint: true,
}));

/** A program that goes on until somebody ends it: ten minutes of it on a real master. */
export const endless: readonly Step[] = repeat(600, () => ({ seconds: 1 }));

const isGrid = (program: Program): program is readonly (readonly Step[])[] => Array.isArray(program[0]);

/** The part of a configuration that says what the program does. */
export function configOfProgram(program: Program): Record<string, unknown> {
  if (!isGrid(program)) return { data: { trials: [program] } };
  const vals = program.map((_, index) => index);
  return { data: { trials: program }, hyperparameters: { trial: { type: "categorical", vals } } };
}

/** The program on a fake master: behaves as `model/train.py` would with the same configuration. */
export const playProgram: Trainer = ({ experiment, hparams }) => {
  const { trials } = (experiment.config["data"] ?? {}) as unknown as { trials?: Step[][] };
  const steps = trials?.[Number(hparams["trial"] ?? 0)];
  if (steps === undefined) return undefined;
  const at = ({ step }: { step: number }): Step => steps[step - 1] ?? {};
  const names = new Set(steps.flatMap(({ groups }) => Object.keys(groups ?? {})));
  const groups: NonNullable<TrainingPlan["groups"]> = {};
  for (const name of names) groups[name] = (step) => at(step).groups?.[name];
  return {
    steps: steps.length,
    batchesPerStep: 100,
    stepDuration: (step) => 1000 * (at(step).seconds ?? 1),
    logs: (step) => at(step).log,
    metrics: (step) => at(step).training,
    validationMetrics: (step) => at(step).validation,
    groups,
    checkpoint: (step) =>
      at(step).checkpoint === true && {
        state: String(step.step),
        "weights/layer.bin": new Uint8Array(1000 + step.step),
      },
    fail: (step) => at(step).exit ?? 0,
  };
};
