import type { Release } from "../../../generated/releases.js";
import { Refusal, refuse } from "../refusal.js";
import type { JsonObject } from "../state/json.js";
import { checkCurrent } from "./complete.js";
import { fill } from "./fill.js";
import { findWrongValues } from "./find-wrong-values.js";
import { PREFIX, readConfiguration } from "./read.js";
import type { Part } from "./shape.js";
import { hyperparameters } from "./tables/hyperparameters.js";
import { searcherSection } from "./tables/searcher.js";
import { tableOf } from "./table.js";

/** The two sections of a configuration that a preview of its search goes by, completed; the rest may be missing. */
export function readSearch(
  config: JsonObject,
  release: Release,
): { searcher: JsonObject; hyperparameters: JsonObject } {
  const given = asInvalid(() => readConfiguration(JSON.stringify(config), release));
  if ((given["searcher"] ?? null) === null) throw refuse("invalid", `${PREFIX.slice(0, -2)}; missing searcher`);
  const complete = (key: string, part: Part): JsonObject => {
    const table = tableOf(part, release);
    const section = fill(table, given[key]) as JsonObject;
    const faults = findWrongValues(table, section, true);
    if (faults.length === 0) return section;
    throw refuse("invalid", `invalid ${key} configuration: config is invalid or incomplete: ${faults.join("\n")}`);
  };
  const found = {
    searcher: complete("searcher", searcherSection),
    hyperparameters: complete("hyperparameters", hyperparameters),
  };
  checkCurrent(found.searcher, release);
  return found;
}

function asInvalid<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? refuse("invalid", error.message) : error;
  }
}
