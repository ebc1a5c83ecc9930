import { checkpointsOf, trialsOf } from "../lookup.js";
import { searcherMetric, section } from "../config-values.js";
import { metricsAt, stepsCompleted } from "./checkpoint-metrics.js";
import { scoreOf } from "../trials/metrics.js";
import type { CheckpointRecord, ExperimentRecord, MasterState, SavePolicy, TrialRecord } from "../records.js";

/** The policy of a configuration. */
export function savePolicy(experiment: ExperimentRecord): SavePolicy {
  const storage = section(experiment.config, "checkpoint_storage");
  return {
    experimentBest: Number(storage["save_experiment_best"] ?? 0),
    trialBest: Number(storage["save_trial_best"] ?? 1),
    trialLatest: Number(storage["save_trial_latest"] ?? 1),
  };
}

/**
 * Checkpoints that a policy does not keep, those that are deleted already last; what stands in the model registry, and what a trial
 * started from, is always kept. Deleted checkpoints are ranked as if they were there.
 */
export function surplusCheckpoints(
  state: MasterState,
  experiment: ExperimentRecord,
  policy: SavePolicy,
): CheckpointRecord[] {
  const { metric, smallerIsBetter } = searcherMetric(experiment.config);
  const keep = new Set<string>();
  const all = trialsOf(state, experiment).map((trial) => {
    const rows = checkpointsOf(state, trial).map((checkpoint) => ({
      checkpoint,
      steps: stepsCompleted(checkpoint) ?? 0,
      score: validationScore(trial, checkpoint, metric, smallerIsBetter),
    }));
    keepFirst(
      keep,
      policy.trialLatest,
      [...rows].sort((one, other) => other.steps - one.steps),
    );
    keepFirst(keep, policy.trialBest, scored(rows));
    return rows;
  });
  keepFirst(keep, policy.experimentBest, scored(all.flat()));
  const left = all.flat().map(({ checkpoint }) => checkpoint).filter(({ uuid }) => !keep.has(uuid)); // prettier-ignore
  // Who is spared stands anywhere in the cluster, and most experiments have nothing to spare.
  if (left.length === 0) return [];
  const spared = registeredUuids(state);
  addStartingPoints(state, spared);
  const surplus = left.filter(({ uuid }) => !spared.has(uuid));
  const isDeleted = ({ state: now }: CheckpointRecord): boolean => now === "DELETED";
  return [...surplus.filter((one) => !isDeleted(one)), ...surplus.filter(isDeleted)];
}

function addStartingPoints(state: MasterState, uuids: Set<string>): void {
  for (const id of state.warmStarted ?? []) {
    const experiment = state.experiments[id];
    if (experiment === undefined) continue;
    for (const { warmStart } of trialsOf(state, experiment)) if (warmStart !== undefined) uuids.add(warmStart);
  }
}

/** Uuids that a version of a model points to. */
export function registeredUuids(state: MasterState): Set<string> {
  return new Set(
    Object.values(state.models).flatMap((model) => model.versions.map((version) => version.checkpointUuid)),
  );
}

function keepFirst(keep: Set<string>, count: number, rows: readonly { checkpoint: CheckpointRecord }[]): void {
  for (const { checkpoint } of rows.slice(0, count)) keep.add(checkpoint.uuid);
}

function scored<T extends { score: number | undefined }>(rows: readonly T[]): T[] {
  return rows.filter((row) => row.score !== undefined).sort((one, other) => (one.score ?? 0) - (other.score ?? 0));
}

function validationScore(
  trial: TrialRecord,
  checkpoint: CheckpointRecord,
  metric: string,
  smallerIsBetter: boolean,
): number | undefined {
  return scoreOf(metricsAt(trial, checkpoint, "validation")?.[metric], smallerIsBetter);
}

/** Removes files from checkpoints; with no globs, everything. A deleted checkpoint keeps the list that it had last. */
export function removeFiles(checkpoint: CheckpointRecord, globs: readonly string[] | undefined): void {
  if (checkpoint.state === "DELETED") return;
  const left =
    globs === undefined
      ? []
      : Object.entries(checkpoint.resources).filter(([path]) => !globs.some((glob) => matchesGlob(glob, path)));
  if (!left.some(([path]) => !path.endsWith("/"))) {
    checkpoint.state = "DELETED";
    delete checkpoint.files;
    return;
  }
  if (left.length === Object.keys(checkpoint.resources).length) return;
  checkpoint.state = "PARTIALLY_DELETED";
  checkpoint.resources = Object.fromEntries(left);
  for (const path of Object.keys(checkpoint.files ?? {}))
    if (!(path in checkpoint.resources)) delete checkpoint.files?.[path];
}

/** True when a path fits a glob with `*`, `?`, `[…]` and `**`. */
export function matchesGlob(glob: string, path: string): boolean {
  const source = glob
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replace(/\*\*\/?|\*|\?/g, (sign) =>
      sign === "*" ? "[^/]*" : sign === "?" ? "[^/]" : sign === "**" ? ".*" : "(.*/)?",
    );
  return new RegExp(`^${source}$`).test(path);
}
