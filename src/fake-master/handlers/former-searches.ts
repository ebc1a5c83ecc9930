import type { Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { trialOf } from "../state/lookup.js";
import { section } from "../state/config-values.js";
import type { Json, MasterState, TrialRecord } from "../state/records.js";
import { ownerOf } from "../state/lookup.js";
import { totalBatches } from "../state/trials/metrics.js";

interface Operation {
  op: { validateAfter: { requestId: string; length: string } };
  completed: boolean;
}

/** How trials asked for work until 0.37.0: validate after a number of batches, and it is done. */
export const formerSearchHandlers: Handlers = {
  GetCurrentTrialSearcherOperation: ({ state, path }): Operation => {
    const trial = trialOf(state, path.integer("trialId"));
    const length = lengthOf(state, trial);
    const completed = totalBatches(trial) >= length;
    return { op: { validateAfter: { requestId: "", length: String(length) } }, completed };
  },
  CompleteTrialSearcherValidation: ({ state, path, json }) => {
    trialOf(state, path.integer("trialId"));
    // Read for its form only: the search goes by the reports.
    new Message<Record<string, Json>>(json as Json);
    return {};
  },
};

function lengthOf(state: MasterState, trial: TrialRecord): number {
  const length = section(ownerOf(state, trial).config, "searcher")["max_length"];
  if (typeof length === "number") return length;
  const [value] = length !== null && typeof length === "object" ? Object.values(length) : [];
  return typeof value === "number" ? value : totalBatches(trial);
}
