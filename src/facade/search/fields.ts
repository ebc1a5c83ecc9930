import type { NumberField, SearchField, SearchTable, StringField, TimeField } from "./column-names.js";

/** What a column holds, which says what it can be compared with. */
export type ColumnKind = "number" | "time" | "string" | "labels" | "state" | "user" | "parameter" | "any";

type KindOf<Field extends SearchField> = Field extends NumberField
  ? "number"
  : Field extends TimeField
    ? "time"
    : Field extends StringField
      ? "string"
      : Exclude<ColumnKind, "number" | "time" | "string">;

/** Fields of the record itself: which table has them, and what they hold. */
export const fields: { readonly [Field in SearchField]: readonly [SearchTable | "both", KindOf<Field>] } = {
  id: ["both", "number"],
  name: ["experiments", "string"],
  description: ["experiments", "string"],
  labels: ["both", "labels"],
  tags: ["both", "labels"],
  state: ["both", "state"],
  startTime: ["both", "time"],
  endTime: ["both", "time"],
  duration: ["both", "number"],
  progress: ["experiments", "number"],
  userId: ["both", "user"],
  user: ["both", "user"],
  projectId: ["both", "number"],
  forkedFrom: ["both", "number"],
  resourcePool: ["both", "string"],
  numTrials: ["experiments", "number"],
  searcherType: ["both", "string"],
  searcherMetric: ["both", "string"],
  searcherMetricValue: ["both", "number"],
  searcherMetricsVal: ["both", "number"],
  checkpointSize: ["both", "number"],
  checkpointCount: ["both", "number"],
  externalExperimentId: ["both", "string"],
  externalTrialId: ["experiments", "string"],
  localId: ["runs", "any"],
  experimentId: ["runs", "number"],
  experimentName: ["runs", "string"],
  experimentDescription: ["runs", "string"],
  experimentProgress: ["runs", "number"],
  externalRunId: ["runs", "string"],
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

/** Whether a name is one of a field, of either table. */
export const isField = (name: string): name is SearchField => Object.hasOwn(fields, name);

/** Whether a table has a field. */
export const hasField = (table: SearchTable, name: SearchField): boolean =>
  fields[name][0] === "both" || fields[name][0] === table;

/** What masters call a field of the record. */
export const fieldName = (name: string): string => (Object.hasOwn(renamed, name) ? renamed[name]! : name);

/** What the other table calls a field, where its name differs. */
export const twinOf = (name: string): SearchField | undefined => (Object.hasOwn(twins, name) ? twins[name] : undefined);

/** The object model's names of the fields that a table has. */
export const namesOf = (table: SearchTable): string[] =>
  (Object.keys(fields) as SearchField[]).filter(
    (name) => hasField(table, name) && !Object.values(renamed).includes(name),
  );

/** What a column holds; metrics, metadata and unknown names may hold anything. */
export function kindOf(column: string): ColumnKind {
  if (isField(column)) return fields[column][1];
  return /^(hparams|hp)\./.test(column) ? "parameter" : "any";
}
