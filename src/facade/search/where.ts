import { checkName } from "../../values/index.js";
import { checkOrdered, checkPart, checkValue } from "./check-value.js";
import type { NumberField, SearchColumn, SearchState, StringField, TimeField } from "./column-names.js";
import { Filter } from "./filter.js";
import type { FilterValue, Operator } from "./filter-node.js";

/**
 * What a column may be equal to: numbers for fields that hold numbers, a Date or an RFC 3339 string for times, a state, the id
 * of a user, a number or string for hyperparameters, or any value.
 */
export type ColumnValue<Column extends SearchColumn> = Column extends "state"
  ? SearchState
  : Column extends "user" | "userId" | NumberField
    ? number
    : Column extends TimeField
      ? Date | string
      : Column extends StringField | "labels" | "tags"
        ? string
        : Column extends `hparams.${string}`
          ? number | string
          : FilterValue;

/** What a column of such values may be less or greater than: strings and states have no order. */
export type OrderedValue<Value> = number extends Value
  ? Extract<Value, number | Date>
  : Date extends Value
    ? Value
    : never;

/** What a column of such values may hold a part of: numbers and times have no parts. */
export type PartValue<Value> = number extends Value
  ? Extract<string, Value>
  : Date extends Value
    ? never
    : Extract<string, Value>;

/** A column that waits for its comparison. Strings are compared with their case, except labels and by `contains` and `notContains`. */
export interface Condition<Value = FilterValue> {
  /** Equal; of `labels`, that one of them is this. */
  eq(value: Value): Filter;
  /** Not equal; of `labels`, that none of them is this. */
  ne(value: Value): Filter;
  /** Less than. */
  lt(value: OrderedValue<Value>): Filter;
  /** Less than or equal. */
  lte(value: OrderedValue<Value>): Filter;
  /** Greater than. */
  gt(value: OrderedValue<Value>): Filter;
  /** Greater than or equal. */
  gte(value: OrderedValue<Value>): Filter;
  /** Holds this string, in any case; `%` and `_` are wildcards, unless a backslash is before them. Of `labels`, a part of any of them. */
  contains(part: PartValue<Value>): Filter;
  /** Does not hold this string; where there is no value it is not met. Of `labels`, that it is a part of none. */
  notContains(part: PartValue<Value>): Filter;
  /** There is no value. For hyperparameters of experiments masters find none so. */
  isEmpty(): Filter;
  /** There is a value. */
  notEmpty(): Filter;
}

/**
 * Begins a condition of `searchExperiments` or `searchRuns`. A column is a field such as `name` or `startTime`, a
 * hyperparameter `hparams.lr`, or a metric such as `validation.loss`, whose last value counts unless `.min`, `.max` or
 * `.mean` ends the name. A metric whose own name ends so, or in a word such as `.avg`, is `validation.loss.avg.last`. A group
 * of your own whose name resembles one of these is put in quotation marks: `'"train".loss'`.
 *
 * `state` takes the states that masters store: ACTIVE stands for all that are queued, starting or running. `user` takes
 * the id of a user. `startTime` and `endTime` take a Date, an RFC 3339 string with Z or an offset, or a day such as
 * `"2026-01-31"`, which is its first moment in UTC. `labels` are compared one by one and whole by `eq` and `ne`, without
 * regard to case; `contains` finds a part of any label. Booleans cannot be compared.
 *
 * @throws InvalidArgumentError for a blank column, and for a value that the column cannot hold; names that no master knows
 * are refused by the search.
 * @example
 * determined.searchExperiments({ filter: where("hparams.lr").lt(0.1).and(where("validation.accuracy.max").gt(0.9)) });
 * determined.searchExperiments({ filter: where("labels").eq("nightly").and(where("startTime").gte("2026-01-31")) });
 */
export function where<Column extends SearchColumn>(column: Column): Condition<ColumnValue<Column>> {
  checkName(column, "column");
  const compare =
    (operator: Operator, check: typeof checkValue = checkValue) =>
    (value: unknown): Filter =>
      new Filter({ column, operator, value: check(column, value) });
  const bare = (operator: Operator) => () => new Filter({ column, operator });
  return {
    eq: compare("="),
    ne: compare("!="),
    lt: compare("<", checkOrdered),
    lte: compare("<=", checkOrdered),
    gt: compare(">", checkOrdered),
    gte: compare(">=", checkOrdered),
    contains: compare("contains", checkPart),
    notContains: compare("notContains", checkPart),
    isEmpty: bare("isEmpty"),
    notEmpty: bare("notEmpty"),
  };
}
