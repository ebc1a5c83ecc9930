import type { Determined } from "determined-client";
import { storedStates, type Group } from "./groups.js";

/** How many experiments there are, in all and of each group. */
export type Counts = Readonly<Record<Group | "all", number>>;

/** Asks the master for counts, each with a request for one row. */
export async function countGroups(determined: Determined, archived: boolean, signal: AbortSignal): Promise<Counts> {
  const count = async (names?: readonly string[]): Promise<number> => {
    const states = names?.map((name) => `STATE_${name}` as "STATE_PAUSED");
    const query = { limit: 1, ...(states && { states }), ...(archived ? {} : { archived: false }) };
    const { data } = await determined.api.GET("/api/v1/experiments", { params: { query }, signal });
    return data?.pagination?.total ?? 0;
  };
  const { paused, completed, failed, canceled } = storedStates;
  const counted = await Promise.all([count(), count(paused), count(completed), count(failed), count(canceled)]);
  const [all, ...rest] = counted;
  const [ofPaused, ofCompleted, ofFailed, ofCanceled] = rest;
  const active = Math.max(0, all - ofPaused - ofCompleted - ofFailed - ofCanceled);
  return { all, active, paused: ofPaused, completed: ofCompleted, failed: ofFailed, canceled: ofCanceled };
}
