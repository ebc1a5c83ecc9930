import { compareReleases, OrderBy } from "../../values/index.js";
import type { SearchTable } from "./column-names.js";
import { toColumn } from "./columns.js";
import { columnsOf } from "./filter-node.js";
import type { CheckedSearch } from "./search-options.js";

/** A release that brought something, and how a message names it. */
export interface Need {
  readonly since: string;
  readonly what: string;
}

/** The routes of the searches, and the methods by which users know them. */
export const searches = {
  experiments: { what: "searchExperiments", path: "/api/v1/experiments-search", since: "0.21.1" },
  runs: { what: "searchRuns", path: "/api/v1/runs", since: "0.30.0" },
} as const satisfies Record<SearchTable, Need & { path: string }>;

/** Since this release a search is a POST, whose body has room for any filter; before, a GET. */
export const postSince = "0.35.0";

/** Columns of these places are in no spec of an older release; a master may ignore conditions on what it does not know. */
const places: Readonly<Record<string, Need>> = {
  LOCATION_TYPE_CUSTOM_METRIC: { since: "0.23.4", what: "by metrics of groups of your own" },
  LOCATION_TYPE_RUN_METADATA: { since: "0.34.0", what: "by metadata" },
};

/**
 * The newest release that a part of a search needs: an older master would leave that part out without a word.
 *
 * @param excess Characters that the search would take in an address, where they are too many for one.
 */
export function newestNeed(
  table: SearchTable,
  { filter, sort = [], includeArchived }: CheckedSearch,
  excess: number | undefined,
): Need {
  const { what, since } = searches[table];
  const columns = [...(filter ? columnsOf(filter.node) : []), ...sort.map(({ by }) => by)];
  const parts = columns.flatMap((column) => places[toColumn(column, table).location] ?? []);
  // By id they come anyway.
  if (sort.some(({ by, order }) => by !== "id" || order === OrderBy.DESC))
    parts.push({ since: "0.21.2", what: "with sort" });
  if (filter) parts.push({ since: "0.22.2", what: "with filter" });
  if (!includeArchived) parts.push({ since: "0.22.2", what: "with includeArchived: false" });
  if (excess)
    parts.push({ since: postSince, what: `with filter and sort of ${excess} characters, too long for a URL,` });
  return parts
    .map((part) => ({ since: part.since, what: `${what} ${part.what}` }))
    .reduce<Need>((newest, each) => (compareReleases(each.since, newest.since) > 0 ? each : newest), { since, what });
}
