import { useState } from "preact/hooks";
import { usePoll } from "../connection/use-poll.js";
import { useSettled } from "../connection/use-settled.js";
import { useSession } from "../session/session-context.js";
import { countGroups } from "./count-groups.js";
import { describeFound, type Found } from "./found.js";
import { groupIn, withGroup } from "./match-query.js";
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
 * more than that the master sorts, counts, and picks those that fit.
 */
export function useExperiments({ query, limit, archived, order, now }: Wanted): {
  found: Found | undefined;
  error: unknown;
} {
  const { determined } = useSession();
  const [isLarge, setLarge] = useState(false);
  const settled = useSettled(query);
  const group = isLarge ? groupIn(query) : undefined;
  const words = isLarge ? withGroup(settled, undefined) : "";
  const isNarrowed = group !== undefined || words !== "";
  const asked = isLarge ? order : undefined;
  const name = ["experiments", limit, archived, group, asked?.by, asked?.descending, words].join();
  const { value, error } = usePoll(
    async (signal) => {
      const read = await readRows(determined, { limit, archived, order, group, words }, signal);
      // What is asked for may be little while all is much.
      if (!isNarrowed) setLarge(read.hasMore);
      return { ...read, isLarge: read.hasMore || isNarrowed };
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
