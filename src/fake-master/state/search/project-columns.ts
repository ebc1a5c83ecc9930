import { section, textIn } from "../config-values.js";
import { isObject } from "../json.js";
import { trialsOf } from "../lookup.js";
import type { ExperimentRecord, Json, JsonObject, MasterState, TrialRecord } from "../records.js";
import { metricNumber } from "../trials/metrics.js";
import { summaryMetrics } from "../trials/summary-metrics.js";
import { bestMetricOf } from "./columns.js";
import { QUALIFIERS } from "./metric-value.js";
import { bestTrial } from "./search.js";

/** A column of a table of the web interface. */
export interface ProjectColumn {
  column: string;
  location: string;
  type: string;
  displayName: string;
}

const [T, N, D, U] = ["TEXT", "NUMBER", "DATE", "UNSPECIFIED"] as const;

const EXPERIMENT_TABLE = [
  ["id", N, "ID"], ["name", T, "Name"], ["description", T, "Description"], ["tags", T, "Tags"], ["forkedFrom", N, "Forked"],
  ["startTime", D, "Start time"], ["duration", N, "Duration"], ["numTrials", N, "Trial count"], ["state", T, "State"],
  ["searcherType", T, "Searcher"], ["resourcePool", T, "Resource pool"], ["progress", N, "Progress"], ["checkpointSize", N, "Checkpoint size"],
  ["checkpointCount", N, "Checkpoints"], ["user", T, "User"], ["searcherMetric", T, "Searcher Metric"],
  ["searcherMetricsVal", N, "Searcher Metric Value"], ["externalExperimentId", T, "External Experiment ID"],
  ["externalTrialId", T, "External Trial ID"], ["archived", U, "Archived"],
] as const; // prettier-ignore

const RUN_TABLE = [
  ["id", N, "Global Run ID"], ["experimentDescription", T, "Search Description"], ["tags", T, "Tags"], ["forkedFrom", N, "Forked"],
  ["startTime", D, "Start Time"], ["endTime", D, "End Time"], ["duration", N, "Duration"], ["state", T, "State"], ["searcherType", T, "Searcher"],
  ["resourcePool", T, "Resource Pool"], ["checkpointSize", N, "Checkpoint Size"], ["checkpointCount", N, "Checkpoints"], ["user", T, "User"],
  ["searcherMetric", T, "Searcher Metric"], ["searcherMetricsVal", N, "Searcher Metric Value"],
  ["externalExperimentId", T, "External Experiment ID"], ["projectId", N, "Project ID"], ["externalRunId", T, "External Run ID"],
  ["experimentProgress", N, "Search Progress"], ["experimentId", N, "Search ID"], ["experimentName", T, "Search Name"],
  ["isExpMultitrial", U, "Part of Search"], ["parentArchived", U, "Parent Archived"], ["localId", T, "Run ID"], ["archived", U, "Archived"],
] as const; // prettier-ignore

/** The columns of a project's experiments or runs: the fixed ones, metrics, hyperparameters, metadata. */
export function projectColumns(
  state: MasterState,
  experiments: readonly ExperimentRecord[],
  table: "experiment" | "run",
): ProjectColumn[] {
  const location = table === "run" ? "LOCATION_TYPE_RUN" : "LOCATION_TYPE_EXPERIMENT";
  const fixed = (table === "run" ? RUN_TABLE : EXPERIMENT_TABLE).map(([name, type, displayName]) => column(name, location, type, displayName));
  const trials = experiments.flatMap((one) => (table === "run" ? trialsOf(state, one) : (bestTrial(state, one) ?? [])));
  const hyperparameters = experiments.flatMap((one) =>
    table === "run" ? (one.unmanaged ? [] : trialsOf(state, one).map(({ hparams }) => hparams)) : [constants(section(one.config, "hyperparameters"))],
  );
  const hpLocation = table === "run" ? "LOCATION_TYPE_RUN_HYPERPARAMETERS" : "LOCATION_TYPE_HYPERPARAMETERS";
  const metadata = table === "run" ? trials.flatMap(({ metadata: one }) => (one === undefined ? [] : [one])) : [];
  return [
    ...fixed,
    ...metricColumns(trials),
    ...leaves(hyperparameters, "hp", hpLocation),
    ...leaves(metadata, "metadata", "LOCATION_TYPE_RUN_METADATA"),
  ];
} // prettier-ignore

/** Least and greatest values of each metric over the best trials. */
export function metricRanges(
  state: MasterState,
  experiments: readonly ExperimentRecord[],
): { metricsName: string; min: number; max: number }[] {
  const found = new Map<string, number[]>();
  const add = (name: string, value: number | undefined): void => {
    if (value !== undefined) found.set(name, [...(found.get(name) ?? []), value]);
  };
  for (const experiment of experiments) {
    const trial = bestTrial(state, experiment);
    if (trial === undefined) continue;
    for (const { name, value } of summaries(trial)) add(name, metricNumber(value));
    add("searcherMetricsVal", bestMetricOf(experiment, trial));
  }
  return [...found].map(([metricsName, values]) => ({ metricsName, min: Math.min(...values), max: Math.max(...values) }));
} // prettier-ignore

const LOCATIONS: Readonly<Record<string, string>> = {
  training: "LOCATION_TYPE_TRAINING",
  validation: "LOCATION_TYPE_VALIDATIONS",
};

function metricColumns(trials: readonly TrialRecord[]): ProjectColumn[] {
  const found = new Map<string, ProjectColumn>();
  for (const { name, group, type } of trials.flatMap((trial) => summaries(trial)))
    found.set(name, column(name, LOCATIONS[group] ?? "LOCATION_TYPE_CUSTOM_METRIC", type === "number" ? N : type === "date" ? D : T, ""));
  return [...found.values()].sort((one, other) => (one.column < other.column ? -1 : 1));
} // prettier-ignore

function summaries(trial: TrialRecord): { name: string; group: string; type: string; value: Json | undefined }[] {
  return Object.entries(summaryMetrics(trial)).flatMap(([key, metrics]) => {
    const group = key === "avg_metrics" ? "training" : key === "validation_metrics" ? "validation" : key;
    return Object.entries(metrics as Record<string, JsonObject>).flatMap(([metric, summary]) =>
      QUALIFIERS.filter((qualifier) => qualifier in summary).map((qualifier) => ({
        name: `${group}.${metric}.${qualifier}`,
        group,
        type: textIn(summary, "type"),
        value: summary[qualifier],
      })),
    );
  });
}

/** Hyperparameters of a configuration as values of the kind that they draw. */
function constants(hyperparameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(hyperparameters).map(([name, value]) => {
      if (!isObject(value)) return [name, value];
      const { type, val, vals } = value;
      if (type === "const") return [name, val ?? null];
      if (type === "categorical") return [name, Array.isArray(vals) ? (vals[0] ?? null) : null];
      return [name, typeof type === "string" ? 0 : constants(value)];
    }),
  );
}

function leaves(trees: readonly JsonObject[], prefix: string, location: string): ProjectColumn[] {
  const found = new Map<string, ProjectColumn>();
  const walk = (tree: JsonObject, path: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      const name = `${path}.${key}`;
      if (isObject(value)) walk(value, name);
      else found.set(name, column(name, location, typeof value === "number" ? N : Array.isArray(value) ? "ARRAY" : T, ""));
    }
  };
  for (const tree of trees) walk(tree, prefix);
  return [...found.values()].sort((one, other) => (one.column < other.column ? -1 : 1));
} // prettier-ignore

function column(name: string, location: string, type: string, displayName: string): ProjectColumn {
  return { column: name, location, type: `COLUMN_TYPE_${type}`, displayName };
}
