import type { Shape } from "../shape.js";
import { OPTIONAL, record, text } from "./values.js";

const ACTIONS = ["cancel_retries", "exclude_node"] as const;

/** An action as an object, which was the only form once. */
const typedAction: Shape = {
  kinds: ["object"],
  keys: { type: {} },
  others: "refused",
  variants: {
    by: "type",
    list: ACTIONS.map((type) => ({
      when: { key: "type", is: type },
      shape: record({ type: { is: type } }, { required: ["type"] }),
    })),
    otherwise: "is not an object where object[\"type\"] is one of 'cancel_retries' or 'exclude_node'",
  },
};

/** Until policies had names: a pattern and what to do. */
const former = record({ pattern: { kinds: ["string"] }, action: typedAction }, { required: ["pattern", "action"] });

const NAMED = '"name" must be set, and "pattern" is also required unless you intend to disable an existing policy';

/** A name with a pattern; a name alone, which takes away the policy of that name; or a pattern and an action, as formerly. */
const named = record(
  {
    name: text(OPTIONAL),
    pattern: text(OPTIONAL),
    action: {
      ...OPTIONAL,
      kinds: ["object", "string", "null"],
      form: "actionName",
      variants: {
        list: [
          { when: "never", shape: { kinds: ["string"], choices: ACTIONS } },
          { when: "never", shape: { ...typedAction, required: ["type"] } },
        ],
        otherwise: 'must be one of "cancel_retries" or "exclude_node"',
      },
    },
  },
  {
    checks: {
      [NAMED]: {
        any: [
          { filled: ["name", "pattern"] },
          { filled: ["pattern", "action"] },
          { filled: ["name"], empty: ["pattern", "action"] },
        ],
      },
    },
  },
);

/** Policies that every configuration has unless it takes them away. */
const BUILT_IN = [
  { name: "CUDA OOM", pattern: ".*CUDA out of memory.*" },
  { name: "ECC Error", pattern: ".*uncorrectable ECC error encountered.*" },
];

/** What is done when a line of the log matches. */
export const logPolicies: Shape[] = [
  { kinds: ["array", "null"], items: former, default: [], since: "0.26.4", before: "0.38.0" },
  { kinds: ["array", "null"], items: named, join: "policies", always: BUILT_IN, since: "0.38.0" },
];
