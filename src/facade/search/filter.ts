import { InvalidArgumentError } from "../../errors/index.js";
import { checkName, enumToWire, ExperimentState, refusal } from "../../values/index.js";
import type { SearchColumn, SearchState, SearchTable } from "./column-names.js";
import { fieldName, toColumn } from "./columns.js";

/** What a column is compared with. */
export type FilterValue = string | number | Date;

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "notContains" | "isEmpty" | "notEmpty";

interface Field {
  readonly column: string;
  readonly operator: Operator;
  readonly value?: FilterValue;
}

interface Group {
  readonly conjunction: "and" | "or";
  readonly children: readonly Node[];
}

type Node = Field | Group;

/**
 * Conditions on experiments or runs; {@link where} begins one. A filter does not change: `and` and `or` make a new one.
 * Python has no such class.
 *
 * @example
 * const good = where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9));
 */
export class Filter {
  /** @internal */
  readonly node: Node;

  /** @internal */
  constructor(node: Node) {
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
 * `.mean` ends the name. A metric whose own name ends so, or in a word such as `.avg`, is `validation.loss.avg.last`. `state` takes the states that masters store: ACTIVE stands for all that are queued, starting or
 * running. `user` takes the id of a user.
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

/** A filter in the words of masters. Without one the empty group, which everything meets. */
export function printFilter(filter: Filter | undefined, table: SearchTable, showArchived: boolean): string {
  const children = filter ? [print(filter.node, table)] : [];
  return JSON.stringify({ filterGroup: { kind: "group", conjunction: "and", children }, showArchived });
}

function group(conjunction: Group["conjunction"], filters: readonly Filter[]): Filter {
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

function print(node: Node, table: SearchTable): object {
  if ("children" in node) {
    return { kind: "group", conjunction: node.conjunction, children: node.children.map((each) => print(each, table)) };
  }
  const { column, operator, value } = node;
  if (column === "state" && value === "ACTIVE") {
    // Unmanaged experiments are stored as RUNNING.
    const states = ["ACTIVE", "RUNNING"].map((state) => printField({ column, operator, value: state }, table));
    return { kind: "group", conjunction: operator === "!=" ? "and" : "or", children: states };
  }
  return printField(node, table);
}

function printField({ column, operator, value }: Field, table: SearchTable): object {
  const { columnName, location } = toColumn(column, table);
  const type = typeof value === "number" ? "NUMBER" : value instanceof Date ? "DATE" : "TEXT";
  const field = { kind: "field", columnName, location, type: `COLUMN_TYPE_${type}`, operator };
  return value === undefined ? field : { ...field, value: value instanceof Date ? value.toISOString() : value };
}

/** A column to sort by. */
export interface SortKey {
  /** A column as in {@link where}. */
  by: SearchColumn;
  /**
   * The direction; rows without a value come last in both.
   *
   * @default "ASC"
   */
  order?: "ASC" | "DESC" | undefined;
}

/** Sort keys in the words of masters; undefined without any. */
export function printSort(keys: readonly SortKey[], table: SearchTable): string | undefined {
  const columns = keys.map(({ by, order }) => {
    const { columnName } = toColumn(by, table);
    if (/[,=]/.test(columnName)) {
      throw new InvalidArgumentError(
        `Masters cannot sort by ${JSON.stringify(by)}: it has a comma or an equals sign.`,
        {
          argument: "sort",
        },
      );
    }
    return `${columnName}=${order === "DESC" ? "desc" : "asc"}`;
  });
  return columns.length ? columns.join(",") : undefined;
}
