import { InvalidArgumentError } from "../../errors/index.js";
import { closeNames } from "../../values/close-names.js";
import type { SearchField, SearchTable } from "./column-names.js";
import { fieldName, fields, hasField, isField, namesOf, twinOf } from "./fields.js";
import { meantGroups } from "./meant-group.js";
import { meantAggregates } from "./metric-aggregates.js";

/** A column as a master knows it. */
export interface MasterColumn {
  readonly columnName: string;
  readonly location: string;
}

const places: Record<SearchTable, { record: string; hparams: string }> = {
  experiments: { record: "LOCATION_TYPE_EXPERIMENT", hparams: "LOCATION_TYPE_HYPERPARAMETERS" },
  runs: { record: "LOCATION_TYPE_RUN", hparams: "LOCATION_TYPE_RUN_HYPERPARAMETERS" },
};

const metricGroups: Readonly<Record<string, string>> = {
  validation: "LOCATION_TYPE_VALIDATIONS",
  training: "LOCATION_TYPE_TRAINING",
};

/**
 * What a column's name means: a field of the record, `hparams.<name>`, `metadata.<key>` of runs, or `<group>.<metric>`, whose
 * last value counts unless `.min`, `.max`, `.mean` or `.last` ends it. A group in quotation marks is taken as it is.
 *
 * @throws InvalidArgumentError for a name that no master knows, or that has another meaning than it seems to have.
 */
export function toColumn(name: string, table: SearchTable): MasterColumn {
  const { record, hparams } = places[table];
  if (isField(name)) {
    if (hasField(table, name)) return { columnName: fieldName(name), location: record };
    throw unknownColumn(name, table, ofOtherTable(name));
  }
  const [, quoted, first = quoted, rest] = /^(?:"([^"]+)"|([^.]+))\.(.+)$/s.exec(name) ?? [];
  if (first === undefined || rest === undefined) throw unknownColumn(name, table, closeField(name, table));
  if (quoted === undefined) {
    if (first === "hparams" || first === "hp") return { columnName: `hp.${rest}`, location: hparams };
    if (first === "metadata") {
      if (table === "experiments") throw unknownColumn(name, table, metadataOfRuns);
      return { columnName: name, location: "LOCATION_TYPE_RUN_METADATA" };
    }
    if (!Object.hasOwn(metricGroups, first)) refuseMisspelt(name, first, rest, table);
  }
  const location = Object.hasOwn(metricGroups, first) ? metricGroups[first]! : "LOCATION_TYPE_CUSTOM_METRIC";
  return { columnName: toMetric(name, first, rest, table), location };
}

const metadataOfRuns = "Only runs have metadata: use searchRuns().";

/** A group that nobody has reported finds nothing, without a word. */
function refuseMisspelt(name: string, first: string, rest: string, table: SearchTable): void {
  const joined = `${first}${rest[0]!.toUpperCase()}${rest.slice(1)}`;
  const groups = meantGroups(first);
  if (!isField(joined) && !groups.length) return;
  const columns = groups.map((group) => `${group}.${rest}`);
  const hint = isField(joined)
    ? hasField(table, joined)
      ? meant([joined])
      : ofOtherTable(joined)
    : groups[0] === "metadata" && table === "experiments"
      ? metadataOfRuns
      : meant(columns);
  const literal = `For a metric of a group of your own named ${JSON.stringify(first)} write ${JSON.stringify(first)}.${rest}, with the quotation marks.`;
  throw unknownColumn(name, table, `${hint} ${literal}`);
}

/**
 * Names of metrics may have dots, so what ends one is an aggregate only where masters know it. What seems to be one and is
 * not would find nothing.
 */
function toMetric(written: string, group: string, rest: string, table: SearchTable): string {
  const name = `${group}.${rest}`;
  const [, metric, aggregate = rest] = /^(.+)\.([^.]+)$/s.exec(rest) ?? [];
  const aggregates = meantAggregates(aggregate);
  if (!aggregates || (metric === undefined && Object.hasOwn(metricGroups, group))) return `${name}.last`;
  if (metric !== undefined && aggregates.includes(aggregate)) return name;
  // In "loss.min" the group is missing.
  const place = metric === undefined ? `validation.${group}` : written.slice(0, -aggregate.length - 1);
  const columns = aggregates.map((each) => `${place}.${each}`);
  const literal = `For the metric ${JSON.stringify(rest)} of the group ${JSON.stringify(group)} write ${JSON.stringify(`${written}.last`)}.`;
  throw unknownColumn(written, table, `${meant(columns)} ${literal}`);
}

const meant = (names: readonly string[]): string =>
  `Did you mean ${names.map((each) => JSON.stringify(each)).join(" or ")}?`;

function closeField(name: string, table: SearchTable): string {
  const [own] = closeNames(name, namesOf(table));
  if (own !== undefined) return meant([own]);
  const [close] = closeNames(name, namesOf(table === "runs" ? "experiments" : "runs"));
  return close === undefined ? "" : `${JSON.stringify(close)} is a column of ${ownerOf(close as SearchField)}`;
}

const ofOtherTable = (name: SearchField): string => `It is a column of ${ownerOf(name)}`;

function ownerOf(name: SearchField): string {
  const twin = twinOf(name);
  return `${fields[name][0]}.${twin ? ` ${meant([twin])}` : ""}`;
}

function unknownColumn(name: string, table: SearchTable, hint: string): InvalidArgumentError {
  // What stands alone may have been meant for the name of a hyperparameter or metric.
  const [parameter, metric] = /^[^.]+$/.test(name) ? [name, name] : ["lr", "loss"];
  return new InvalidArgumentError(
    `There is no column ${JSON.stringify(name)} of ${table}. ${hint && `${hint} `}Hyperparameters are ${JSON.stringify(`hparams.${parameter}`)}, metrics ${JSON.stringify(`validation.${metric}`)} or ${JSON.stringify(`validation.${metric}.min`)}; fields are ${namesOf(table).join(", ")}.`,
    { argument: "column" },
  );
}
