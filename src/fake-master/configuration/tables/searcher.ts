import type { Shape, Span, Variant } from "../shape.js";
import { positiveLength, length, searchLength } from "./lengths.js";
import { flag, number, OPTIONAL, record, section, text, whole } from "./values.js";

const FORMER = { before: "0.38.0" } as const;
const PRESENT = { since: "0.38.0" } as const;

/** What all searchers have. */
const COMMON = {
  name: OPTIONAL,
  metric: text(),
  smaller_is_better: flag(true),
  source_trial_id: whole(),
  source_checkpoint_uuid: text(),
};

const max_length = [
  { ...searchLength, ...FORMER },
  { ...searchLength, ...OPTIONAL, ...PRESENT },
];
const max_concurrent_trials = [
  whole({ least: 0, default: 0, before: "0.20.0" }),
  whole({ least: 0, default: 16, since: "0.20.0" }),
];
const max_trials = whole({ least: 1 });
const divisor = number({ above: 1, default: 4 });
const max_rungs = whole({ least: 1, default: 5 });
const bracket_rungs: Shape = { kinds: ["array", "null"], items: { kinds: ["integer"] }, default: [] };
const mode: Shape = { choices: [null, "aggressive", "standard", "conservative"], default: "standard" };
const stop_once = [flag(false, FORMER), { kinds: ["boolean", "null"], ...OPTIONAL, ...PRESENT } as Shape];
const time_metric = text({ ...OPTIONAL, ...PRESENT });
const max_time = whole({ least: 1, ...OPTIONAL, ...PRESENT });
const oldLength: Shape = { ...positiveLength, kinds: ["object", "null"] };
const budget: Shape = { ...length, kinds: ["object", "null"] };
const train_stragglers = flag(true);
const num_rungs = whole({ least: 1 });

function searcher(name: string, keys: NonNullable<Shape["keys"]>, requiredAtLast: Record<string, Span>): Variant {
  const shape = record(
    { ...COMMON, ...keys, name: { is: name } },
    { required: ["name"], requiredAtLast: { ...requiredAtLast, metric: {} } },
  );
  return { when: { key: "name", is: name }, shape };
}

const ALWAYS = {};
const asha = { max_trials, divisor, max_concurrent_trials, stop_once, time_metric, max_time };

const SEARCHERS: Variant[] = [
  searcher("single", { max_length }, { max_length: FORMER }),
  searcher("random", { max_length, max_trials, max_concurrent_trials }, { max_length: FORMER, max_trials: ALWAYS }),
  searcher("grid", { max_length, max_concurrent_trials }, { max_length: FORMER }),
  {
    when: { key: "name", is: "custom" },
    shape: {
      kinds: ["object"],
      required: ["name"],
      requiredAtLast: { metric: ALWAYS },
      keys: {
        name: { is: "custom" },
        metric: text(),
        smaller_is_better: flag(true),
        unit: { choices: ["batches", "records", "epochs", null] },
      },
    },
  },
  searcher(
    "adaptive_asha",
    { ...asha, max_length, bracket_rungs, mode, max_rungs },
    { max_length: FORMER, max_trials: ALWAYS },
  ),
  searcher(
    "async_halving",
    {
      ...asha,
      max_length: [
        { ...oldLength, ...FORMER },
        { ...oldLength, ...OPTIONAL, ...PRESENT },
      ],
      num_rungs,
    },
    { max_length: FORMER, max_trials: ALWAYS, num_rungs: ALWAYS },
  ),
  // The next three can be read, so that old experiments can, and are refused for new ones.
  searcher(
    "adaptive",
    { budget, bracket_rungs, mode, divisor, max_rungs, max_length: oldLength, train_stragglers },
    { budget: ALWAYS, max_length: ALWAYS },
  ),
  searcher(
    "adaptive_simple",
    { max_trials: whole({ least: 1, most: 2000 }), mode, divisor, max_rungs, max_length: oldLength },
    { max_trials: ALWAYS, max_length: ALWAYS },
  ),
  searcher(
    "sync_halving",
    { budget: oldLength, num_rungs, max_length: oldLength, divisor, train_stragglers },
    { num_rungs: ALWAYS, max_length: ALWAYS, budget: ALWAYS },
  ),
];

/** How hyperparameters are chosen and trials ended. */
export const searcherSection: Shape = section(COMMON, {
  requiredAtLast: { name: ALWAYS, metric: ALWAYS },
  variants: {
    by: "name",
    list: SEARCHERS,
    otherwise:
      "is not an object where object[\"name\"] is one of 'single', 'random', 'grid', 'custom', or 'adaptive_asha'",
  },
});

/** Searchers that are read and then refused, with the release from which on. */
export const RETIRED: Readonly<Record<string, Span>> = {
  sync_halving: ALWAYS,
  adaptive: ALWAYS,
  adaptive_simple: ALWAYS,
  custom: PRESENT,
};

/** What must be set though the table lets it be open. */
export const NEEDS_TIME: Readonly<Record<string, Span>> = { adaptive_asha: PRESENT, async_halving: PRESENT };
