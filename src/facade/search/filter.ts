import { checkName, enumToWire, ExperimentState, refusal } from "../../values/index.js";
import type { SearchColumn, SearchState } from "./column-names.js";
import { fieldName } from "./columns.js";

/** What a column is compared with. */
export type FilterValue = string | number | Date;

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "notContains" | "isEmpty" | "notEmpty";

/** A column and what it is compared with. */
export interface FilterField {
  readonly column: string;
  readonly operator: Operator;
  readonly value?: FilterValue;
}

/** Conditions of which all, or any, must be met. */
export interface FilterGroup {
  readonly conjunction: "and" | "or";
  readonly children: readonly FilterNode[];
}

/** What a filter holds. */
export type FilterNode = FilterField | FilterGroup;

/**
 * Conditions on experiments or runs; {@link where} begins one. A filter does not change: `and` and `or` make a new one.
 * Python has no such class.
 *
 * @example
 * const good = where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9));
 */
export class Filter {
  /** @internal */
  readonly node: FilterNode;

  /** @internal */
  constructor(node: FilterNode) {
    this.node = node;
  }

  /**
   * This filter and all others must be met.
   *
   * @throws InvalidArgumentError for something that is not a filter.
   * @example
   * where("state").eq("COMPLETED").and(where("name").contains("nightly"));
   */
  and(...others: Filter[]): Filter {
    return group("and", [this, ...others]);
  }

  /**
   * This filter or one of the others must be met.
   *
   * @throws InvalidArgumentError for something that is not a filter.
   * @example
   * where("labels").contains("baseline").or(where("id").lt(100));
   */
  or(...others: Filter[]): Filter {
    return group("or", [this, ...others]);
  }
}

/** What a column may be equal to: a state, the id of a user, or any value. */
export type ColumnValue<Column extends SearchColumn> = Column extends "state"
  ? SearchState
  : Column extends "user" | "userId"
    ? number
    : FilterValue;

/** A column that waits for its comparison. Text is compared with its case, except by `contains` and `notContains`. */
export interface Condition<Value = FilterValue> {
  /** Equal. */
  eq(value: Value): Filter;
  /** Not equal. */
  ne(value: Value): Filter;
  /** Less than. */
  lt(value: number | Date): Filter;
  /** Less than or equal. */
  lte(value: number | Date): Filter;
  /** Greater than. */
  gt(value: number | Date): Filter;
  /** Greater than or equal. */
  gte(value: number | Date): Filter;
  /** Holds this string; `%` and `_` are wildcards. */
  contains(part: string): Filter;
  /** Does not hold this string; where there is no value it is not met. */
  notContains(part: string): Filter;
  /** There is no value. */
  isEmpty(): Filter;
  /** There is a value. */
  notEmpty(): Filter;
}

/**
 * Begins a condition of `searchExperiments` or `searchRuns`. A column is a field such as `name` or `startTime`, a
 * hyperparameter `hparams.lr`, or a metric such as `validation.loss`, whose last value counts unless `.min`, `.max` or
 * `.mean` ends the name. A metric whose own name ends so, or in a word such as `.avg`, is `validation.loss.avg.last`.
 * `state` takes the states that masters store: ACTIVE stands for all that are queued, starting or running. `user` takes
 * the id of a user.
 *
 * @throws InvalidArgumentError for a blank column; names that no master knows are refused by the search.
 * @example
 * determined.searchExperiments({ filter: where("hparams.lr").lt(0.1).and(where("validation.accuracy.max").gt(0.9)) });
 */
export function where<Column extends SearchColumn>(column: Column): Condition<ColumnValue<Column>> {
  checkName(column, "column");
  const compare =
    (operator: Operator) =>
    (value: FilterValue): Filter =>
      new Filter({ column, operator, value: checkValue(column, value) });
  const order = (operator: Operator) => (value: number | Date) => {
    if (typeof value === "string") throw refusal("value", "a number or a Date", value);
    return compare(operator)(value);
  };
  const part = (operator: Operator) => (value: string) => {
    if (typeof value !== "string") throw refusal("part", "a string", value);
    return compare(operator)(value);
  };
  const bare = (operator: Operator) => () => new Filter({ column, operator });
  return {
    eq: compare("="),
    ne: compare("!="),
    lt: order("<"),
    lte: order("<="),
    gt: order(">"),
    gte: order(">="),
    contains: part("contains"),
    notContains: part("notContains"),
    isEmpty: bare("isEmpty"),
    notEmpty: bare("notEmpty"),
  };
}

function group(conjunction: FilterGroup["conjunction"], filters: readonly Filter[]): Filter {
  const children = filters.map((each, index) => {
    if (each instanceof Filter) return each.node;
    throw refusal(`filters[${index - 1}]`, "a filter: where(…) with a comparison", each);
  });
  return new Filter({ conjunction, children });
}

function checkValue(column: string, value: unknown): FilterValue {
  if (fieldName(column) === "user" && typeof value === "string") {
    throw refusal("value", "the id of a user", value, " getUserByName() reads a user by name.");
  }
  if (column === "state") return bareState(value);
  if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw refusal("value", "a string, a finite number or a valid Date", value);
}

/** What masters show of experiments that they store as ACTIVE. */
const shownOnly: readonly string[] = ["QUEUED", "PULLING", "STARTING", "RUNNING"];

/** Masters compare states without their prefix, as they store them. */
function bareState(value: unknown): string {
  const state = enumToWire(ExperimentState, value, "value").replace(/^STATE_/, "");
  if (!shownOnly.includes(state)) return state;
  throw refusal(
    "value",
    "a state that masters store",
    value,
    ' "ACTIVE" stands for all that are queued, starting or running.',
  );
}
