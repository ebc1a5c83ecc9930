import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkBoolean,
  checkPositiveInteger,
  checkList,
  checkOptions,
  checkTextList,
  enumToWire,
  ExperimentSortBy,
  ExperimentState,
  optional,
  OrderBy,
  type Check,
  type EnumInput,
} from "../../values/index.js";
import { isRelease, type Connection } from "../connection.js";
import { Experiment } from "./experiment.js";
import { unwrapPage } from "../unwrap-page.js";

/** Options of `listExperiments`; filters are all to be met. */
export interface ListExperimentsOptions extends ListOptions {
  /** Default: ID. */
  sortBy?: EnumInput<typeof ExperimentSortBy> | undefined;
  /** Default: ASCENDING. */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /** Only these experiments. */
  experimentIds?: Iterable<number> | undefined;
  /** Only those that have all of these labels. */
  labels?: Iterable<string> | undefined;
  /** Only those of these users. */
  users?: Iterable<string> | undefined;
  /** Only those in these states; ACTIVE stands for all that are queued, pulling, starting or running. */
  states?: Iterable<EnumInput<typeof ExperimentState>> | undefined;
  /** Only those whose name has this text in it, whatever the case. */
  name?: string | undefined;
  /** Only those whose description has this text in it, whatever the case. */
  description?: string | undefined;
  /** Only those of this project. */
  projectId?: number | undefined;
  /** True: only archived ones; false: only others. Default: both. */
  archived?: boolean | undefined;
}

/** A list of ids. */
export const checkIds: Check<number[]> = /* @__PURE__ */ checkList("a list of ids", checkPositiveInteger);

/** @internal `Determined.listExperiments`. */
export function listExperiments(
  connection: Connection,
  options: ListExperimentsOptions | undefined,
): Listing<Experiment> {
  return createListing<Experiment>(() => {
    const given = checkOptions(options, "listExperiments");
    const ids = optional(checkIds)(given.experimentIds, "experimentIds");
    const { sortBy: column = "ID", orderBy: direction = "ASC" } = given;
    const sortBy = enumToWire(ExperimentSortBy, column, "sortBy");
    const orderBy = enumToWire(OrderBy, direction, "orderBy");
    const states = optional(checkTextList)(given.states, "states")?.map((state) =>
      enumToWire(ExperimentState, state, "states"),
    );
    const query = {
      sortBy,
      orderBy,
      "experimentIdFilter.incl": ids,
      labels: optional(checkTextList)(given.labels, "labels"),
      users: optional(checkTextList)(given.users, "users"),
      name: optional(checkAnyText)(given.name, "name"),
      description: optional(checkAnyText)(given.description, "description"),
      projectId: optional(checkPositiveInteger)(given.projectId, "projectId"),
      archived: optional(checkBoolean)(given.archived, "archived"),
    };
    const request = requestOptions(given);
    let stored: ExperimentState[] | undefined;
    const beyond = orderBy === OrderBy.ASC ? "experimentIdFilter.gt" : "experimentIdFilter.lt";
    return {
      options: given,
      keyed: sortBy === ExperimentSortBy.ID,
      key: ({ id }) => id,
      // Masters before 0.20 do not know the filter by id and give all.
      accept:
        !ids && !states?.some(isPartOfActive) ? undefined : ({ id, state }) => has(ids, id) && hasState(states, state),
      async fetchPage({ offset, limit, after }) {
        if (ids?.length === 0) return { rows: [], endIndex: 0, total: 0 };
        stored ??= states && (await storedStates(connection, states, request));
        const params = { query: { ...query, states: stored, offset, limit, ...(after && { [beyond]: after.id }) } };
        const answer = await connection.api.GET("/api/v1/experiments", { params, ...request });
        return unwrapPage(answer, "experiments", (wire) => Experiment.fromWire(connection, wire, true));
      },
    };
  });
}

const has = <T>(wanted: readonly T[] | undefined, value: T): boolean => !wanted || wanted.includes(value);

const isPartOfActive = (state: string): boolean => /^STATE_(?:QUEUED|PULLING|STARTING|RUNNING)$/.test(state);

function hasState(wanted: readonly string[] | undefined, state: string): boolean {
  return has(wanted, state) || (isPartOfActive(state) && has(wanted, ExperimentState.ACTIVE));
}

/**
 * What a master can look for. It stores ACTIVE for all that are on their way and refuses to look for three of the names
 * that it shows instead; RUNNING it stores for unmanaged experiments, and before it knew these it refused that too.
 */
async function storedStates(
  connection: Connection,
  states: readonly string[],
  request: RequestOptions,
): Promise<ExperimentState[]> {
  const stored = new Set(states.map((state) => (isPartOfActive(state) ? ExperimentState.ACTIVE : state)));
  if (states.includes(ExperimentState.RUNNING) && isRelease(await connection.release(request), "0.23.0"))
    stored.add(ExperimentState.RUNNING);
  return [...stored] as ExperimentState[];
}
