import {
  check,
  checkBoolean,
  checkDuration,
  checkFunction,
  checkInteger,
  isContent,
  isDuration,
  isLines,
  isPlainObject,
  shown,
  type Check,
} from "../options/checks.js";
import type { OptionTable } from "../options/options.js";
import type { MetricValues, TrainingPlan, TrainingStep } from "./training-plan.js";

type OfStep<T> = (step: TrainingStep) => T;

/** Makes a check of a function of a step, whose results are checked as they come. */
function checkOfStep<T>(wanted: string, fits: (result: unknown) => boolean): Check<OfStep<T>> {
  return (value, name) => {
    const decide = checkFunction(value, name) as OfStep<unknown>;
    return (step) => {
      const result = decide(step);
      if (fits(result)) return result as T;
      throw new TypeError(`The function ${name} must give ${wanted}, got ${shown(result)} at step ${step.step}.`);
    };
  };
}

const checkMetrics = checkOfStep<MetricValues | undefined>(
  "an object of metrics, or undefined",
  (result) => result === undefined || isPlainObject(result),
);
const checkStepDuration = checkOfStep<number | string>(
  'a number of milliseconds or a string such as "10m" or "1h30m"',
  isDuration,
);
const checkExitCode = checkOfStep<number | boolean>(
  "an exit code from 0 to 255, or true or false",
  (result) => typeof result === "boolean" || (Number.isInteger(result) && Number(result) >= 0 && Number(result) <= 255),
);
const checkStepNumber = checkInteger(1);
const checkLines = check<string | readonly string[]>("a string, an array of strings, or a function", isLines);
const checkLinesOfStep = checkOfStep<string | readonly string[] | undefined>(
  "a string, an array of strings, or undefined",
  (result) => result === undefined || isLines(result),
);

/** Options of the plan that a trainer of `fake.train` gives. What is left out follows from the experiment. */
export const trainingPlanOptions = {
  steps: { check: checkStepNumber },
  stepDuration: {
    check: (value, name) => (typeof value === "function" ? checkStepDuration : checkDuration)(value, name),
  },
  batchesPerStep: { check: checkInteger(1) },
  metrics: { check: checkMetrics },
  validationMetrics: { check: checkMetrics },
  groups: {
    check: (value, name) => {
      const groups = check<Record<string, unknown>>("an object of functions by name of the group", isPlainObject);
      const functions = Object.entries(groups(value, name));
      return Object.fromEntries(
        functions.map(([group, of]) => [group, checkMetrics(of, `groups.${group} in ${name}`)]),
      );
    },
  },
  logs: { check: checkLinesOfStep },
  checkpoint: {
    check: checkOfStep<boolean | Record<string, string | Uint8Array>>(
      "true, false, or an object of strings and Uint8Arrays by path",
      (result) => typeof result === "boolean" || (isPlainObject(result) && Object.values(result).every(isContent)),
    ),
  },
  traceback: {
    check: (value, name) => (typeof value === "function" ? checkLinesOfStep : checkLines)(value, name),
  },
  fail: { check: (value, name) => (typeof value === "function" ? checkExitCode : checkStepNumber)(value, name) },
  invalidHparams: { check: checkStepNumber },
  ignoresPreemption: { check: checkBoolean },
} satisfies OptionTable<TrainingPlan>;
