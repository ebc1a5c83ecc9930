import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import type { Page } from "../../sequence/listing-plan.js";
import {
  checkAnyText,
  checkBoolean,
  checkId,
  checkIds,
  checkOrderBy,
  checkTextList,
  enumToWire,
  ExperimentSortBy,
  ExperimentState,
  OrderBy,
  type Check,
  type EnumInput,
  type RequestSettings,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import { fitFilters, oneOf, type ListFilter } from "../fitting-filters.js";
import { isRelease } from "../since-release.js";
import { type IdFilter } from "./experiment-id-filter.js";
import { chunksInOrder, readChunks } from "./experiment-id-pages.js";
import { toExperimentRecord } from "./experiment-record.js";
import { Experiment } from "./experiment.js";
import { unwrapPage } from "../unwrap-page.js";
import { charactersForIds } from "../url-length.js";

/**
 * Options of `listExperiments`; filters are all to be met. Labels and users that are too many for an address are applied by
 * the client, which then reads all experiments that meet the others.
 */
export interface ListExperimentsOptions extends ListOptions {
  /**
   * What to sort by.
   *
   * @default "ID"
   */
  sortBy?: EnumInput<typeof ExperimentSortBy> | undefined;
  /**
   * The direction.
   *
   * @default "ASCENDING"
   */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /**
   * Only these experiments. Several hundred of them take several requests; when not sorted by id, that many are picked
   * out of all experiments from the first to the last.
   */
  experimentIds?: Iterable<number> | undefined;
  /** Only those that have all of these labels. */
  labels?: Iterable<string> | undefined;
  /** Only those of these users. */
  users?: Iterable<string> | undefined;
  /** Only those in these states; ACTIVE stands for all that are queued, pulling, starting or running. */
  states?: Iterable<EnumInput<typeof ExperimentState>> | undefined;
  /** Only those whose name contains this string, ignoring case. */
  name?: string | undefined;
  /** Only those whose description contains this string, ignoring case. */
  description?: string | undefined;
  /** Only those of this project. */
  projectId?: number | undefined;
  /**
   * True: only archived ones; false: only others.
   *
   * @default both
   */
  archived?: boolean | undefined;
}

const checkSortBy: Check<ExperimentSortBy> = (value, argument) => enumToWire(ExperimentSortBy, value, argument);

export const checkStates: Check<ExperimentState[]> = (value, argument) =>
  checkTextList(value, argument).map((state) => enumToWire(ExperimentState, state, argument));

export const listExperimentsOptions = {
  sortBy: { check: checkSortBy, default: "ID" },
  orderBy: { check: checkOrderBy, default: "ASC" },
  experimentIds: { check: checkIds },
  labels: { check: checkTextList },
  users: { check: checkTextList },
  states: { check: checkStates },
  name: { check: checkAnyText },
  description: { check: checkAnyText },
  projectId: { check: checkId },
  archived: { check: checkBoolean },
} satisfies ListTable<ListExperimentsOptions>;

/**
 * `Determined.listExperiments` and `Project.listExperiments`.
 *
 * @param showTrialData Whether each says its best trial, which masters look up only when asked, since 0.19.11.
 */
export function listExperiments(
  connection: Connection,
  readOptions: () => CheckedList<typeof listExperimentsOptions>,
  showTrialData?: true,
): Listing<Experiment> {
  return createListing<Experiment>("experiments", () => {
    const options = readOptions();
    const { sortBy, orderBy, experimentIds: ids, states } = options;
    const { labels = [], users = [], name, description, projectId, archived } = options;
    const rest = { sortBy, orderBy, name, description, projectId, archived, showTrialData };
    const filters: ListFilter<Experiment, { labels?: string[]; users?: string[] }>[] = [
      { query: { labels }, accepts: (row) => labels.every((label) => row.labels.has(label)) },
      oneOf({ users }, users, ({ username }) => username),
    ];
    // Half of an address is left to the ids.
    const room = charactersForIds(connection.master, path, rest) / (ids ? 2 : 1);
    const { query: fitting, accept: isMet } = fitFilters(room, filters);
    const query = { ...rest, ...fitting };
    const keyed = sortBy === ExperimentSortBy.ID;
    const isAscending = orderBy === OrderBy.ASC;
    const beyond = isAscending ? "experimentIdFilter.gt" : "experimentIdFilter.lt";
    const chunks = ids && chunksInOrder(ids, keyed, isAscending, connection.master, path, { ...query, states });
    // A range of ids lets others through.
    const wanted = chunks?.some(({ filter }) => "experimentIdFilter.gte" in filter) ? new Set(ids) : undefined;
    let stored: ExperimentState[] | undefined;
    return {
      options,
      keyed,
      oneByOne: chunks && chunks.length > 1,
      key: ({ id }) => id,
      accept:
        wanted || isMet || states?.some(isPartOfActive)
          ? (row) => (wanted?.has(row.id) ?? true) && (isMet?.(row) ?? true) && hasState(states, row.state)
          : undefined,
      async fetchPage({ offset, limit, after }, request) {
        const read = async (filter?: IdFilter): Promise<Page<Experiment>> => {
          stored ??= states && (await storedStates(connection, states, request));
          const pageQuery = {
            ...query,
            states: stored,
            offset,
            limit,
            ...filter,
            ...(after && { [beyond]: after.id }),
          };
          const answer = await connection.api.GET(path, { params: { query: pageQuery }, ...request });
          return unwrapPage(
            answer,
            "experiments",
            (wire) => new Experiment(connection, toExperimentRecord(wire, {}, true)),
          );
        };
        if (!chunks) return read();
        return readChunks(chunks, (id) => !after || (isAscending ? id > after.id : id < after.id), read);
      },
    };
  });
}

const path = "/api/v1/experiments";

const isPartOfActive = (state: string): boolean => /^STATE_(?:QUEUED|PULLING|STARTING|RUNNING)$/.test(state);

function hasState(wanted: readonly string[] | undefined, state: string): boolean {
  if (!wanted || wanted.includes(state)) return true;
  return isPartOfActive(state) && wanted.includes(ExperimentState.ACTIVE);
}

/**
 * What a master can look for. It stores ACTIVE for all that are on their way and refuses to look for three of the names
 * that it shows instead; RUNNING it stores for unmanaged experiments, since 0.25.0, and refuses before.
 */
async function storedStates(
  connection: Connection,
  states: readonly string[],
  request: RequestSettings,
): Promise<ExperimentState[]> {
  const stored = new Set(states.map((state) => (isPartOfActive(state) ? ExperimentState.ACTIVE : state)));
  if (states.includes(ExperimentState.RUNNING) && isRelease(await connection.release(request), "0.25.0"))
    stored.add(ExperimentState.RUNNING);
  return [...stored] as ExperimentState[];
}
