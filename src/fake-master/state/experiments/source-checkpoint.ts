import { refuse } from "../../refusal.js";
import { section } from "../config-values.js";
import { isUuid } from "../uuid.js";
import type { JsonObject, MasterState } from "../records.js";

/** The checkpoint from which the trials of a configuration start, where it names one; refuses one that is not there. */
export function sourceCheckpoint(state: MasterState, config: JsonObject): string | undefined {
  const searcher = section(config, "searcher");
  const { source_trial_id: trialId, source_checkpoint_uuid: uuid } = searcher;
  if (typeof trialId === "number") {
    const saved = state.trials[trialId]?.checkpoints ?? [];
    const newest = saved.findLast((one) => state.checkpoints[one]?.state === "COMPLETED");
    return newest ?? fail(`no checkpoint found for source trial ${trialId}`);
  }
  if (typeof uuid !== "string") return undefined;
  if (!isUuid(uuid)) {
    const problem = uuid.length === 36 ? "invalid UUID format" : `invalid UUID length: ${uuid.length}`;
    fail(`invalid source checkpoint UUID: ${problem}`);
  }
  return state.checkpoints[uuid.toLowerCase()]?.uuid ?? fail(`no checkpoint found with UUID ${uuid}`);
}

function fail(problem: string): never {
  throw refuse("internal", `failed to create experiment: ${problem}`);
}
