import type { Release } from "../../../generated/releases.js";
import { refuse } from "../refusal.js";
import { isObject, type Json, type JsonObject } from "../state/json.js";
import { decode } from "./decode.js";
import { kindOf } from "./json-kinds.js";
import { findWrongValues } from "./find-wrong-values.js";
import { experiment } from "./tables/experiment.js";
import { tableOf } from "./table.js";
import { YamlFault } from "./yaml-faults.js";
import { Unwritable } from "./yaml-scalar.js";
import { readYaml } from "./yaml.js";

/** What every refusal of a configuration begins with. */
export const PREFIX = "invalid experiment configuration: ";

/** Reads the text of an experiment's configuration as the master of a release does, or refuses it. Nothing is filled in. */
export function readConfiguration(text: string, release: Release, prefix: string = PREFIX): JsonObject {
  const value = readText(text, prefix);
  checkVersion(value, prefix);
  const table = tableOf(experiment, release);
  const faults = findWrongValues(table, value, false);
  if (faults.length > 0)
    throw refuse(
      "internal",
      `${prefix}version 0 experiment config is invalid: config is invalid: ${faults.join("\n")}`,
    );
  try {
    return decode(table, value) as JsonObject;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuse("internal", `${prefix}unable to unmarshal experiment config as version 0: ${error.message}`);
  }
}

function readText(text: string, prefix: string): Json {
  try {
    return readYaml(text);
  } catch (error) {
    if (!(error instanceof YamlFault || error instanceof Unwritable)) throw error;
    const problem = `not valid yaml: error converting YAML to JSON: ${error.message}`;
    throw refuse("internal", `${prefix}unable to convert yaml to json: ${problem}`);
  }
}

/** The version is read before anything else is judged. */
function checkVersion(value: Json, prefix: string): void {
  const problem = `${prefix}unable to unmarshal json-formatted experiment config: json: cannot unmarshal`;
  if (value === null) return;
  if (!isObject(value)) {
    throw refuse(
      "internal",
      `${problem} ${goKind(value)} into Go value of type struct { Version int "json:\\"version\\"" }`,
    );
  }
  const version = value["version"] ?? 0;
  if (!Number.isInteger(version)) {
    const what = typeof version === "number" ? `number ${version}` : goKind(version);
    throw refuse("internal", `${problem} ${what} into Go struct field .version of type int`);
  }
  if (version !== 0) throw refuse("internal", `${prefix}invalid version: ${Number(version)}`);
}

function goKind(value: Json): string {
  return typeof value === "boolean" ? "bool" : kindOf(value);
}
