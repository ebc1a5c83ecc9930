import { createListing, type Listing } from "../../sequence/listing.js";
import type { ListingPlan, Page } from "../../sequence/listing-plan.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { toExperimentRecord } from "../experiments/experiment-record.js";
import { Experiment } from "../experiments/experiment.js";
import { isRelease, requireRelease } from "../since-release.js";
import { toTrialRecord } from "../trials/trial-record.js";
import { Trial } from "../trials/trial.js";
import { unwrapPage } from "../unwrap-page.js";
import { charactersForIds, queryLength } from "../url-length.js";
import { printFilter, printSort, type Printing } from "./print-search.js";
import { toRunRecord, type RunRecord } from "./run-record.js";
import { newestNeed, postSince, searches } from "./search-needs.js";
import type { CheckedSearch } from "./search-options.js";

/** An experiment that a search found. */
export interface FoundExperiment {
  readonly experiment: Experiment;
  /** The trial with the best value of the searcher's metric; undefined when none has one. */
  readonly bestTrial: Trial | undefined;
}

/** `Determined.searchExperiments`. */
export function searchExperiments(connection: Connection, readOptions: () => CheckedSearch): Listing<FoundExperiment> {
  const { api } = connection;
  return createListing<FoundExperiment>("experiments that were found", () => ({
    ...search(connection, "experiments", readOptions(), async (init) => {
      const answer = await ("body" in init
        ? api.POST("/api/v1/experiments-search", init)
        : api.GET("/api/v1/experiments-search", init));
      return unwrapPage(answer, "experiments", ({ experiment, bestTrial }) => ({
        // One that is null is refused there, as one of any other shape.
        experiment: new Experiment(connection, toExperimentRecord(experiment!, {}, true)),
        bestTrial: bestTrial ? new Trial(connection, toTrialRecord(bestTrial)) : undefined,
      }));
    }),
    key: ({ experiment }) => experiment.id,
  }));
}

/** `Determined.searchRuns`. */
export function searchRuns(connection: Connection, readOptions: () => CheckedSearch): Listing<RunRecord> {
  const { api } = connection;
  return createListing<RunRecord>("runs that were found", () => ({
    ...search(connection, "runs", readOptions(), async (init) => {
      const answer = await ("body" in init ? api.POST("/api/v1/runs", init) : api.GET("/api/v1/runs", init));
      return unwrapPage(answer, "runs", toRunRecord);
    }),
    key: ({ id }) => id,
  }));
}

interface Query {
  filter: string | undefined;
  sort: string | undefined;
  projectId: number | undefined;
  offset: number;
  limit: number | undefined;
}
/** A POST that changes nothing; before 0.35.0 a GET. */
type Init = RequestSettings & ({ body: Query; isRepeatable: true } | { params: { query: Query } });

/** What the two searches have in common: the query, and what it needs of a master. */
function search<Row>(
  connection: Connection,
  table: Printing["table"],
  options: CheckedSearch,
  send: (init: Init) => Promise<Page<Row>>,
): Pick<ListingPlan<Row>, "options" | "fetchPage"> {
  const { path } = searches[table];
  // Columns that no master knows are refused here, before any request.
  const printed = printQuery(options, { table });
  const excess = charactersForIds(connection.master, path, printed) < 0 ? queryLength(printed) : undefined;
  const { since, what } = newestNeed(table, options, excess);
  return {
    options,
    async fetchPage({ offset, limit }, request) {
      await requireRelease(connection, since, { what, method: "GET", path }, request);
      const release = await connection.release(request);
      const query = { ...printQuery(options, { table, release }), offset, limit };
      if (isRelease(release, postSince)) return send({ body: query, isRepeatable: true, ...request });
      return send({ params: { query }, ...request });
    },
  };
}

/** With a filter masters leave archived ones out unless it says otherwise; without one, not. */
function printQuery(
  { filter, sort = [], projectId, includeArchived }: CheckedSearch,
  printing: Printing,
): Omit<Query, "offset" | "limit"> {
  // Sorted by id last, so that rows of equal values do not change places between pages.
  const keys = sort.some(({ by }) => by === "id") ? sort : [...sort, { by: "id" } as const];
  return {
    filter: filter || !includeArchived ? printFilter(filter, printing, includeArchived) : undefined,
    sort: printSort(keys, printing.table),
    projectId,
  };
}
