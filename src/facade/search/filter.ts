import { checkBoolean, readTable, refusal, type Check, type OptionTable } from "../../values/index.js";
import { Inspectable } from "../inspectable.js";
import type { SearchTable } from "./column-names.js";
import { hasField, isField } from "./fields.js";
import { columnsOf, showNode, type FilterGroup, type FilterNode } from "./filter-node.js";
import { toFilterJson, type FilterJson } from "./print-search.js";

// Symbol.for: a second copy of the package finds the same key.
const brand: unique symbol = Symbol.for("determined-client.filter") as never;

/** Options of {@link Filter.toJSON}. */
export interface FilterJsonOptions {
  /**
   * What is searched: masters name the places of hyperparameters and fields after it.
   *
   * @default "experiments"; "runs" for a filter with a column that only runs have
   */
  table?: SearchTable | undefined;
  /**
   * Whether archived ones are found too.
   *
   * @default true
   */
  includeArchived?: boolean | undefined;
}

/**
 * Conditions on experiments or runs; {@link where} begins one. A filter does not change: `and` and `or` make a new one.
 * Printed, it reads as the calls that made it. Python has no such class.
 *
 * @example
 * const good = where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9));
 * console.log(String(good)); // where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9))
 */
export class Filter extends Inspectable {
  /** @internal */
  readonly node: FilterNode;

  /** @internal */
  constructor(node: FilterNode) {
    super();
    this.node = node;
    Object.defineProperty(this, brand, { value: true });
  }

  /**
   * This filter and all others must be met.
   *
   * @throws InvalidArgumentError for something that is not a filter.
   * @example
   * where("state").eq("COMPLETED").and(where("name").contains("nightly"));
   */
  and(...others: Filter[]): Filter {
    return group("and", this, others);
  }

  /**
   * This filter or one of the others must be met.
   *
   * @throws InvalidArgumentError for something that is not a filter.
   * @example
   * where("labels").eq("baseline").or(where("id").lt(100));
   */
  or(...others: Filter[]): Filter {
    return group("or", this, others);
  }

  /** The filter as the calls that made it. */
  toString(): string {
    return showNode(this.node);
  }

  /**
   * The filter as masters from release 0.25.0 on take it; their routes want it as a string, which `JSON.stringify` makes.
   *
   * @throws InvalidArgumentError for a column that the table does not have.
   * @example
   * const body = { filter: JSON.stringify(where("hparams.lr").lt(0.1)) };
   * const { data } = await determined.api.POST("/api/v1/experiments-search", { body });
   * const ofRuns = JSON.stringify(where("hparams.lr").lt(0.1).toJSON({ table: "runs" }));
   */
  toJSON(options?: FilterJsonOptions): FilterJson {
    // JSON.stringify passes the name of the member that holds the filter.
    const given = typeof options === "string" ? {} : (options ?? {});
    const { table = tableOf(this.node), includeArchived } = readTable(jsonOptions, "toJSON()", given, "options");
    return toFilterJson(this.node, { table }, includeArchived);
  }
}

/** Whether a value is a filter, whichever copy of the package made it. */
export const isFilter = (value: unknown): value is Filter =>
  typeof value === "object" && value !== null && brand in value;

const checkTable: Check<SearchTable> = (value, argument) => {
  if (value === "experiments" || value === "runs") return value;
  throw refusal(argument, '"experiments" or "runs"', value);
};

const jsonOptions = {
  table: { check: checkTable },
  includeArchived: { check: checkBoolean, default: true },
} satisfies OptionTable<FilterJsonOptions>;

function tableOf(node: FilterNode): SearchTable {
  const isOfRuns = (column: string): boolean =>
    isField(column) ? !hasField("experiments", column) : column.startsWith("metadata.");
  return columnsOf(node).some(isOfRuns) ? "runs" : "experiments";
}

function group(conjunction: FilterGroup["conjunction"], first: Filter, others: readonly unknown[]): Filter {
  const children = others.map((each, index) => {
    if (isFilter(each)) return each.node;
    throw refusal(`filters[${index}]`, "a filter: where(…) with a comparison", each);
  });
  return new Filter({ conjunction, children: [first.node, ...children] });
}
