import { closeNames, isSameName } from "../../values/close-names.js";

/** The groups that masters and the object model know, and other words for them. */
const words: Readonly<Record<string, readonly string[]>> = {
  validation: ["val", "valid", "validate", "validations", "validationMetrics", "metric", "metrics"],
  training: ["train", "trainings", "trainingMetrics", "trainMetrics", "avgMetrics", "metric", "metrics"],
  hparams: [
    "hparam",
    "hps",
    "hyper",
    "param",
    "params",
    "hyperparam",
    "hyperparams",
    "hyperparameter",
    "hyperparameters",
  ],
  metadata: ["meta"],
};
/** What a slip of the finger is compared with: short words resemble too many others. */
const longNames = ["validation", "training", "hparams", "metadata", "hparam", "hyperparameters"];

/** The groups that a name seems to stand for: `["validation"]` for `valdation`; empty for one of your own. */
export function meantGroups(name: string): readonly string[] {
  // With another word beside it, as in "validation_small", it is meant.
  const [close = name] = /[-_\d]/.test(name) ? [] : closeNames(name, longNames);
  return Object.keys(words).filter((group) => [group, ...words[group]!].some((word) => isSameName(word, close)));
}
