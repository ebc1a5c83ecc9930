import { unwrapMember } from "../../api/unwrap-member.js";
import { judgeState } from "../../sequence/judge-state.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { requireState } from "../require-state.js";
import { readReadiness } from "../tasks/readiness.js";

/**
 * Whether more lines may come, as the record of a trial (by its id) or of a task (by its string id) says. A log that is followed
 * does not say so itself: it is silent for hours, and proxies end it whole when the master dies.
 */
export async function hasMoreLines(
  connection: Connection,
  id: number | string,
  settings: RequestSettings,
): Promise<boolean> {
  // Who asks tries again as long as an outage may last, and at once where a mock knows the log alone.
  const request = { ...settings, isRepeatable: false };
  if (typeof id === "number") {
    const answer = await connection.api.GET("/api/v1/trials/{trialId}", {
      params: { path: { trialId: id } },
      ...request,
    });
    const state = unwrapMember(answer, "trial", ({ state }: { state?: string }) => {
      requireState(state);
      return state!;
    });
    // A log goes on after a pause.
    return ["going", "paused"].includes(judgeState(state));
  }
  const { state, isOver } = await readReadiness(connection, id, request);
  return state !== undefined && !isOver;
}
