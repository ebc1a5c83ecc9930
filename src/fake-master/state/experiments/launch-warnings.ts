import { section } from "../config-values.js";
import { since } from "../release.js";
import type { JsonObject, MasterState } from "../records.js";

/** What the master warns of when it makes an experiment that it does not refuse. */
export function launchWarnings(state: MasterState, config: JsonObject): string[] {
  // The oldest release does not count the slots of CPUs, and warns of each that is asked for.
  const exceeded = !since(state, "0.23.1") && Number(section(config, "resources")["slots_per_trial"]) > 0;
  return exceeded ? ["LAUNCH_WARNING_CURRENT_SLOTS_EXCEEDED"] : [];
}
