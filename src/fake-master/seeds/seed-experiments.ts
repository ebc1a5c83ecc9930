import { isAtLeast } from "../state/release.js";
import type { Release } from "../../../generated/releases.js";
import {
  checkBoolean,
  checkDuration,
  checkFiniteDuration,
  checkInteger,
  checkName,
  checkObject,
  checkOneOf,
  checkString,
  checkStrings,
  type Check,
} from "../options/checks.js";
import { readOptions, type Checked, type OptionTable } from "../options/options.js";
import { milliseconds, type FakeDuration } from "../clock/duration.js";
import type { MasterCore } from "../master-core.js";
import { plan } from "../state/planned-events.js";
import {
  addExperiment,
  checkedAgain,
  checkExperiment,
  type CheckedExperiment,
} from "../state/experiments/create-experiment.js";
import { cancel } from "../state/experiments/experiment-life-cycle.js";
import type { ExperimentConfig } from "../../wire-types/experiment-config/index.js";
import { mergeConfigurations } from "../configuration/complete.js";
import type { ExperimentRecord, JsonObject, UserRecord } from "../state/records.js";
import { ownerNamed } from "./owner.js";
import { putExperiment } from "./put-into-state.js";

/** An experiment to be there without anybody having made it. */
export interface ExperimentSeed {
  /**
   * Its name.
   *
   * @default generated as the master does
   */
  name?: string | undefined;
  /** More of its configuration, merged over what the other options say. */
  config?: ExperimentConfig | JsonObject | undefined;
  /**
   * Number of trials. They run side by side while the slots last.
   *
   * @default 1
   */
  trials?: number | undefined;
  /**
   * How long a trial's program runs.
   *
   * @default "1m"
   */
  runsFor?: FakeDuration | undefined;
  /**
   * How it ends. `"PAUSED"`: it is created and not started.
   *
   * @default "COMPLETED"
   */
  finalState?: "COMPLETED" | "ERROR" | "CANCELED" | "PAUSED" | undefined;
  /**
   * How long ago it was created. When that is longer than it runs, it has already ended.
   *
   * @default 0
   */
  ago?: FakeDuration | undefined;
  /**
   * Steps of a trial.
   *
   * @default 10
   */
  steps?: number | undefined;
  /**
   * Checkpoints that a trial saves.
   *
   * @default one per step, at most 10
   */
  checkpoints?: number | undefined;
  /**
   * Metric of the searcher.
   *
   * @default "loss"
   */
  metric?: string | undefined;
  /**
   * Whether a smaller value of the metric is better.
   *
   * @default true
   */
  smallerIsBetter?: boolean | undefined;
  /**
   * Its labels.
   *
   * @default none
   */
  labels?: readonly string[] | undefined;
  description?: string | undefined;
  /**
   * Its notes.
   *
   * @default ""
   */
  notes?: string | undefined;
  /**
   * Its owner.
   *
   * @default "determined"
   */
  username?: string | undefined;
  /**
   * Id of its project; 0 is the project "Uncategorized".
   *
   * @default 0
   */
  projectId?: number | undefined;
  /**
   * Whether it is archived.
   *
   * @default false
   */
  archived?: boolean | undefined;
}

/** Options of `fake.experiments.add`. */
export const experimentSeedOptions = {
  name: { check: checkString },
  config: { check: checkObject as Check<JsonObject> },
  trials: { check: checkInteger(1), default: 1 },
  runsFor: { check: checkDuration, default: "1m" },
  finalState: { check: checkOneOf("COMPLETED", "ERROR", "CANCELED", "PAUSED"), default: "COMPLETED" },
  ago: { check: checkFiniteDuration, default: 0 },
  steps: { check: checkInteger(1), default: 10 },
  checkpoints: { check: checkInteger(0) },
  metric: { check: checkName, default: "loss" },
  smallerIsBetter: { check: checkBoolean, default: true },
  labels: { check: checkStrings, default: [] },
  description: { check: checkString },
  notes: { check: checkString, default: "" },
  username: { check: checkName, default: "determined" },
  projectId: { check: checkInteger(0), default: 0 },
  archived: { check: checkBoolean, default: false },
} satisfies OptionTable<ExperimentSeed>;

/** Adds experiments without a client. */
export interface ExperimentSeeds {
  /**
   * Adds one experiment, or several alike. Throws a TypeError when an option does not exist or cannot have its value.
   *
   * @example const [running] = fake.experiments.add({ trials: 4, runsFor: "10h" });
   */
  add(seed?: ExperimentSeed, count?: number): { id: number; trialIds: number[] }[];
  /**
   * Puts an experiment into any state of the release by name, the prefix `STATE_` may be left out. It stays there until a client or another call changes it.
   * Programs that run are gone without a word, and trials that have not ended go into the same state. Throws a
   * TypeError when there is no such experiment or no such state.
   *
   * @example fake.experiments.setState(1, "STATE_STOPPING_CANCELED");
   */
  setState(id: number, state: string): void;
}

/** What a container needs before the first step, in milliseconds. */
const STARTUP = 5_050;

/** Makes the door through which experiments are added. */
export function seedExperiments(core: MasterCore): ExperimentSeeds {
  return {
    add: (given = {}, count = 1) => {
      const seed = readOptions(experimentSeedOptions, "fake.experiments.add()", given);
      checkInteger(0)(count, "count of fake.experiments.add()");
      if (count === 0) return [];
      const user = ownerNamed(core.state, seed.username);
      // Those alike are checked once, which takes longer than all the rest.
      let checked = checkSeed(core, seed);
      return Array.from({ length: count }, (_, index) => {
        if (index > 0) checked = checkedAgain(core.state, checked);
        return addOne(core, user, seed, checked);
      });
    },
    setState: (id, state) => putExperiment(core, id, state),
  };
}

type Seed = Checked<typeof experimentSeedOptions>;

/** When an experiment was created. */
function beginOf(core: MasterCore, seed: Seed): number {
  return core.clock.now() - milliseconds(seed.ago);
}

function checkSeed(core: MasterCore, seed: Seed): CheckedExperiment {
  const { state } = core;
  return checkExperiment(state, beginOf(core, seed), {
    config: JSON.stringify(configOf(seed, state.release)),
    modelDefinition: [],
    validateOnly: false,
    parentId: 0,
    activate: false,
    projectId: seed.projectId,
    template: "",
    unmanaged: false,
  });
}

function addOne(
  core: MasterCore,
  user: UserRecord,
  seed: Seed,
  checked: CheckedExperiment,
): { id: number; trialIds: number[] } {
  const { state } = core;
  const began = beginOf(core, seed);
  const paused = seed.finalState === "PAUSED";
  const experiment = addExperiment(state, began, user, checked);
  experiment.notes = seed.notes;
  const { steps } = seed;
  const runs = milliseconds(seed.runsFor);
  experiment.plan = {
    steps,
    stepDuration: Math.max(0, runs - STARTUP) / steps,
    batchesPerStep: 100,
    finalState: seed.finalState === "PAUSED" ? "COMPLETED" : seed.finalState,
    ...(seed.checkpoints === undefined ? {} : { checkpoints: seed.checkpoints }),
  };
  if (!paused) begin(core, experiment, began, runs);
  core.catchUp();
  experiment.archived = seed.archived;
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

function configOf(seed: Seed, release: Release): JsonObject {
  const { trials } = seed;
  const search =
    trials === 1 ? { name: "single" } : { name: "random", max_trials: trials, max_concurrent_trials: trials };
  const config: JsonObject = {
    ...(seed.name === undefined ? {} : { name: seed.name }),
    ...(seed.description === undefined ? {} : { description: seed.description }),
    labels: [...seed.labels],
    entrypoint: "python3 train.py",
    max_restarts: 0,
    hyperparameters: { lr: { type: "log", base: 10, minval: -4, maxval: -1 } },
    searcher: {
      ...search,
      metric: seed.metric,
      smaller_is_better: seed.smallerIsBetter,
      // Releases before 0.38.0 require it.
      ...(!isAtLeast(release, "0.38.0") ? { max_length: { batches: 100 * seed.steps } } : {}),
    },
  };
  return mergeConfigurations(seed.config ?? {}, config, release);
}
