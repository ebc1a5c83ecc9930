import type { Call, Handlers } from "../requests/call.js";
import { archiveRuns, deleteRuns, killRuns, moveRuns, type RunChoice, steerRuns } from "../state/runs/run-actions.js";
import type { MasterState } from "../state/records.js";
import { searchRuns } from "../state/search/search.js";

/** Actions on many runs at a time. */
export const runHandlers: Handlers = {
  ArchiveRuns: ({ state, now, body }) => ({ results: archiveRuns(state, chosen(state, now, body), true) }),
  UnarchiveRuns: ({ state, now, body }) => ({ results: archiveRuns(state, chosen(state, now, body), false) }),
  KillRuns: ({ state, now, body }) => ({ results: killRuns(state, now, chosen(state, now, body)) }),
  PauseRuns: ({ state, now, body }) => ({ results: steerRuns(state, now, chosen(state, now, body), "pause") }),
  ResumeRuns: ({ state, now, body }) => ({ results: steerRuns(state, now, chosen(state, now, body), "resume") }),
  DeleteRuns: ({ state, now, user, body }) => ({ results: deleteRuns(state, now, chosen(state, now, body), user) }),
  MoveRuns: ({ state, now, body }) => {
    const choice = chosen(state, now, body as never, body.integer("sourceProjectId"));
    return { results: moveRuns(state, choice, body.integer("destinationProjectId"), body.flag("skipMultitrial")) };
  },
};

/** A filter replaces the ids. */
function chosen(
  state: MasterState,
  now: number,
  body: Call<"ArchiveRuns">["body"],
  projectId = body.integer("projectId"),
): RunChoice {
  if (!body.has("filter")) return { ids: body.integers("runIds"), projectId };
  const rows = searchRuns(state, now, { projectId, sort: "", filter: body.text("filter") });
  return { ids: rows.flatMap(({ trial }) => trial?.id ?? []), projectId };
}
