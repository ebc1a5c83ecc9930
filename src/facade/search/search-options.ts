import type { CheckedList, ListOptions, ListTable } from "../../sequence/listing.js";
import { checkBoolean, checkId, refusal, type Check } from "../../values/index.js";
import type { SearchColumn } from "./column-names.js";
import { Filter } from "./filter.js";

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

/** Options of `searchExperiments` and `searchRuns`. */
export interface SearchOptions extends ListOptions {
  /**
   * What is to be met; see `where`.
   *
   * @default everything
   */
  filter?: Filter | undefined;
  /**
   * Columns to sort by, the first counts most: names, or `{ by, order }`.
   *
   * @default "id"
   */
  sort?: SearchColumn | SortKey | Iterable<SearchColumn | SortKey> | undefined;
  /**
   * Only those of this project.
   *
   * @default all that you may see
   */
  projectId?: number | undefined;
  /**
   * Whether archived ones are found too.
   *
   * @default true
   */
  includeArchived?: boolean | undefined;
}

const checkFilter: Check<Filter> = (value, argument) => {
  if (value instanceof Filter) return value;
  throw refusal(argument, 'a filter such as where("validation.loss").lt(0.1)', value);
};

const checkSort: Check<SortKey[]> = (value, argument) => {
  const isOne = typeof value === "string" || (typeof value === "object" && value !== null && "by" in value);
  const keys = isOne ? [value] : value;
  if (typeof keys !== "object" || keys === null || !(Symbol.iterator in keys)) {
    throw refusal(argument, "a column, { by, order }, or an array of these", value);
  }
  return [...(keys as Iterable<unknown>)].map((each, index) =>
    checkSortKey(each, isOne ? argument : `${argument}[${index}]`),
  );
};

/** Names that no master knows are refused where the search is printed. */
function checkSortKey(value: unknown, argument: string): SortKey {
  if (typeof value === "string") return { by: value as SearchColumn };
  const { by, order } = (value ?? {}) as Partial<Record<"by" | "order", unknown>>;
  if (typeof by !== "string") throw refusal(argument, "a column or { by, order }", value);
  if (order !== undefined && order !== "ASC" && order !== "DESC")
    throw refusal(`${argument}.order`, '"ASC" or "DESC"', order);
  return { by: by as SearchColumn, order };
}

export const searchOptions = {
  filter: { check: checkFilter },
  sort: { check: checkSort },
  projectId: { check: checkId },
  includeArchived: { check: checkBoolean, default: true },
} satisfies ListTable<Omit<SearchOptions, "sort"> & { sort?: SortKey[] | undefined }>;

/** The same, checked. */
export type CheckedSearch = CheckedList<typeof searchOptions>;
