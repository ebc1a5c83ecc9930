import { UnsupportedByMasterError, type Determined } from "determined-client";
import { toRow, type Row } from "./row.js";

/** Reads the newest experiments. One more than `limit` is asked for, to know whether there are more. */
export async function readRows(
  determined: Determined,
  { limit, archived }: { limit: number; archived: boolean },
  signal: AbortSignal,
): Promise<{ rows: Row[]; hasMore: boolean }> {
  const rows = await readNewest(determined, limit + 1, archived, signal);
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

async function readNewest(
  determined: Determined,
  limit: number,
  archived: boolean,
  signal: AbortSignal,
): Promise<Row[]> {
  try {
    const sort = { by: "id", order: "DESC" } as const;
    const found = await determined.searchExperiments({ sort, limit, includeArchived: archived, signal });
    return found.map(({ experiment, bestTrial }) => toRow(experiment, bestTrial));
  } catch (error) {
    if (!UnsupportedByMasterError.isInstance(error)) throw error;
    // Masters before 0.35.0 cannot search; their list does not say which trial is best.
    const listed = await determined.listExperiments({
      sortBy: "ID",
      orderBy: "DESC",
      limit,
      archived: archived ? undefined : false,
      signal,
    });
    return listed.map((experiment) => toRow(experiment, undefined));
  }
}
