import { refuse, toGoText } from "../../refusal.js";
import { ownerOf, projectOf } from "../lookup.js";
import { isTerminal } from "../run-state.js";
import {
  activate,
  beginDeletion,
  kill,
  killTrial,
  moveExperiment,
  pause,
} from "../experiments/experiment-life-cycle.js";
import type { MasterState, TrialRecord, UserRecord } from "../records.js";
import { isMultitrial } from "../search/columns.js";

/** What became of one run of a bulk action. */
export interface RunResult {
  id: number;
  error: string;
}

/** Runs that a bulk action is about. */
export interface RunChoice {
  ids: number[];
  /** 0 where the action asks for no project. */
  projectId: number;
}

/** Pauses or resumes the experiments that runs are. */
export function steerRuns(state: MasterState, now: number, choice: RunChoice, verb: "pause" | "resume"): RunResult[] {
  return each(state, choice, (trial) => {
    const experiment = ownerOf(state, trial);
    if (isMultitrial(experiment)) return `Cannot pause/unpause run '${trial.id}' (part of multi-trial).`;
    try {
      if (verb === "pause") pause(state, now, experiment);
      else activate(state, now, experiment);
      return "";
    } catch (error) {
      return `Failed to ${verb} associated experiment: ${steeringProblem(state, trial, error)}`;
    }
  });
}

/** The refusal of an ended experiment is the same for both here. */
function steeringProblem(state: MasterState, trial: TrialRecord, error: unknown): string {
  return isTerminal(ownerOf(state, trial).state) ? toGoText(refuse("precondition", "experiment in terminal state")) : toGoText(error);
} // prettier-ignore

/** Ends runs by force. */
export function killRuns(state: MasterState, now: number, choice: RunChoice): RunResult[] {
  const results = choice.ids.flatMap((id) => {
    const trial = state.trials[id];
    if (trial === undefined || id <= 0) return [];
    const experiment = ownerOf(state, trial);
    if (isMultitrial(experiment)) killTrial(state, now, trial);
    else kill(state, now, experiment);
    return [{ error: "", id }];
  });
  const missing = choice.ids.filter((id) => state.trials[id] === undefined || id <= 0);
  return [...results, ...missing.map((id) => ({ error: `Run with id '${id}' not found`, id }))];
}

/** Marks runs as archived, or takes the mark away. */
export function archiveRuns(state: MasterState, choice: RunChoice, archived: boolean): RunResult[] {
  const before = new Set(choice.ids.filter((id) => state.trials[id]?.archived === true));
  const results = each(state, choice, (trial) => {
    const experiment = ownerOf(state, trial);
    if (experiment.archived) return `Run is part of archived Search (id: '${experiment.id}').`;
    if (!isTerminal(trial.state)) return "Run is not in terminal state.";
    if (archived) trial.archived = true;
    else delete trial.archived;
    return "";
  });
  // What needs no change is answered before what is missing, and what is changed after it.
  const place = ({ id, error }: RunResult): number => (error !== "" ? 1 : before.has(id) === archived ? 0 : 2);
  return results.sort((one, other) => place(one) - place(other));
}

/** Moves runs to another project; a run of several goes with its whole search, or stays. */
export function moveRuns(state: MasterState, choice: RunChoice, destinationId: number, skipMultitrial: boolean): RunResult[] {
  projectOf(state, destinationId);
  return each(state, choice, (trial) => {
    const experiment = ownerOf(state, trial);
    if (trial.archived === true) return "Run is archived.";
    if (skipMultitrial && isMultitrial(experiment)) return `Skipping run '${trial.id}' (part of multi-trial).`;
    try {
      moveExperiment(state, experiment, destinationId);
      return "";
    } catch (error) {
      return `Failed to move experiment: ${toGoText(error)}`;
    }
  });
} // prettier-ignore

/** Removes runs: the last of an experiment takes the experiment with it. */
export function deleteRuns(state: MasterState, now: number, choice: RunChoice, user: UserRecord): RunResult[] {
  return each(state, choice, (trial) => {
    const experiment = ownerOf(state, trial);
    if (!isTerminal(trial.state)) return "Run is not in terminal state.";
    if (experiment.trialIds.length > 1) {
      experiment.trialIds = experiment.trialIds.filter((id) => id !== trial.id);
      delete state.trials[trial.id];
      return "";
    }
    try {
      beginDeletion(state, now, experiment, user);
      return "";
    } catch (error) {
      return toGoText(error);
    }
  });
}

/** What is not there comes first. */
function each(state: MasterState, { ids, projectId }: RunChoice, act: (trial: TrialRecord) => string): RunResult[] {
  const isHere = (id: number): boolean => {
    const trial = id > 0 ? state.trials[id] : undefined;
    return trial !== undefined && ownerOf(state, trial).projectId === projectId;
  };
  const missing = ids.filter((id) => !isHere(id)).map((id) => ({ error: `Run with id '${id}' not found in project with id '${projectId}'`, id })); // prettier-ignore
  return [...missing, ...ids.filter(isHere).map((id) => ({ error: act(state.trials[id] as TrialRecord), id }))];
}
