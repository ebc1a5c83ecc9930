import { InvalidArgumentError } from "../../errors/index.js";
import { closeNames } from "../../values/close-names.js";
import type { SearchField, SearchTable } from "./column-names.js";
import { meantAggregates } from "./metric-aggregates.js";

/** A column as a master knows it. */
export interface MasterColumn {
  readonly columnName: string;
  readonly location: string;
}

/** Columns of the record itself, and which table has them. */
const fields: Readonly<Record<SearchField, SearchTable | "both">> = {
  id: "both",
  name: "experiments",
  description: "experiments",
  labels: "both",
  tags: "both",
  state: "both",
  startTime: "both",
  endTime: "both",
  duration: "both",
  progress: "experiments",
  userId: "both",
  user: "both",
  projectId: "both",
  forkedFrom: "both",
  resourcePool: "both",
  numTrials: "experiments",
  searcherType: "both",
  searcherMetric: "both",
  searcherMetricValue: "both",
  searcherMetricsVal: "both",
  checkpointSize: "both",
  checkpointCount: "both",
  externalExperimentId: "both",
  externalTrialId: "experiments",
  localId: "runs",
  experimentId: "runs",
  experimentName: "runs",
  experimentDescription: "runs",
  experimentProgress: "runs",
  externalRunId: "runs",
};

/** The object model's names, where masters have others. */
const renamed: Readonly<Record<string, SearchField>> = {
  labels: "tags",
  userId: "user",
  searcherMetricValue: "searcherMetricsVal",
};

/** What the other table calls it. */
const twins: Readonly<Record<string, SearchField>> = {
  name: "experimentName",
  description: "experimentDescription",
  progress: "experimentProgress",
  externalTrialId: "externalRunId",
  experimentName: "name",
  experimentDescription: "description",
  experimentProgress: "progress",
  externalRunId: "externalTrialId",
  experimentId: "id",
};

const places: Record<SearchTable, { record: string; hparams: string }> = {
  experiments: { record: "LOCATION_TYPE_EXPERIMENT", hparams: "LOCATION_TYPE_HYPERPARAMETERS" },
  runs: { record: "LOCATION_TYPE_RUN", hparams: "LOCATION_TYPE_RUN_HYPERPARAMETERS" },
};

const metricGroups: Readonly<Record<string, string>> = {
  validation: "LOCATION_TYPE_VALIDATIONS",
  training: "LOCATION_TYPE_TRAINING",
};

/** What masters call a field of the record. */
export const fieldName = (name: string): string => (Object.hasOwn(renamed, name) ? renamed[name]! : name);

/**
 * What a column's name means: a field of the record, `hparams.<name>`, `metadata.<key>` of runs, or `<group>.<metric>`, whose
 * last value counts unless `.min`, `.max`, `.mean` or `.last` ends it.
 *
 * @throws InvalidArgumentError for a name that no master knows, or that has another meaning than it seems to have.
 */
export function toColumn(name: string, table: SearchTable): MasterColumn {
  const { record, hparams } = places[table];
  const owner = Object.hasOwn(fields, name) ? fields[name as SearchField] : undefined;
  if (owner === "both" || owner === table) return { columnName: fieldName(name), location: record };
  if (owner) throw unknownColumn(name, table, ofOtherTable(name, owner));
  const [, first, rest] = /^([^.]+)\.(.+)$/s.exec(name) ?? [];
  if (first === undefined || rest === undefined) throw unknownColumn(name, table, closeField(name, table));
  if (first === "hparams" || first === "hp") return { columnName: `hp.${rest}`, location: hparams };
  if (/^h(?:yper[-_]?)?param(?:eter)?s?$/i.test(first)) throw unknownColumn(name, table, meant([`hparams.${rest}`]));
  if (first === "metadata") {
    if (table === "experiments") throw unknownColumn(name, table, "Only runs have metadata: use searchRuns().");
    return { columnName: name, location: "LOCATION_TYPE_RUN_METADATA" };
  }
  return { columnName: toMetric(first, rest, table), location: metricGroups[first] ?? "LOCATION_TYPE_CUSTOM_METRIC" };
}

/**
 * Names of metrics may have dots, so what ends one is an aggregate only where masters know it. What seems to be one and is
 * not would find nothing.
 */
function toMetric(group: string, rest: string, table: SearchTable): string {
  const name = `${group}.${rest}`;
  const [, metric, aggregate = rest] = /^(.+)\.([^.]+)$/s.exec(rest) ?? [];
  const aggregates = meantAggregates(aggregate);
  if (!aggregates || (metric === undefined && Object.hasOwn(metricGroups, group))) return `${name}.last`;
  if (metric !== undefined && aggregates.includes(aggregate)) return name;
  // In "loss.min" the group is missing.
  const place = metric === undefined ? `validation.${group}` : `${group}.${metric}`;
  const columns = aggregates.map((each) => `${place}.${each}`);
  const literal = `For the metric ${JSON.stringify(rest)} of the group ${JSON.stringify(group)} write ${JSON.stringify(`${name}.last`)}.`;
  throw unknownColumn(name, table, `${meant(columns)} ${literal}`);
}

const meant = (names: readonly string[]): string =>
  `Did you mean ${names.map((each) => JSON.stringify(each)).join(" or ")}?`;

/** The object model's names of the fields that a table has. */
const namesOf = (table: SearchTable): string[] =>
  (Object.keys(fields) as SearchField[]).filter(
    (name) => (fields[name] === "both" || fields[name] === table) && !Object.values(renamed).includes(name),
  );

function closeField(name: string, table: SearchTable): string {
  const [own] = closeNames(name, namesOf(table));
  if (own !== undefined) return meant([own]);
  const other = table === "runs" ? "experiments" : "runs";
  const [close] = closeNames(name, namesOf(other));
  return close === undefined ? "" : `${JSON.stringify(close)} is a column of ${other}.${twinOf(close)}`;
}

const ofOtherTable = (name: string, owner: SearchTable): string => `It is a column of ${owner}.${twinOf(name)}`;

const twinOf = (name: string): string => (Object.hasOwn(twins, name) ? ` ${meant([twins[name]!])}` : "");

function unknownColumn(name: string, table: SearchTable, hint: string): InvalidArgumentError {
  // What stands alone may have been meant for the name of a hyperparameter or metric.
  const [parameter, metric] = /^[^.]+$/.test(name) ? [name, name] : ["lr", "loss"];
  return new InvalidArgumentError(
    `There is no column ${JSON.stringify(name)} of ${table}. ${hint && `${hint} `}Hyperparameters are ${JSON.stringify(`hparams.${parameter}`)}, metrics ${JSON.stringify(`validation.${metric}`)} or ${JSON.stringify(`validation.${metric}.min`)}; fields are ${namesOf(table).join(", ")}.`,
    { argument: "column" },
  );
}
