import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { savePolicy, surplusCheckpoints } from "../state/checkpoints/checkpoint-collection.js";
import { metricsAt, searcherMetricOf, stepsCompleted } from "../state/checkpoints/checkpoint-metrics.js";
import { plainExperimentOf, ownerOf } from "../state/lookup.js";
import { searcherMetric } from "../state/config-values.js";
import type { CheckpointRecord, MasterState } from "../state/records.js";
import { sizeOf } from "../state/checkpoints/checkpoint-size.js";

/** What a policy would remove. */
export const garbageCollectionHandlers: Handlers = {
  "get-preview-gc": ({ state, path, query }) => {
    const experiment = plainExperimentOf(state, path.integer("experiment_id"));
    const numbers = ["save_experiment_best", "save_trial_best", "save_trial_latest"].map((key) => {
      if (!query.has(key)) throw refuse("invalid", `missing parameter: ${key}`);
      return query.integer(key);
    });
    const [experimentBest = 0, trialBest = 0, trialLatest = 0] = numbers;
    const rows = surplusCheckpoints(state, experiment, {
      ...savePolicy(experiment),
      experimentBest,
      trialBest,
      trialLatest,
    });
    return Response.json({
      checkpoints: rows.length === 0 ? null : rows.map((row) => goCheckpoint(state, row)),
      metric_name: searcherMetric(experiment.config).metric,
    });
  },
};

function goCheckpoint(state: MasterState, row: CheckpointRecord): Record<string, unknown> {
  const trial = state.trials[row.trialId ?? 0];
  if (trial === undefined) throw notFound(state, "trial", row.trialId ?? 0);
  const experiment = ownerOf(state, trial);
  const metrics = (group: string): unknown => metricsAt(trial, row, group) ?? null;
  return {
    ID: Object.keys(state.checkpoints).indexOf(row.uuid) + 1,
    UUID: row.uuid,
    TaskID: row.taskId,
    AllocationID: row.allocationId ?? null,
    ReportTime: row.reportTime,
    State: row.state,
    Resources: Object.fromEntries(Object.entries(row.resources).map(([path, size]) => [path, Number(size)])),
    Metadata: row.metadata,
    Size: sizeOf(row),
    StorageID: row.storageId ?? null,
    TrialID: trial.id,
    ExperimentID: experiment.id,
    ExperimentConfig: experiment.config,
    HParams: trial.hparams,
    TrainingMetrics: { avg_metrics: metrics("training"), batch_metrics: null },
    ValidationMetrics: metrics("validation"),
    SearcherMetric: searcherMetricOf(state, row) ?? null,
    StepsCompleted: stepsCompleted(row) ?? 0,
  };
}
