import { useState } from "preact/hooks";
import { usePoll } from "../connection/use-poll.js";
import { useSession } from "../session/session-context.js";
import { countGroups } from "./count-groups.js";
import { describeFound, type Found } from "./found.js";
import { groupIn } from "./match-query.js";
import { readRows } from "./read-rows.js";
import type { Order } from "./sort-rows.js";

interface Wanted {
  readonly query: string;
  readonly limit: number;
  readonly archived: boolean;
  readonly order: Order;
  readonly now: number;
}

/**
 * Reads the experiments and picks those that fit a search. As long as all of them are read, everything else happens here; of
 * more than that the master sorts, counts, and picks those of a group.
 */
export function useExperiments({ query, limit, archived, order, now }: Wanted): {
  found: Found | undefined;
  error: unknown;
} {
  const { determined } = useSession();
  const [isLarge, setLarge] = useState(false);
  const group = isLarge ? groupIn(query) : undefined;
  const asked = isLarge ? order : undefined;
  const name = ["experiments", limit, archived, group, asked?.by, asked?.descending].join();
  const { value, error } = usePoll(
    async (signal) => {
      const read = await readRows(determined, { limit, archived, order, group }, signal);
      // Those of a group may be few while all are many.
      if (group === undefined) setLarge(read.hasMore);
      return { ...read, isLarge: read.hasMore || group !== undefined };
    },
    2000,
    [name],
    name,
  );
  const { value: counts } = usePoll(
    (signal) => (isLarge ? countGroups(determined, archived, signal) : Promise.resolve(undefined)),
    5000,
    [isLarge, archived],
  );
  return { found: value && describeFound(value, { query, order, now, counts }), error };
}
