import type { Release } from "../../../generated/releases.js";
import { refuse } from "../refusal.js";
import { isObject, type Json, type JsonObject } from "../state/json.js";
import { decode } from "./decode.js";
import { fill } from "./fill.js";
import { findWrongValues } from "./find-wrong-values.js";
import { merge } from "./merge.js";
import { PREFIX } from "./read.js";
import { experiment } from "./tables/experiment.js";
import { NEEDS_TIME, RETIRED } from "./tables/searcher.js";
import { checkpointStorage } from "./tables/storage.js";
import { covers } from "./span.js";
import { tableOf } from "./table.js";

/** What a configuration that leaves something open gets from the cluster. */
export interface Surroundings {
  release: Release;
  /** Makes up the name of an experiment without one. */
  name: () => string;
  seed: number;
  /** Pool of an experiment that names none. */
  pool: string;
  /** Storages from which comes what the configuration leaves open, the nearest first. */
  storages: readonly (JsonObject | undefined)[];
}

/** Joins a configuration with a template: what the configuration says wins. */
export function applyTemplate(given: JsonObject, template: JsonObject, name: string, release: Release): JsonObject {
  const table = tableOf(experiment, release);
  try {
    return merge(table, given, decode(table, template)) as JsonObject;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const problem = `error unmarshaling JSON: while decoding JSON: ${error.message}`;
    throw refuse("internal", `yaml.Unmarshal(template=${name}): ${problem}`);
  }
}

/** Joins two configurations that were read: what `above` says wins. */
export function mergeConfigurations(above: JsonObject, below: JsonObject, release: Release): JsonObject {
  return merge(tableOf(experiment, release), above, below) as JsonObject;
}

/** The configuration that the master keeps: all defaults filled in, keys in order. */
export function completeConfiguration(given: JsonObject, around: Surroundings): JsonObject {
  const { release, pool, seed, storages, name } = around;
  const storageTable = tableOf(checkpointStorage, release);
  const storage = storages.reduce<Json>(
    (above, below) => merge(storageTable, above, below),
    given["checkpoint_storage"] ?? null,
  );
  const config = fill(tableOf(experiment, release), { ...given, checkpoint_storage: storage }) as JsonObject;
  config["name"] ??= name();
  const { resources, reproducibility } = config;
  if (isObject(resources) && resources["resource_pool"] === "") resources["resource_pool"] = pool;
  if (isObject(reproducibility)) reproducibility["experiment_seed"] ??= seed;
  return config;
}

/** Refuses a configuration that lacks something or is wrong now that all defaults are in. */
export function checkComplete(config: JsonObject, release: Release, prefix: string = PREFIX): void {
  const faults = findWrongValues(tableOf(experiment, release), config, true);
  if (faults.length > 0) throw refuse("internal", `${prefix}config is invalid or incomplete: ${faults.join("\n")}`);
  checkCurrent(config["searcher"], release, prefix);
}

/** Refuses searchers that only old experiments may have. */
export function checkCurrent(searcher: Json | undefined, release: Release, prefix: string = PREFIX): void {
  if (!isObject(searcher)) return;
  const { name } = searcher;
  if (typeof name !== "string") return;
  const retired = RETIRED[name];
  if (retired !== undefined && covers(retired, release))
    throw refuse("internal", `${prefix}the '${name}' searcher has been removed and is not valid for new experiments`);
  const timed = NEEDS_TIME[name];
  if (timed === undefined || !covers(timed, release)) return;
  if ((searcher["max_time"] ?? null) === null || (searcher["time_metric"] ?? null) === null)
    throw refuse("internal", `${prefix}the \`${name}\` searcher requires \`max_time\` and \`time_metric\` to be set`);
}
