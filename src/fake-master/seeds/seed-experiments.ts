import { isAtLeast } from "../state/release.js";
import type { Release } from "../../../generated/releases.js";
import { checkOptions, checkValue, wholeNumber } from "../options/check-options.js";
import { milliseconds, type FakeDuration } from "../clock/duration.js";
import type { MasterCore } from "../master-core.js";
import { SEED_RULES } from "../options/option-rules.js";
import { plan } from "../state/agenda.js";
import { createExperiment } from "../state/experiments/create-experiment.js";
import { cancel } from "../state/experiments/experiment-life-cycle.js";
import { userNamed } from "../state/lookup.js";
import { mergeConfigurations } from "../configuration/complete.js";
import type { ExperimentRecord, JsonObject } from "../state/records.js";

/** An experiment to be there without anybody having made it. */
export interface ExperimentSeed {
  /** Name; default generated as the master does. */
  name?: string | undefined;
  /** More of its configuration, merged over what the other options say. */
  config?: JsonObject | undefined;
  /** Number of trials; default 1. They run side by side while the slots last. */
  trials?: number | undefined;
  /** How long a trial's program runs; default `"1m"`. */
  runsFor?: FakeDuration | undefined;
  /** How it ends; default `"COMPLETED"`. `"PAUSED"`: it is made and not begun. */
  finalState?: "COMPLETED" | "ERROR" | "CANCELED" | "PAUSED" | undefined;
  /** How long ago it was made; default 0. When that is longer than it runs, it is over already. */
  ago?: FakeDuration | undefined;
  /** Steps of a trial; default 10. */
  steps?: number | undefined;
  /** Checkpoints that a trial saves; default 10 at most. */
  checkpoints?: number | undefined;
  /** Metric that the search goes by; default `"loss"`, the smaller the better. */
  metric?: string | undefined;
  smallerIsBetter?: boolean | undefined;
  labels?: readonly string[] | undefined;
  description?: string | undefined;
  notes?: string | undefined;
  /** Whose it is; default `"determined"`. */
  username?: string | undefined;
  projectId?: number | undefined;
  archived?: boolean | undefined;
}

/** Adds experiments without a client. */
export interface ExperimentSeeds {
  /**
   * Adds one experiment, or several alike. Throws a TypeError when an option does not exist or cannot have its value.
   *
   * @example const [running] = fake.experiments.add({ trials: 4, runsFor: "10h" });
   */
  add(seed?: ExperimentSeed, count?: number): { id: number; trialIds: number[] }[];
}

/** What a container needs before the first step, in milliseconds. */
const STARTUP = 5_050;

/** Makes the door through which experiments are added. */
export function seedExperiments(core: MasterCore): ExperimentSeeds {
  return {
    add: (seed = {}, count = 1) => {
      checkOptions("experiments.add", seed, SEED_RULES);
      checkValue("experiments.add", "count", count, wholeNumber(0));
      return Array.from({ length: count }, () => addOne(core, seed));
    },
  };
}

function addOne(core: MasterCore, seed: ExperimentSeed): { id: number; trialIds: number[] } {
  const { state } = core;
  const user = userNamed(state, seed.username ?? "determined");
  if (user === undefined)
    throw new TypeError(`The fake master has no user ${JSON.stringify(seed.username)}; add one with fake.users.add.`);
  const began = core.clock.now() - milliseconds(seed.ago ?? 0);
  const paused = seed.finalState === "PAUSED";
  const request = {
    config: JSON.stringify(configOf(seed, state.release)),
    modelDefinition: [],
    validateOnly: false,
    parentId: 0,
    activate: false,
    projectId: seed.projectId ?? 0,
    template: "",
    unmanaged: false,
  };
  const experiment = createExperiment(state, began, user, request);
  if (experiment === undefined) throw new TypeError("The experiment was not made.");
  experiment.notes = seed.notes ?? "";
  const steps = seed.steps ?? 10;
  const runs = milliseconds(seed.runsFor ?? "1m");
  experiment.plan = {
    steps,
    stepDuration: Math.max(0, runs - STARTUP) / steps,
    batchesPerStep: 100,
    finalState: seed.finalState === "ERROR" || seed.finalState === "CANCELED" ? seed.finalState : "COMPLETED",
    ...(seed.checkpoints === undefined ? {} : { checkpoints: seed.checkpoints }),
  };
  if (!paused) begin(core, experiment, began, runs);
  core.catchUp();
  experiment.archived = seed.archived ?? false;
  return { id: experiment.id, trialIds: experiment.trialIds.filter((id) => id > 0) };
}

function begin(core: MasterCore, experiment: ExperimentRecord, began: number, runs: number): void {
  core.start(experiment, began);
  if (experiment.plan?.finalState !== "CANCELED") return;
  const at = began + runs;
  if (at <= core.clock.now()) {
    core.catchUp(at);
    cancel(core.state, at, experiment);
  } else plan(core.state, at, { kind: "cancel", experimentId: experiment.id });
}

function configOf(seed: ExperimentSeed, release: Release): JsonObject {
  const trials = seed.trials ?? 1;
  const search =
    trials === 1 ? { name: "single" } : { name: "random", max_trials: trials, max_concurrent_trials: trials };
  const config: JsonObject = {
    ...(seed.name === undefined ? {} : { name: seed.name }),
    ...(seed.description === undefined ? {} : { description: seed.description }),
    labels: [...(seed.labels ?? [])],
    entrypoint: "python3 train.py",
    max_restarts: 0,
    hyperparameters: { lr: { type: "log", base: 10, minval: -4, maxval: -1 } },
    searcher: {
      ...search,
      metric: seed.metric ?? "loss",
      smaller_is_better: seed.smallerIsBetter ?? true,
      // Releases before 0.38.0 require it.
      ...(!isAtLeast(release, "0.38.0") ? { max_length: { batches: 100 * (seed.steps ?? 10) } } : {}),
    },
  };
  return mergeConfigurations(seed.config ?? {}, config, release);
}
