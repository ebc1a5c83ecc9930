import { InvalidArgumentError } from "../../errors/index.js";
import { closeNames } from "../../values/close-names.js";

/** What is searched. */
export type SearchTable = "experiments" | "runs";

/** A column as a master knows it. */
export interface SearchColumn {
  readonly columnName: string;
  readonly location: string;
}

const shared: readonly string[] = [
  "id",
  "tags",
  "startTime",
  "endTime",
  "duration",
  "state",
  "user",
  "projectId",
  "forkedFrom",
  "resourcePool",
  "searcherType",
  "searcherMetric",
  "searcherMetricsVal",
  "checkpointSize",
  "checkpointCount",
  "externalExperimentId",
];

/** Columns of the record that only one table has. */
const only: Record<SearchTable, readonly string[]> = {
  experiments: ["name", "description", "numTrials", "progress", "externalTrialId"],
  runs: ["localId", "experimentId", "experimentName", "experimentDescription", "experimentProgress", "externalRunId"],
};

/** Columns of the record itself. A function, since a spread at the top of a module would keep it in every bundle. */
const ownColumns = (table: SearchTable): readonly string[] => [...shared, ...only[table]];

/** The object model's names, where masters have others. */
const renamed: Readonly<Record<string, string>> = {
  labels: "tags",
  userId: "user",
  searcherMetricValue: "searcherMetricsVal",
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
export const fieldName = (name: string): string => renamed[name] ?? name;

/**
 * What a column's name means: a field of the record, `hparams.<name>`, `metadata.<key>` of runs, or `<group>.<metric>`, whose
 * last value counts unless `.min`, `.max`, `.mean` or `.last` ends it.
 *
 * @throws InvalidArgumentError for a name that no master knows.
 */
export function toColumn(name: string, table: SearchTable): SearchColumn {
  const { record, hparams } = places[table];
  const plain = fieldName(name);
  if (ownColumns(table).includes(plain)) return { columnName: plain, location: record };
  const [, first, rest] = /^([^.]+)\.(.+)$/s.exec(name) ?? [];
  if (first === undefined || rest === undefined) throw unknownColumn(name, table);
  if (first === "hparams" || first === "hp") return { columnName: `hp.${rest}`, location: hparams };
  if (first === "metadata") {
    if (table === "experiments") throw unknownColumn(name, table);
    return { columnName: name, location: "LOCATION_TYPE_RUN_METADATA" };
  }
  const columnName = /.\.(?:min|max|mean|last)$/.test(rest) ? name : `${name}.last`;
  return { columnName, location: metricGroups[first] ?? "LOCATION_TYPE_CUSTOM_METRIC" };
}

function unknownColumn(name: string, table: SearchTable): InvalidArgumentError {
  const names = [...ownColumns(table), ...Object.keys(renamed)];
  const [close] = closeNames(name, names);
  const hint = close === undefined ? "" : ` Did you mean ${JSON.stringify(close)}?`;
  return new InvalidArgumentError(
    `There is no column ${JSON.stringify(name)} of ${table}.${hint} Hyperparameters are "hparams.lr", metrics "validation.loss" or "validation.loss.min"; fields are ${ownColumns(table).join(", ")}.`,
    { argument: "column" },
  );
}
