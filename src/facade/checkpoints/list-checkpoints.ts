import { createListing, type CheckedList, type Listing, type ListOptions, type ListTable } from "../../sequence/listing.js";
import {
  checkPositiveInteger,
  checkOrderBy,
  checkText,
  CheckpointSortBy,
  OrderBy,
  refusal,
  type Check,
  type EnumInput,
} from "../../values/index.js";
import type { Checkpoint } from "./checkpoint.js";
import { configOf, fetchRest, sortedBy, type CheckpointOwner } from "./checkpoint-owner.js";
import { settleRanking, sortByMetric } from "./rank-checkpoints.js";

/** Options of `listCheckpoints`. */
export interface ListCheckpointsOptions extends ListOptions {
  /**
   * An attribute (a member of `CheckpointSortBy` or its name, such as `"END_TIME"`), or else the name of a validation metric.
   *
   * @default the searcher's metric, best first
   */
  sortBy?: EnumInput<typeof CheckpointSortBy> | (string & {}) | undefined;
  /** Goes with `sortBy`: both or neither. */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /**
   * The most checkpoints to return.
   *
   * @default all
   */
  maxResults?: number | undefined;
}

/** What is not an attribute is a metric. */
const checkSortBy: Check<string> = (value, argument) => {
  const text = checkText(value, argument);
  return Object.hasOwn(CheckpointSortBy, text) ? CheckpointSortBy[text as keyof typeof CheckpointSortBy] : text;
};

export const listCheckpointsOptions = {
  sortBy: { check: checkSortBy },
  orderBy: { check: checkOrderBy },
  maxResults: { check: checkPositiveInteger },
} satisfies ListTable<ListCheckpointsOptions>;

const searcherMetric = "SORT_BY_SEARCHER_METRIC" satisfies CheckpointSortBy;

/** Lists completed checkpoints. The master sorts by attributes; metrics are sorted here, since masters put missing ones first. */
export function listCheckpoints(
  owner: CheckpointOwner,
  readOptions: () => CheckedList<typeof listCheckpointsOptions>,
): Listing<Checkpoint> {
  return createListing<Checkpoint>("checkpoints", () => {
    const options = readOptions();
    const { sortBy, orderBy: order } = options;
    if ((sortBy === undefined) !== (order === undefined)) {
      const [missing, given] = sortBy === undefined ? ["sortBy", "orderBy"] : ["orderBy", "sortBy"];
      throw refusal(missing, `given where ${given} is`, undefined);
    }
    const most = Math.min(options.maxResults ?? Infinity, options.limit ?? Infinity);
    const listing = { ...options, limit: most === Infinity ? undefined : most };
    const attribute = Object.values(CheckpointSortBy).find((each) => each === (sortBy ?? searcherMetric));
    const key = (checkpoint: Checkpoint): unknown => checkpoint.uuid;
    if (attribute && attribute !== searcherMetric) {
      return {
        options: listing,
        key,
        fetchPage: ({ offset, limit }, request) =>
          owner.fetch({ offset, limit, orderBy: order, ...sortedBy(attribute) }, request),
      };
    }
    const masterCuts = attribute !== undefined && owner.mastersOrderIsRight && most !== Infinity;
    return {
      options: listing,
      key,
      async fetchPage({ offset }, request) {
        const sorting = masterCuts ? { limit: most, orderBy: order, ...sortedBy(searcherMetric) } : {};
        const first = await owner.fetch({ offset, ...sorting }, request);
        const rows = masterCuts ? [...first.rows] : await fetchRest(owner, first, request);
        const ranking = settleRanking({ sortBy: attribute ? undefined : sortBy }, configOf(owner, rows));
        if (!ranking) return { rows, endIndex: undefined, total: undefined };
        const direction = order === undefined ? ranking : { ...ranking, smallerIsBetter: order === OrderBy.ASC };
        return { rows: sortByMetric(rows, direction), endIndex: undefined, total: undefined };
      },
    };
  });
}
