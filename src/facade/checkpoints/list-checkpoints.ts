import type { operations } from "#schema";
import type { ApiClient } from "../../api/index.js";
import type { RequestOptions } from "../../api/request-options.js";
import { NoCheckpointError } from "../../errors/index.js";
import { createListing, type CheckedList, type Listing, type ListOptions, type ListTable } from "../../sequence/listing.js";
import type { Page } from "../../sequence/listing-plan.js";
import {
  checkBoolean,
  checkPositiveInteger,
  checkOrderBy,
  checkText,
  CheckpointSortBy,
  OrderBy,
  refusal,
  WireFields,
  type Checked,
  type EnumInput,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import type { Checkpoint } from "./checkpoint.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { compareLatest, rankCheckpoints, settleRanking, sortByMetric, type Ranking } from "./rank-checkpoints.js";

/** Options of `listCheckpoints`. */
export interface ListCheckpointsOptions extends ListOptions {
  /**
   * An attribute by its wire value (`CheckpointSortBy`), or the name of a validation metric.
   *
   * @default the searcher's metric, best first
   */
  sortBy?: CheckpointSortBy | (string & {}) | undefined;
  /** Goes with `sortBy`: both or neither. */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /**
   * The most checkpoints to return.
   *
   * @default all
   */
  maxResults?: number | undefined;
}

/** How to rank: options of `topCheckpoint`, `topNCheckpoints` and `bestTrial`. */
export interface RankOptions extends RequestOptions {
  /**
   * Name of a validation metric.
   *
   * @default the experiment's searcher metric
   */
  sortBy?: string | undefined;
  /**
   * Whether a smaller value is better; ignored without `sortBy`.
   *
   * @default as in the experiment's configuration, else true
   */
  smallerIsBetter?: boolean | undefined;
}

export const listCheckpointsOptions = {
  sortBy: { check: checkText },
  orderBy: { check: checkOrderBy },
  maxResults: { check: checkPositiveInteger },
} satisfies ListTable<ListCheckpointsOptions>;

export const rankOptions = {
  sortBy: { check: checkText },
  smallerIsBetter: { check: checkBoolean },
} satisfies OptionTable<RankOptions>;

/** What both routes take. */
export type CheckpointQuery = NonNullable<operations["GetExperimentCheckpoints"]["parameters"]["query"]>;

/** Whose checkpoints, and how to get a page of them. */
export interface CheckpointOwner {
  /** `experiment 42` or `trial 7`, for messages. */
  readonly what: string;
  readonly ids: { experimentId?: number; trialId?: number };
  readonly api: ApiClient;
  /** The experiment's configuration, when it is known already. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  /** The master puts checkpoints without the searcher's metric last, and the better ones first unless asked otherwise. */
  readonly mastersOrderIsRight: boolean;
  fetch(query: CheckpointQuery, request: RequestSettings): Promise<Page<Checkpoint>>;
}

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
      throw refusal(
        sortBy === undefined ? "sortBy" : "orderBy",
        "given together with the other one of sortBy and orderBy",
        undefined,
      );
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
          fetchCheckpoints(owner, { offset, limit, orderBy: order, ...sortedBy(attribute) }, request),
      };
    }
    const masterCuts = attribute !== undefined && owner.mastersOrderIsRight && most !== Infinity;
    return {
      options: listing,
      key,
      async fetchPage({ offset }, request) {
        const sorting = masterCuts ? { limit: most, orderBy: order, ...sortedBy(searcherMetric) } : {};
        const first = await fetchCheckpoints(owner, { offset, ...sorting }, request);
        const rows = masterCuts ? [...first.rows] : await fetchRest(owner, first, request);
        const ranking = settleRanking({ sortBy: attribute ? undefined : sortBy }, configOf(owner, rows));
        if (!ranking) return { rows, endIndex: undefined, total: undefined };
        const direction = order === undefined ? ranking : { ...ranking, smallerIsBetter: order === OrderBy.ASC };
        return { rows: sortByMetric(rows, direction), endIndex: undefined, total: undefined };
      },
    };
  });
}

/** Both spellings: releases before 0.26.2 know only `sortBy`, the later ones only `sortByAttr`. */
function sortedBy(attribute: CheckpointSortBy): Pick<CheckpointQuery, "sortBy" | "sortByAttr"> {
  return { sortByAttr: attribute, sortBy: attribute };
}

/** One page of completed checkpoints. */
async function fetchCheckpoints(
  owner: CheckpointOwner,
  query: CheckpointQuery,
  request: RequestSettings,
): Promise<Page<Checkpoint>> {
  const page = await owner.fetch({ ...query, states: ["STATE_COMPLETED"] }, request);
  return { ...page, rows: page.rows.filter(({ state }) => state === "STATE_COMPLETED") };
}

async function fetchRest(
  owner: CheckpointOwner,
  first: Page<Checkpoint>,
  request: RequestSettings,
): Promise<Checkpoint[]> {
  const rows = [...first.rows];
  for (let { endIndex = 0, total = 0 } = first; endIndex < total;) {
    const page = await fetchCheckpoints(owner, { offset: endIndex }, request);
    rows.push(...page.rows);
    if (!page.endIndex || page.endIndex <= endIndex) break;
    ({ endIndex, total = 0 } = page);
  }
  return rows;
}

function configOf(owner: CheckpointOwner, rows: readonly Checkpoint[]): Readonly<Record<string, unknown>> | undefined {
  return owner.config ?? rows.find((row) => row.training)?.training?.experimentConfig;
}

/** All that qualify, best first; NoCheckpointError when none does. */
export async function rankOwned(
  owner: CheckpointOwner,
  wish: Checked<typeof rankOptions>,
): Promise<Checkpoint[]> {
  const { request } = wish;
  const rows = await fetchRest(owner, await fetchCheckpoints(owner, { offset: 0 }, request), request);
  const ranking: Ranking | undefined = settleRanking(wish, configOf(owner, rows));
  const ranked = ranking ? rankCheckpoints(rows, ranking) : [];
  if (ranked.length) return ranked;
  throw noCheckpoint(owner, ranking?.metric ?? (await searcherMetricOf(owner, request)));
}

/** Asks for the metric's name, which only a checkpoint or the experiment's configuration tells; for the message of an error. */
async function searcherMetricOf({ api, ids }: CheckpointOwner, request: RequestSettings): Promise<string | undefined> {
  let { experimentId } = ids;
  try {
    if (experimentId === undefined) {
      const params = { path: { trialId: ids.trialId! } };
      const trial = await api.GET("/api/v1/trials/{trialId}", { params, ...request });
      experimentId = unwrapMember(trial, "trial", (wire) => new WireFields(wire).ownId("experimentId"));
    }
    const params = { path: { experimentId } };
    const answer = await api.GET("/api/v1/experiments/{experimentId}", { params, ...request });
    return settleRanking({}, unwrapMember(answer, "experiment").config)?.metric;
  } catch {
    // That there is no checkpoint matters more than the metric's name.
    request.signal?.throwIfAborted();
    return undefined;
  }
}

/** The completed checkpoint of the highest step; NoCheckpointError when there is none. */
export async function selectLatest(owner: CheckpointOwner, request: RequestSettings): Promise<Checkpoint> {
  const query = { offset: 0, limit: 1, orderBy: OrderBy.DESC, ...sortedBy(CheckpointSortBy.BATCH_NUMBER) };
  const { rows } = await fetchCheckpoints(owner, query, request);
  const [latest] = [...rows].sort(compareLatest);
  if (latest) return latest;
  throw noCheckpoint(owner);
}

/** The error for an owner without a checkpoint that qualifies. */
function noCheckpoint(owner: CheckpointOwner, metric?: string): NoCheckpointError {
  const which = metric === undefined ? "" : ` with the validation metric ${JSON.stringify(metric)}`;
  return new NoCheckpointError(
    `There is no completed checkpoint of ${owner.what}${which}. List them all with listCheckpoints(), or wait until one is reported.`,
    { ...owner.ids, metric },
  );
}
