import { UnsupportedByMasterError, where, type Determined } from "determined-client";
import { storedStates, type Group } from "./groups.js";
import { readNames } from "./read-names.js";
import { toRow, type Row } from "./row.js";
import { filterFor } from "./search-filter.js";
import type { Column, Order } from "./sort-rows.js";

/** Which rows are wanted. */
export interface WantedRows {
  readonly limit: number;
  readonly archived: boolean;
  readonly order: Order;
  /** Only those in states of this group; undefined for all. */
  readonly group: Group | undefined;
  /** Only those that fit these words; empty for all. Masters that cannot search leave them out. */
  readonly words: string;
}

/** Reads the first experiments in an order. One more than `limit` is asked for, to know whether there are more. */
export async function readRows(
  determined: Determined,
  wanted: WantedRows,
  signal: AbortSignal,
): Promise<{ rows: Row[]; hasMore: boolean; words: string }> {
  const { rows, words } = await read(determined, { ...wanted, limit: wanted.limit + 1 }, signal);
  return { rows: rows.slice(0, wanted.limit), hasMore: rows.length > wanted.limit, words };
}

async function read(
  determined: Determined,
  wanted: WantedRows,
  signal: AbortSignal,
): Promise<{ rows: Row[]; words: string }> {
  const { limit, archived, order, group, words } = wanted;
  const { searched, listed } = sortKeys[order.by];
  const direction = order.descending ? "DESC" : "ASC";
  try {
    const fitting = words === "" ? undefined : filterFor(words, await readNames(determined, signal));
    const ofGroup = group && filterOf(group);
    const found = await determined.searchExperiments({
      sort: [
        { by: searched, order: direction },
        { by: "id", order: "DESC" },
      ],
      filter: ofGroup && fitting ? ofGroup.and(fitting) : (ofGroup ?? fitting),
      limit,
      includeArchived: archived,
      signal,
    });
    return { rows: found.map(({ experiment, bestTrial }) => toRow(experiment, bestTrial)), words };
  } catch (error) {
    if (!UnsupportedByMasterError.isInstance(error)) throw error;
    // Masters before 0.22.2 know no filter, and those before 0.35.0 no long one; their list does not say which trial is best.
    const experiments = await determined.listExperiments({
      sortBy: listed,
      orderBy: direction,
      states: group && (group === "active" ? ["ACTIVE", ...stopping] : storedStates[group]),
      limit,
      archived: archived ? undefined : false,
      signal,
    });
    return { rows: experiments.map((experiment) => toRow(experiment, undefined)), words: "" };
  }
}

const stopping = ["STOPPING_CANCELED", "STOPPING_KILLED", "STOPPING_COMPLETED", "STOPPING_ERROR"] as const;

function filterOf(group: Group) {
  const conditions =
    group === "active"
      ? Object.values(storedStates).flatMap((states) => states.map((state) => where("state").ne(state)))
      : storedStates[group].map((state) => where("state").eq(state));
  const [first, ...others] = conditions;
  return group === "active" ? first!.and(...others) : first!.or(...others);
}

/** What masters call the columns: of a project and a user they compare the ids. Lists of old ones know neither the best value nor durations. */
const sortKeys = {
  state: { searched: "state", listed: "STATE" },
  name: { searched: "name", listed: "NAME" },
  project: { searched: "projectId", listed: "PROJECT_ID" },
  user: { searched: "user", listed: "USER" },
  trials: { searched: "numTrials", listed: "NUM_TRIALS" },
  progress: { searched: "progress", listed: "PROGRESS" },
  best: { searched: "searcherMetricsVal", listed: "ID" },
  created: { searched: "startTime", listed: "START_TIME" },
  duration: { searched: "duration", listed: "START_TIME" },
} as const satisfies Readonly<Record<Column, unknown>>;
