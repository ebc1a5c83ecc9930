import { until } from "./later.js";
import { since } from "../state/release.js";
import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { liveReports } from "../state/trials/metrics.js";
import type { Json, MasterState, ReportRecord, TrialRecord } from "../state/records.js";
import { wireTime, wireTimeOrNull } from "../state/stamp.js";
import { groupKey, summaryType } from "../state/trials/summary-metrics.js";
import { sorted } from "./checkpoints.js";
import { trialAnswer } from "./trials.js";

type WireReport = Wire<components["schemas"]["v1MetricsReport"]>;

/** A report of metrics as streams and registry answers show it. */
export function reportAnswer(state: MasterState, trial: TrialRecord, report: ReportRecord): WireReport {
  const values = sorted(report.metrics);
  const metrics =
    report.group === "validation"
      ? { [groupKey("validation")]: values }
      : { avg_metrics: values, batch_metrics: report.batchMetrics };
  return {
    trialId: trial.id,
    endTime: wireTime(`${report.time.slice(0, 23)}000Z`),
    metrics,
    totalBatches: report.batches,
    archived: false,
    id: report.id,
    trialRunId: report.runId,
    ...later(state, "0.26.0", { group: report.group }),
  };
}

/** A trial with its plain fields only, and its stored state, as series carry it. */
export function plainTrial(state: MasterState, trial: TrialRecord): Wire<components["schemas"]["trialv1Trial"]> {
  const zeroed = {
    restarts: 0,
    totalBatchesProcessed: 0,
    bestValidation: null,
    latestValidation: null,
    bestCheckpoint: null,
    wallClockTime: 0,
    warmStartCheckpointUuid: "",
  };
  const more = { taskId: "", totalCheckpointSize: "0", checkpointCount: 0 };
  return {
    ...trialAnswer(state, 0, trial),
    startTime: wireTime(trial.startTime),
    endTime: wireTimeOrNull(trial.endTime),
    state: `STATE_${trial.state}` as "STATE_ACTIVE",
    ...zeroed,
    ...more,
    ...until(state, "0.21.0", { latestTraining: null }),
    ...later(state, "0.22.0", { summaryMetrics: null }),
    ...later(state, "0.25.0", { taskIds: [] }),
    metadata: undefined,
    logRetentionDays: undefined,
  };
}

type Series = Wire<components["schemas"]["v1DownsampledMetrics"]>;

/** The points of each wanted metric, those of one group together. */
export function series(
  state: MasterState,
  trial: TrialRecord,
  wanted: readonly (readonly [group: string, name: string])[],
  range: { start: number; end: number; most: number },
): Series[] {
  const groups = [...new Set(wanted.map(([group]) => group))].sort();
  return groups.flatMap((group) => {
    const names = wanted.filter((one) => one[0] === group).map((one) => one[1]);
    const rows = liveReports(trial, group)
      .filter(({ batches }) => batches >= range.start && batches <= range.end)
      .sort((one, other) => one.batches - other.batches);
    if (rows.length === 0) return [];
    const every = Math.max(1, Math.ceil(rows.length / range.most));
    const mixed = new Set(names.filter((name) => summaryType(trial, group, name) === "string"));
    const data = rows
      .filter((_, index) => index % every === 0 || index === rows.length - 1)
      .map(({ batches, metrics, time }) => ({
        batches,
        values: Object.fromEntries<Json>(names.map((name) => [name, valueAt(metrics[name], mixed.has(name))])),
        ...later(state, "0.21.1", {
          time: wireTime(time),
          epoch: typeof metrics["epoch"] === "number" ? metrics["epoch"] : undefined,
        }),
      }));
    const type =
      group === "training"
        ? "METRIC_TYPE_TRAINING"
        : group === "validation"
          ? "METRIC_TYPE_VALIDATION"
          : "METRIC_TYPE_UNSPECIFIED";
    // Until 0.21.2 there was a series for each name, with one value a point.
    if (!since(state, "0.22.0")) return names.map((name) => formerSeries(name, data, type));
    const custom = since(state, "0.23.2") ? until(state, "0.23.4", { customType: group }) : {};
    return [{ data, type, ...custom, ...later(state, "0.23.4", { group }) }];
  });
}

/** What was not always of one kind is text throughout. */
function valueAt(value: Json | undefined, isText: boolean): Json {
  if (value === undefined || value === null) return null;
  return isText && typeof value !== "string" ? JSON.stringify(value) : value;
}

function formerSeries(name: string, data: Series["data"], type: Series["type"]): Series {
  const points = data?.map(({ values, ...point }) => ({ ...point, value: values?.[name] ?? null }));
  return { name, data: points, type } as unknown as Series;
}
