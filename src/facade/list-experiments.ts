import { requestOptions } from "../api/request-options.js";
import { createListing, type Listing, type ListOptions } from "../sequence/listing.js";
import {
  checkAnyText,
  checkBoolean,
  checkId,
  checkOptions,
  checkTextList,
  enumToWire,
  ExperimentSortBy,
  ExperimentState,
  optional,
  OrderBy,
  refusal,
  type Check,
  type EnumInput,
} from "../values/index.js";
import type { Connection } from "./connection.js";
import { Experiment } from "./experiment.js";
import { unwrapPage } from "./member.js";

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
  /** Only those in these states; ACTIVE for all that are queued, starting or running. */
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
export const checkIds: Check<number[]> = (value, argument) => {
  if (!value || typeof value !== "object" || !(Symbol.iterator in value))
    throw refusal(argument, "a list of ids", value);
  return [...(value as Iterable<unknown>)].map((id) => checkId(id, argument));
};

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
    const states = optional(checkTextList)(given.states, "states");
    const query = {
      sortBy,
      orderBy,
      "experimentIdFilter.incl": ids,
      labels: optional(checkTextList)(given.labels, "labels"),
      users: optional(checkTextList)(given.users, "users"),
      states: states?.map((state) => enumToWire(ExperimentState, state, "states")),
      name: optional(checkAnyText)(given.name, "name"),
      description: optional(checkAnyText)(given.description, "description"),
      projectId: optional(checkId)(given.projectId, "projectId"),
      archived: optional(checkBoolean)(given.archived, "archived"),
    };
    const request = requestOptions(given);
    const beyond = orderBy === OrderBy.ASC ? "experimentIdFilter.gt" : "experimentIdFilter.lt";
    return {
      options: given,
      keyed: sortBy === ExperimentSortBy.ID,
      key: ({ id }) => id,
      // Masters before 0.20 do not know the filter and give all.
      accept: ids && (({ id }) => ids.includes(id)),
      async fetchPage({ offset, limit, after }) {
        if (ids?.length === 0) return { rows: [], endIndex: 0, total: 0 };
        const params = { query: { ...query, offset, limit, ...(after && { [beyond]: after.id }) } };
        const answer = await connection.api.GET("/api/v1/experiments", { params, ...request });
        return unwrapPage(answer, "experiments", (wire) => Experiment.fromWire(connection, wire, true));
      },
    };
  });
}
