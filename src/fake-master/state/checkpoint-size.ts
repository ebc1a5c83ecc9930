import { checkpointsOf, trialsOf } from "./find.js";
import type { CheckpointRecord, ExperimentRecord, MasterState } from "./records.js";

/** Checkpoints that count: those with files left. */
export function keptCheckpoints(state: MasterState, experiment: ExperimentRecord): CheckpointRecord[] {
  return trialsOf(state, experiment).flatMap((trial) =>
    checkpointsOf(state, trial).filter(({ state }) => state !== "DELETED"),
  );
}

/** Bytes of the checkpoints that count. */
export function checkpointSize(state: MasterState, experiment: ExperimentRecord): number {
  return keptCheckpoints(state, experiment).reduce((sum, checkpoint) => sum + sizeOf(checkpoint), 0);
}

/** Bytes of one checkpoint. */
export function sizeOf(checkpoint: CheckpointRecord): number {
  return Object.values(checkpoint.resources).reduce((sum, size) => sum + Number(size), 0);
}
