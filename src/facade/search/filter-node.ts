/** What a column is compared with. */
export type FilterValue = string | number | Date;

/** A comparison in the words of masters. */
export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "notContains" | "isEmpty" | "notEmpty";

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

/** The methods of a condition by their operator. */
export const methods = {
  "=": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "lte",
  ">": "gt",
  ">=": "gte",
  contains: "contains",
  notContains: "notContains",
  isEmpty: "isEmpty",
  notEmpty: "notEmpty",
} as const satisfies Record<Operator, string>;

/** The columns that a filter names. */
export function columnsOf(node: FilterNode): readonly string[] {
  return "children" in node ? node.children.flatMap(columnsOf) : [node.column];
}

/** A filter as the calls that make it. */
export function showNode(node: FilterNode): string {
  if (!("children" in node)) {
    return `where(${JSON.stringify(node.column)}).${methods[node.operator]}(${showOperand(node.value)})`;
  }
  const [first, ...others] = node.children.map(showNode);
  return `${first}.${node.conjunction}(${others.join(", ")})`;
}

const showOperand = (value: FilterValue | undefined): string =>
  value === undefined ? "" : value instanceof Date ? `new Date("${value.toISOString()}")` : JSON.stringify(value);
