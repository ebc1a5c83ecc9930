import { refuse } from "../../refusal.js";
import { nextId } from "../chance.js";
import { goText } from "../../go-text.js";
import { searcherMetric } from "../config-values.js";
import { trialsOf } from "../lookup.js";
import { since } from "../release.js";
import type { ExperimentRecord, Json, JsonObject, MasterState, ReportRecord, TrialRecord } from "../records.js";
import { stamp } from "../stamp.js";

/** A metric as a number, where it is one: the strings for NaN and the infinities count. */
export function metricNumber(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : undefined;
}

/** Reports that have not been made void by a later run. */
export function liveReports(trial: TrialRecord, group?: string): ReportRecord[] {
  return trial.reports.filter((report) => report.archived !== true && (group === undefined || report.group === group));
}

/** One report as it comes in. */
export interface NewReport {
  group: string;
  runId: number;
  batches: number;
  metrics: JsonObject;
  batchMetrics: Json[] | null;
  time?: string | undefined;
}

/** Stores a report, or merges it into the one of the same group and step. Nothing else changes reports. */
export function addReport(state: MasterState, now: number, trial: TrialRecord, report: NewReport): void {
  const owner = state.experiments[trial.experimentId];
  if (owner !== undefined) bests.delete(owner);
  if (report.group === "") throw refuse("invalid", "metric group cannot be empty");
  if (report.group.includes(".")) throw refuse("invalid", "metric group cannot contain '.'");
  const merges = since(state, "0.23.0");
  const failing = (): string =>
    `failed to exec transaction (add ${merges ? `trial metrics ${report.group}` : `${report.group} metrics`})`;
  if (report.runId !== trial.runId) {
    throw refuse(
      "internal",
      `${failing()}: invalid run id, ${report.runId} (reported) != ${trial.runId} (expected): invalid arguments`,
    );
  }
  for (const name of ["epoch", "epochs"]) {
    const value = report.metrics[name];
    if (value !== undefined && typeof value !== "number") {
      throw refuse("internal", `cannot add metric with non numeric '${name}' value got ${goText(value)}`);
    }
  }
  for (const old of trial.reports) {
    // The reports of a run stand together, after those of the runs before it.
    if (old.runId >= report.runId) break;
    if (old.archived === true || old.batches < report.batches) continue;
    old.archived = true;
    // The summary is made anew then, from what is stored.
    if (trial.merged !== undefined) forgetMerges(trial);
  }
  const same = isFurthest(trial, report) ? undefined : reportOfRun(trial, report);
  if (same !== undefined) {
    if (!merges)
      throw refuse(
        "internal",
        `${failing()}: inserting ${report.group} metrics: ERROR: duplicate key value violates unique constraint "${report.group === "validation" ? "validations" : "steps"}_trial_id_total_batches_run_id_unique" (SQLSTATE 23505)`,
      );
    merge(same, report, failing());
    // The running summary counts what is merged as a report of its own.
    const after = state.counters["metric"] ?? 0;
    (trial.merged ??= []).push({ group: report.group, metrics: report.metrics, after });
    // The database writes the row anew, so that it is the newest now; its time stays.
    trial.reports.push(...trial.reports.splice(trial.reports.indexOf(same), 1));
    return;
  }
  trial.reports.push({
    id: nextId(state, "metric"),
    group: report.group,
    runId: report.runId,
    batches: report.batches,
    time: report.time ?? stamp(state, now),
    metrics: report.metrics,
    batchMetrics: report.batchMetrics,
  });
}

/** Most reports are for a step beyond all others of their group, and runs are long: those need not be searched. */
function isFurthest(trial: TrialRecord, { group, batches }: NewReport): boolean {
  const furthest = (trial.furthest ??= furthestSteps(trial));
  if (batches <= (furthest[group] ?? -Infinity)) return false;
  furthest[group] = batches;
  return true;
}

function furthestSteps(trial: TrialRecord): Record<string, number> {
  const furthest: Record<string, number> = {};
  for (const { group, batches } of trial.reports) furthest[group] = Math.max(furthest[group] ?? batches, batches);
  return furthest;
}

/** The report of the current run for a group and step. */
function reportOfRun(trial: TrialRecord, { group, batches, runId }: NewReport): ReportRecord | undefined {
  for (let index = trial.reports.length - 1; index >= 0; index -= 1) {
    const old = trial.reports[index]!;
    if (old.runId !== runId) return undefined;
    if (old.batches === batches && old.group === group && old.archived !== true) return old;
  }
  return undefined;
}

function forgetMerges(trial: TrialRecord): void {
  delete trial.merged;
  for (const report of trial.reports) delete report.first;
}

function merge(old: ReportRecord, report: NewReport, failing: string): void {
  for (const [key, value] of Object.entries(report.metrics)) {
    if (key in old.metrics && JSON.stringify(old.metrics[key]) !== JSON.stringify(value)) {
      throw refuse(
        "internal",
        `${failing}: overwriting existing metric keys is not supported, conflicting key: ${key}`,
      );
    }
  }
  if (old.batchMetrics !== null && report.batchMetrics !== null && report.batchMetrics.length > 0) {
    throw refuse("internal", `${failing}: overwriting batch metrics is not supported`);
  }
  old.first ??= old.metrics;
  old.metrics = { ...old.metrics, ...report.metrics };
  old.batchMetrics ??= report.batchMetrics;
}

/** The largest step that the current line of runs reported. */
export function totalBatches(trial: TrialRecord): number {
  let most = 0;
  for (const report of trial.reports) if (report.archived !== true && report.batches > most) most = report.batches;
  return most;
}

/** Validations that hold the metric the search goes by, oldest first. */
export function scoredValidations(
  experiment: ExperimentRecord,
  trial: TrialRecord,
): { report: ReportRecord; score: number }[] {
  const { metric, smallerIsBetter } = searcherMetric(experiment.config);
  return liveReports(trial, "validation").flatMap((report) => {
    const score = scoreOf(report.metrics[metric], smallerIsBetter);
    return score === undefined ? [] : [{ report, score }];
  });
}

/** A number of which less is better; undefined for anything that is not a number. */
export function scoreOf(metric: Json | undefined, smallerIsBetter: boolean): number | undefined {
  const value = metricNumber(metric);
  if (value === undefined) return undefined;
  return Number.isNaN(value) ? Infinity : smallerIsBetter ? value : -value;
}

/** The first of the best, by a score of which less is better. */
export function bestBy<T extends { score: number }>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>(
    (best, row) => (best === undefined || row.score < best.score ? row : best),
    undefined,
  );
}

/**
 * The best values of experiments, for lists of thousands that sort by them. One counts as long as the configuration and the list
 * of trials are the same objects, and goes with the next report.
 */
const bests = new WeakMap<
  ExperimentRecord,
  Pick<ExperimentRecord, "config" | "trialIds"> & { best: Json | undefined }
>();

/** The best value of the search's metric over a whole experiment, undefined without validations. */
export function bestSearcherMetric(state: MasterState, experiment: ExperimentRecord): Json | undefined {
  const { config, trialIds } = experiment;
  const known = bests.get(experiment);
  if (known?.config === config && known.trialIds === trialIds) return known.best;
  const best = findBest(config, trialsOf(state, experiment));
  bests.set(experiment, { config, trialIds, best });
  return best;
}

function findBest(config: JsonObject, trials: readonly TrialRecord[]): Json | undefined {
  const { metric, smallerIsBetter } = searcherMetric(config);
  let best: Json | undefined;
  let least = Infinity;
  // No list in between, for the same reason.
  for (const trial of trials) {
    for (const report of trial.reports) {
      if (report.group !== "validation" || report.archived === true) continue;
      const value = report.metrics[metric];
      const score = scoreOf(value, smallerIsBetter);
      if (score === undefined || (best !== undefined && score >= least)) continue;
      best = value;
      least = score;
    }
  }
  return best;
}

/** Validations that were better than all before them, in the order of their times. */
export function improvements(
  experiment: ExperimentRecord,
  trials: readonly TrialRecord[],
): { trialId: number; time: string; value: number }[] {
  const { metric } = searcherMetric(experiment.config);
  const all = trials
    .flatMap((trial) => scoredValidations(experiment, trial).map((row) => ({ ...row, trialId: trial.id })))
    .sort((one, other) => (one.report.time < other.report.time ? -1 : 1));
  // Whatever comes first is the best so far, be it NaN.
  let best: number | undefined;
  return all.flatMap(({ report, score, trialId }) => {
    if (best !== undefined && !(score < best)) return [];
    best = score;
    return [{ trialId, time: report.time, value: Math.fround(metricNumber(report.metrics[metric]) ?? 0) }];
  });
}
