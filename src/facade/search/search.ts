import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import type { ListingPlan, Page, PageQuery } from "../../sequence/listing-plan.js";
import { checkBoolean, checkId, refusal, type Check, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { toExperimentRecord } from "../experiments/experiment-record.js";
import { Experiment } from "../experiments/experiment.js";
import { requireRelease } from "../since-release.js";
import { toTrialRecord } from "../trials/trial-record.js";
import { Trial } from "../trials/trial.js";
import { unwrapPage } from "../unwrap-page.js";
import type { SearchColumn, SearchTable } from "./column-names.js";
import { Filter, printFilter, printSort, type SortKey } from "./filter.js";
import { toRunRecord, type RunRecord } from "./run-record.js";

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

/** An experiment that a search found. */
export interface FoundExperiment {
  readonly experiment: Experiment;
  /** The trial with the best value of the searcher's metric; undefined when none has one. */
  readonly bestTrial: Trial | undefined;
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

type Options = CheckedList<typeof searchOptions>;

/** `Determined.searchExperiments`. */
export function searchExperiments(connection: Connection, readOptions: () => Options): Listing<FoundExperiment> {
  return createListing<FoundExperiment>("experiments that were found", () => ({
    ...search(
      connection,
      "searchExperiments",
      "/api/v1/experiments-search",
      "experiments",
      readOptions(),
      async (init) => {
        const answer = await connection.api.POST("/api/v1/experiments-search", init);
        return unwrapPage(answer, "experiments", ({ experiment, bestTrial }) => ({
          // One that is null is refused there, as one of any other shape.
          experiment: new Experiment(connection, toExperimentRecord(experiment!, {}, true)),
          bestTrial: bestTrial ? new Trial(connection, toTrialRecord(bestTrial)) : undefined,
        }));
      },
    ),
    key: ({ experiment }) => experiment.id,
  }));
}

/** `Determined.searchRuns`. */
export function searchRuns(connection: Connection, readOptions: () => Options): Listing<RunRecord> {
  return createListing<RunRecord>("runs that were found", () => ({
    ...search(connection, "searchRuns", "/api/v1/runs", "runs", readOptions(), async (init) =>
      unwrapPage(await connection.api.POST("/api/v1/runs", init), "runs", toRunRecord),
    ),
    key: ({ id }) => id,
  }));
}

/** What the two searches have in common: the query, the release, and a POST that changes nothing. */
function search<Row>(
  connection: Connection,
  what: string,
  path: string,
  table: SearchTable,
  options: Options,
  send: (init: ReturnType<typeof toInit>) => Promise<Page<Row>>,
): Pick<ListingPlan<Row>, "options" | "fetchPage"> {
  const query = printQuery(options, table);
  return {
    options,
    async fetchPage(page, request) {
      await requireRelease(connection, "0.35.0", { what, method: "POST", path }, request);
      return send(toInit(query, page, request));
    },
  };
}

const toInit = (
  query: ReturnType<typeof printQuery>,
  { offset, limit }: PageQuery<unknown>,
  request: RequestSettings,
) => ({
  body: { ...query, offset, limit },
  isRepeatable: true,
  ...request,
});

/** Always with a filter: masters leave archived ones in without one and out with one. */
function printQuery(
  { filter, sort = [], projectId, includeArchived }: Options,
  table: SearchTable,
): { filter: string; sort: string | undefined; projectId: number | undefined } {
  // Sorted by id last, so that rows of equal values do not change places between pages.
  const keys = sort.some(({ by }) => by === "id") ? sort : [...sort, { by: "id" } as const];
  return { filter: printFilter(filter, table, includeArchived), sort: printSort(keys, table), projectId };
}
