import { refuse } from "../../refusal.js";
import { mergeConfigurations } from "../../configuration/complete.js";
import { readConfiguration } from "../../configuration/read.js";
import { completeIn } from "./create-experiment.js";
import { isTerminal } from "../run-state.js";
import { section } from "../config-values.js";
import { projectOf, trialsOf } from "../lookup.js";
import { nextStepOf } from "./experiment-life-cycle.js";
import { hyperparametersFor, newSearch } from "./search.js";
import type { ExperimentRecord, JsonObject, MasterState } from "../records.js";
import { addTask, fillSearch, requestAllocation } from "../trials/trial-life-cycle.js";

/** Lets a finished experiment go on in the same trials, each with another task. */
export function continueExperiment(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  override: string,
): ExperimentRecord {
  if (!isTerminal(experiment.state)) {
    throw refuse("precondition", `experiment in non terminal state '${experiment.state}', try again later`);
  }
  const searcher = experiment.search.name;
  if (!["single", "grid", "random"].includes(searcher))
    throw refuse("invalid", `cannot continue a '${searcher}' experiment`);
  const trials = trialsOf(state, experiment);
  if (searcher !== "single") {
    if (override.trim() !== "") throw refuse("invalid", "override config must be empty for a search of several trials");
    if (trials.every((trial) => trial.state === "COMPLETED") && trials.length >= experiment.search.total) {
      throw refuse("precondition", "experiment has been completed, cannot continue this experiment");
    }
  } else if (override.trim() !== "") applyOverride(state, now, experiment, readConfiguration(override, state.release));
  experiment.state = "ACTIVE";
  experiment.progress = 0;
  delete experiment.held;
  delete experiment.endTime;
  for (const trial of trials) {
    if (searcher !== "single" && trial.state === "COMPLETED") continue;
    trial.state = "ACTIVE";
    trial.restarts = 0;
    delete trial.endTime;
    delete trial.invalidHp;
    if (searcher === "single") trial.programHparams = hyperparametersFor(experiment.config, 0, () => 0.5);
    const first = trial.taskIds[0] ?? "";
    addTask(state, now, trial, `${first}-${trial.taskIds.length}`);
    requestAllocation(state, now, trial, nextStepOf(state, trial));
  }
  fillSearch(state, now, experiment);
  return experiment;
}

function applyOverride(state: MasterState, now: number, experiment: ExperimentRecord, override: JsonObject): void {
  if ("workspace" in override || "project" in override) throw refuse("invalid", "cannot override workspace or project");
  const name = section(override, "searcher")["name"];
  if (name !== undefined && name !== "single") throw refuse("invalid", "cannot change the searcher type");
  const config = mergeConfigurations(override, experiment.config, state.release);
  const { workspaceId } = projectOf(state, experiment.projectId);
  experiment.config = completeIn(state, now, config, { workspaceId, unmanaged: false });
  experiment.search = { ...newSearch(experiment.config), created: experiment.search.created };
}
