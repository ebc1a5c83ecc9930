import { refuse } from "../../refusal.js";
import { notFound } from "../not-found.js";
import { plan } from "../planned-events.js";
import { savePolicy } from "../checkpoints/checkpoint-collection.js";
import { checkComplete } from "../../configuration/complete.js";
import { sentence, since } from "../release.js";
import { isTerminal } from "../run-state.js";
import { section } from "../config-values.js";
import type { ExperimentRecord, Json, JsonObject, MasterState } from "../records.js";

/** What a patch sets; undefined leaves alone. */
export interface ExperimentPatch {
  name: string | undefined;
  description: string | undefined;
  notes: string | undefined;
  labels: Json[] | undefined;
  resources: JsonObject | undefined;
  checkpointStorage: JsonObject | undefined;
}

/** Changes what may be changed of an experiment, in its record and its configuration. */
export function patchExperiment(
  state: MasterState,
  now: number,
  experiment: ExperimentRecord,
  patch: ExperimentPatch,
): void {
  if (patch.name !== undefined && patch.name !== experiment.name && patch.name.trim() === "") {
    throw refuse("invalid", sentence(state, "`name` must not be an empty or whitespace string"));
  }
  const before = visible(experiment);
  if (patch.name !== undefined && patch.name !== experiment.name) {
    experiment.jobName ??= experiment.name;
    experiment.name = patch.name;
  }
  if (patch.description !== undefined) experiment.description = patch.description;
  if (patch.notes !== undefined) experiment.notes = patch.notes;
  if (patch.labels !== undefined) {
    setLabels(experiment, [...new Set(patch.labels.filter((label): label is string => typeof label === "string"))]);
  }
  // Once anything changes, a description that was never set becomes the empty string.
  if (before !== visible(experiment)) experiment.description ??= "";
  const { name, description } = experiment;
  // The configuration is written anew from the record, where labels that nobody ever set are missing; a new policy alone leaves it.
  const isUnset = experiment.labels.length === 0 && (experiment.hasSetLabels !== true || !since(state, "0.23.0"));
  const isWritten = patch.checkpointStorage === undefined || before !== visible(experiment);
  const labels = isUnset && isWritten ? null : (experiment.config["labels"] ?? null);
  experiment.config = { ...experiment.config, name, description, labels };
  if (patch.resources !== undefined) setResources(state, experiment, patch.resources);
  if (patch.checkpointStorage !== undefined) {
    // The collection that a new policy sets going still goes by the one before.
    const policy = savePolicy(experiment);
    const { saveExperimentBest, saveTrialBest, saveTrialLatest } = patch.checkpointStorage;
    experiment.config = withSection(experiment, "checkpoint_storage", {
      save_experiment_best: saveExperimentBest ?? 0,
      save_trial_best: saveTrialBest ?? 0,
      save_trial_latest: saveTrialLatest ?? 0,
    });
    plan(state, now + 4_500, { kind: "collect", experimentId: experiment.id, policy });
  }
}

function visible({ name, description, notes, labels }: ExperimentRecord): string {
  return JSON.stringify([name, description, notes, labels]);
}

/** Replaces the labels, in the record and in the configuration. */
export function setLabels(experiment: ExperimentRecord, labels: string[]): void {
  experiment.labels = labels;
  experiment.hasSetLabels = true;
  experiment.config = { ...experiment.config, labels: labels.slice() };
}

function setResources(state: MasterState, experiment: ExperimentRecord, given: JsonObject): void {
  const { maxSlots, weight, priority } = given;
  const config = withSection(experiment, "resources", {
    ...(maxSlots === undefined ? {} : { max_slots: maxSlots }),
    ...(weight === undefined ? {} : { weight }),
    ...(priority === undefined ? {} : { priority }),
  });
  const refusing = `patching experiment ${experiment.id}: refusing to save invalid experiment config: `;
  checkComplete(config, state.release, refusing);
  if (experiment.unmanaged || isTerminal(experiment.state)) throw notFound(state, "experiment", experiment.id);
  experiment.config = config;
}

function withSection(experiment: ExperimentRecord, key: string, values: JsonObject): JsonObject {
  return { ...experiment.config, [key]: { ...section(experiment.config, key), ...values } };
}
