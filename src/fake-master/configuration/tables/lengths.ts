import type { Part, Shape } from "../shape.js";
import { record } from "./values.js";

const UNITS = ["batches", "records", "epochs"] as const;

/** How long something goes on, in one of three units. */
export const length: Shape = {
  variants: {
    list: UNITS.map((unit) => ({
      when: { onlyKey: unit },
      shape: record({ [unit]: { kinds: ["integer"], least: 0 } }, { required: [unit] }),
    })),
    otherwise: 'a length object must have one attribute named "batches", "records", or "epochs"',
  },
};

/** A length that is not zero. */
export const positiveLength: Shape = { all: [length, { others: { kinds: ["integer"], least: 1 } }] };

/** A length of a search: a number without a unit will do. */
export const searchLength: Shape = {
  kinds: ["object", "integer", "null"],
  variants: {
    list: [
      { when: { notKind: "object" }, shape: { kinds: ["integer"], least: 0 } },
      { when: "always", shape: positiveLength },
    ],
  },
};

/** How often something is done; by default whenever the program likes. */
export const period: Shape = { ...length, kinds: ["object", "null"], default: { batches: 0 } };

/** Epochs mean nothing before it is known how many records make one. */
export const noEpochs: Part = () => epochs;
const epochs: Shape = {
  others: noEpochs,
  items: noEpochs,
  checks: {
    "must specify the top-level records_per_epoch when this field is in terms of epochs": {
      keys: { epochs: { not: { kinds: ["number"] } } },
    },
  },
};
