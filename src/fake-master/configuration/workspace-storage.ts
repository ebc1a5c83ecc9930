import type { Release } from "../../../generated/releases.js";
import { refuse } from "../refusal.js";
import type { JsonObject } from "../state/json.js";
import { decode } from "./decode.js";
import { fill } from "./fill.js";
import { findWrongValues } from "./find-wrong-values.js";
import { checkpointStorage } from "./tables/storage.js";
import { tableOf } from "./table.js";

/** The storage that a workspace gives to its experiments, with its unset keys; it must be complete. */
export function readWorkspaceStorage(given: JsonObject, release: Release): JsonObject {
  const table = tableOf(checkpointStorage, release);
  let storage: JsonObject;
  try {
    storage = fill(table, decode(table, given), false) as JsonObject;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuse("internal", error.message);
  }
  const faults = findWrongValues(table, storage, true);
  if (faults.length > 0) throw refuse("invalid", `config is invalid or incomplete: ${faults.join("\n")}`);
  return storage;
}
