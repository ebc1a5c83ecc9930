import type { CheckedList, ListOptions, ListTable } from "../../sequence/listing.js";
import {
  checkBoolean,
  checkId,
  checkOrderBy,
  readTable,
  refusal,
  type Check,
  type EnumInput,
  type OptionTable,
  type OrderBy,
} from "../../values/index.js";
import type { SearchColumn } from "./column-names.js";
import { isFilter, type Filter } from "./filter.js";

/** A column to sort by. */
export interface SortKey {
  /** A column as in {@link where}. */
  by: SearchColumn;
  /**
   * The direction; rows without a value come last in both.
   *
   * @default "ASC"
   */
  order?: EnumInput<typeof OrderBy> | undefined;
}

/** The same, checked. */
export interface CheckedSortKey {
  readonly by: SearchColumn;
  readonly order?: OrderBy | undefined;
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
  if (isFilter(value)) return value;
  throw refusal(argument, 'a filter such as where("validation.loss").lt(0.1)', value);
};

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;

const checkSort: Check<CheckedSortKey[]> = (value, argument) =>
  isIterable(value)
    ? [...value].map((each, index) => checkSortKey(each, `${argument}[${index}]`))
    : [checkSortKey(value, argument)];

/** Names that no master knows are refused where the search is printed. */
const checkColumn: Check<SearchColumn> = (value, argument) => {
  if (typeof value === "string") return value as SearchColumn;
  throw refusal(argument, "a column", value);
};

const sortKeyOptions = {
  by: { check: checkColumn, required: true },
  order: { check: checkOrderBy },
} satisfies OptionTable<SortKey>;

function checkSortKey(value: unknown, argument: string): CheckedSortKey {
  if (typeof value === "string") return { by: value as SearchColumn };
  if (typeof value === "object" && value !== null) return readTable(sortKeyOptions, argument, value, argument);
  throw refusal(argument, "a column, { by, order }, or an array of these", value);
}

export const searchOptions = {
  filter: { check: checkFilter },
  sort: { check: checkSort },
  projectId: { check: checkId },
  includeArchived: { check: checkBoolean, default: true },
} satisfies ListTable<Omit<SearchOptions, "sort"> & { sort?: CheckedSortKey[] | undefined }>;

/** The same, checked. */
export type CheckedSearch = CheckedList<typeof searchOptions>;
