import type { Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { plan } from "../state/planned-events.js";
import { liveAllocation } from "../state/trials/trial-life-cycle.js";
import { maxLength } from "../state/config-values.js";
import type { Json, MasterState, TrialRecord } from "../state/records.js";
import { ownerOf, trialOf } from "../state/lookup.js";
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
  CompleteTrialSearcherValidation: ({ state, now, path, json }) => {
    const trial = trialOf(state, path.integer("trialId"));
    const length = Number(new Message<{ op: { length: string } }>(json as Json).object("op")?.["length"] ?? 0);
    const allocation = liveAllocation(state, trial);
    // With the last of its work the program ends.
    if (allocation !== undefined && length >= lengthOf(state, trial))
      plan(state, now + 200, { kind: "exit", allocationId: allocation.id, code: 0, why: "end" });
    return {};
  },
};

function lengthOf(state: MasterState, trial: TrialRecord): number {
  return maxLength(ownerOf(state, trial).config) ?? totalBatches(trial);
}
