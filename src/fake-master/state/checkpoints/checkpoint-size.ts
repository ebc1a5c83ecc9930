import { stepsCompleted } from "./checkpoint-metrics.js";
import { since } from "../release.js";
import type { CheckpointRecord, ExperimentRecord, MasterState } from "../records.js";

/** How many checkpoints of an experiment have files left, and the bytes of these files. */
export function checkpointTotals(state: MasterState, experiment: ExperimentRecord): { count: number; size: number } {
  let count = 0;
  let size = 0;
  // Lists of thousands sort by this: no list in between.
  for (const id of experiment.trialIds) {
    for (const uuid of state.trials[id]?.checkpoints ?? []) {
      const checkpoint = state.checkpoints[uuid];
      if (checkpoint === undefined || !isCounted(state, checkpoint)) continue;
      count += 1;
      size += sizeOf(checkpoint);
    }
  }
  return { count, size };
}

/** Deleted checkpoints do not count, formerly neither did those that name no step. */
export function isCounted(state: MasterState, checkpoint: CheckpointRecord): boolean {
  return checkpoint.state !== "DELETED" && (stepsCompleted(checkpoint) !== undefined || since(state, "0.23.0"));
}

/** Bytes of one checkpoint. */
export function sizeOf({ resources }: CheckpointRecord): number {
  let size = 0;
  for (const path in resources) size += Number(resources[path]);
  return size;
}
