import { InvalidArgumentError } from "../../errors/index.js";
import { OrderBy } from "../../values/index.js";
import { isRelease } from "../since-release.js";
import type { SearchTable } from "./column-names.js";
import { toColumn } from "./columns.js";
import { kindOf } from "./fields.js";
import type { Filter } from "./filter.js";
import type { FilterField, FilterNode, Operator } from "./filter-node.js";
import type { CheckedSortKey } from "./search-options.js";

/** What a search goes through, and what depends on the release of the master: undefined is taken for new. */
export interface Printing {
  readonly table: SearchTable;
  readonly release?: string | undefined;
}

/** A filter as masters take it, in a string of JSON. */
export interface FilterJson {
  /** All conditions, in the words of masters. */
  readonly filterGroup: object;
  /** Whether archived ones are found too. */
  readonly showArchived: boolean;
}

/** A filter in the words of masters. Without one the empty group, which everything meets. */
export function toFilterJson(node: FilterNode | undefined, printing: Printing, showArchived: boolean): FilterJson {
  const children = node ? [print(node, printing)] : [];
  return { filterGroup: { kind: "group", conjunction: "and", children }, showArchived };
}

/** The same as the string that their routes take. */
export function printFilter(filter: Filter | undefined, printing: Printing, showArchived: boolean): string {
  return JSON.stringify(toFilterJson(filter?.node, printing, showArchived));
}

function print(node: FilterNode, printing: Printing): object {
  if ("children" in node) {
    const children = node.children.map((each) => print(each, printing));
    return { kind: "group", conjunction: node.conjunction, children };
  }
  const { column, operator, value } = node;
  // Unmanaged experiments are stored as RUNNING since 0.25.0; before, masters refuse the word.
  if (column === "state" && value === "ACTIVE" && isRelease(printing.release, "0.25.0")) {
    const states = ["ACTIVE", "RUNNING"].map((state) => printField({ column, operator, value: state }, printing));
    return { kind: "group", conjunction: operator === "!=" ? "and" : "or", children: states };
  }
  const whole = wholeLabel[operator];
  if (kindOf(column) === "labels" && typeof value === "string" && whole) {
    return printField({ column, operator: whole, value: labelPattern(value) }, printing);
  }
  return printField(node, printing);
}

/** Masters keep all labels as one JSON string, which is equal to no label. */
const wholeLabel: Partial<Record<Operator, Operator>> = { "=": "contains", "!=": "notContains" };

/** What a label is in that string; the database takes a backslash before what would be a wildcard. */
const labelPattern = (label: string): string => JSON.stringify(label).replace(/[\\%_]/g, "\\$&");

function printField({ column, operator, value }: FilterField, { table }: Printing): object {
  const { columnName, location } = toColumn(column, table);
  const isTime = value instanceof Date || (value !== undefined && kindOf(column) === "time");
  const type = isTime ? "DATE" : typeof value === "number" ? "NUMBER" : "TEXT";
  const field = { kind: "field", columnName, location, type: `COLUMN_TYPE_${type}`, operator };
  return value === undefined ? field : { ...field, value: value instanceof Date ? value.toISOString() : value };
}

/** Sort keys in the words of masters; undefined without any. */
export function printSort(keys: readonly CheckedSortKey[], table: SearchTable): string | undefined {
  const columns = keys.map(({ by, order }) => {
    const { columnName } = toColumn(by, table);
    if (/[,=]/.test(columnName)) {
      throw new InvalidArgumentError(
        `Masters cannot sort by ${JSON.stringify(by)}: it has a comma or an equals sign.`,
        { argument: "sort" },
      );
    }
    return `${columnName}=${order === OrderBy.DESC ? "desc" : "asc"}`;
  });
  return columns.length ? columns.join(",") : undefined;
}
