import type { MasterCore } from "../master-core.js";
import { checkString, refusal } from "../options/checks.js";
import { CHECKPOINT_STATES } from "../state/checkpoints/checkpoint-list.js";
import { experimentStates, holdExperiment, holdTrial, trialStates } from "../state/experiments/held-state.js";
import { checkpointOf, experimentOf, trialOf } from "../state/lookup.js";
import type { CheckpointRecord, MasterState } from "../state/records.js";
import { since } from "../state/release.js";
import { orMistake } from "./owner.js";

/** Puts an experiment into a state by name. */
export function putExperiment(core: MasterCore, id: number, name: string): void {
  const what = "fake.experiments.setState()";
  const wanted = stateNamed(core.state, experimentStates(), name, what);
  holdExperiment(
    core.state,
    core.clock.now(),
    orMistake(what, () => experimentOf(core.state, id)),
    wanted,
  );
  core.settle();
}

/** Puts a trial into a state by name. */
export function putTrial(core: MasterCore, id: number, name: string): void {
  const what = "fake.trials.setState()";
  const wanted = stateNamed(core.state, trialStates(core.state), name, what);
  holdTrial(
    core.state,
    core.clock.now(),
    orMistake(what, () => trialOf(core.state, id)),
    wanted,
  );
  core.settle();
}

/** Puts a checkpoint into a state by name. */
export function putCheckpoint(core: MasterCore, uuid: string, name: string): void {
  const what = "fake.checkpoints.setState()";
  const names = CHECKPOINT_STATES.filter((one) => one !== "STATE_PARTIALLY_DELETED" || since(core.state, "0.23.0"));
  const wanted = stateNamed(core.state, names.map((one) => one.slice("STATE_".length)), name, what);
  orMistake(what, () => checkpointOf(core.state, uuid)).state = wanted as CheckpointRecord["state"];
  core.settle();
} // prettier-ignore

/** The name without its prefix, which may be left out. */
function stateNamed(state: MasterState, names: readonly string[], given: string, what: string): string {
  const name = checkString(given, `state of ${what}`).replace(/^STATE_/, "");
  if (names.includes(name)) return name;
  const known = names.map((one) => `STATE_${one}`);
  throw refusal(`state of ${what}`, `a state that ${state.release} has (${known.join(", ")})`, given);
}
