import type { Part, Shape } from "../shape.js";
import { OPTIONAL, record, whole } from "./values.js";

const count = whole({ least: 1, ...OPTIONAL });
const real: Shape = { kinds: ["number"] };

const RANGE: Shape = { order: { keys: ["minval", "maxval"], as: "below" } };
const KINDS: Record<string, Shape> = {
  int: record(
    { type: { is: "int" }, minval: { kinds: ["integer"] }, maxval: { kinds: ["integer"] }, count },
    { required: ["type", "minval", "maxval"], ...RANGE },
  ),
  double: record(
    { type: { is: "double" }, minval: real, maxval: real, count },
    { required: ["type", "minval", "maxval"], ...RANGE },
  ),
  log: record(
    { type: { is: "log" }, minval: real, maxval: real, base: { kinds: ["number"], above: 0 }, count },
    { required: ["type", "minval", "maxval", "base"], ...RANGE },
  ),
  const: record({ type: { is: "const" }, val: {} }, { required: ["type", "val"] }),
  categorical: record({ type: { is: "categorical" }, vals: { kinds: ["array"] } }, { required: ["type", "vals"] }),
};

const NEVER: Shape = { kinds: [] };
const UNKNOWN_TYPE =
  'if a hyperparameter object\'s ["type"] is set, it must be one of "int", "double", "log", const", or "categorical"';

/** One hyperparameter: a value, a range by its type, or a group of others. */
const hyperparameter: Part = () => oneHyperparameter;
const oneHyperparameter: Shape = {
  form: "constant",
  join: "nested only",
  variants: {
    list: [
      ...Object.entries(KINDS).map(([type, shape]) => ({ when: { key: "type", is: type }, shape })),
      {
        when: "always",
        shape: { kinds: ["object"], checks: { [UNKNOWN_TYPE]: { keys: { type: NEVER } } }, others: hyperparameter },
      },
      { when: "never", shape: { not: { kinds: ["object"] } } },
    ],
  },
};

/** The hyperparameters of an experiment. */
export const hyperparameters: Shape = { kinds: ["object", "null"], default: {}, others: hyperparameter };

/** A grid needs to know how many points a range has. */
export const gridAxis: Part = () => axis;
const axis: Shape = {
  variants: {
    list: [
      { when: { kind: "array" }, shape: { kinds: ["array"], items: gridAxis } },
      { when: { lacks: "type" }, shape: { kinds: ["object"], keys: { type: NEVER }, others: gridAxis } },
      { when: "never", shape: { not: { kinds: ["object", "array"] } } },
      {
        when: { has: "type" },
        shape: {
          kinds: ["object"],
          required: ["type"],
          keys: { type: { kinds: ["string"] } },
          checks: {
            "grid search is in use but count was not provided": {
              any: [{ not: { keys: { type: { choices: ["double", "log", "int"] } } } }, { filled: ["count"] }],
            },
          },
        },
      },
    ],
  },
};
