import { since } from "../state/release.js";
import { experimentAnswer } from "../answers/experiments.js";
import { readSearch } from "../configuration/preview.js";
import type { Handlers, Call } from "../requests/call.js";
import { refuse, toGoText } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { continueExperiment } from "../state/experiments/continue-experiment.js";
import {
  activate,
  beginDeletion,
  cancel,
  kill,
  moveExperiment,
  pause,
  setArchived,
} from "../state/experiments/experiment-life-cycle.js";
import { experimentOf, projectOf } from "../state/lookup.js";
import { filteredIds } from "./filtered-ids.js";
import { isTerminal } from "../state/run-state.js";
import { refuseRetention } from "../state/trials/log-retention.js";
import { previewSearch, simulateSearch } from "../state/experiments/search-preview.js";
import type { ExperimentRecord, MasterState } from "../state/records.js";

type Bulk = "PauseExperiments";

/** Everything that makes an experiment move, one by one and many at a time. */
export const experimentActionHandlers: Handlers = {
  ActivateExperiment: ({ state, now, path }) => (activate(state, now, experimentOf(state, path.integer("id"))), {}),
  PauseExperiment: ({ state, now, path }) => (pause(state, now, experimentOf(state, path.integer("id"))), {}),
  CancelExperiment: ({ state, now, path }) => (cancel(state, now, experimentOf(state, path.integer("id"))), {}),
  KillExperiment: ({ state, now, path }) => (kill(state, now, experimentOf(state, path.integer("id"))), {}),
  ArchiveExperiment: ({ state, path }) => (setArchived(state, experimentOf(state, path.integer("id")), true), {}),
  UnarchiveExperiment: ({ state, path }) => (setArchived(state, experimentOf(state, path.integer("id")), false), {}),
  DeleteExperiment: ({ state, now, path, user }) => {
    beginDeletion(state, now, experimentOf(state, path.integer("experimentId")), user);
    return {};
  },
  MoveExperiment: ({ state, path, body }) => {
    moveExperiment(state, experimentOf(state, path.integer("experimentId")), body.integer("destinationProjectId"));
    return {};
  },
  ContinueExperiment: ({ state, now, body }) => {
    const experiment = continueExperiment(
      state,
      now,
      experimentOf(state, body.integer("id")),
      body.text("overrideConfig"),
    );
    return { experiment: experimentAnswer(state, now, experiment, "get"), warnings: [] };
  },
  PutExperimentRetainLogs: ({ state, path, body }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    retainLogs(state, experiment, body.integer("numDays"));
    return {};
  },
  ActivateExperiments: (call) => bulk(call, ["PAUSED"], (one) => activate(call.state, call.now, one)),
  PauseExperiments: (call) => bulk(call, ["ACTIVE"], (one) => pause(call.state, call.now, one)),
  CancelExperiments: (call) => bulk(call, RUNNING, (one) => cancel(call.state, call.now, one)),
  KillExperiments: (call) => bulk(call, RUNNING, (one) => kill(call.state, call.now, one)),
  ArchiveExperiments: (call) => bulk(call, OVER, (one) => setArchived(call.state, one, true)),
  UnarchiveExperiments: (call) => bulk(call, OVER, (one) => setArchived(call.state, one, false)),
  DeleteExperiments: (call) => bulk(call, OVER, (one) => beginDeletion(call.state, call.now, one, call.user)),
  MoveExperiments: (call) => {
    const { id } = projectOf(call.state, call.body.integer("destinationProjectId"));
    return bulk(call, [], (one) => moveExperiment(call.state, one, id));
  },
  PutExperimentsRetainLogs: (call) =>
    bulk(call, OVER, (one) => retainLogs(call.state, one, call.body.integer("numDays"))),
  DeleteTensorboardFiles: ({ state, path }) => {
    if (state.experiments[path.integer("experimentId")] === undefined) throw refuse("internal", "not found");
    return {};
  },
  PreviewHPSearch: ({ state, body }) => {
    const { searcher, hyperparameters } = readSearch(body.object("config") ?? {}, state.release);
    if (since(state, "0.38.0"))
      return { summary: { config: searcher, trials: previewSearch(searcher, hyperparameters) } };
    const trials = simulateSearch(searcher, hyperparameters);
    return { simulation: { config: null, seed: body.integer("seed"), trials } } as never;
  },
};

const RUNNING = [
  "ACTIVE",
  "PAUSED",
  "STOPPING_CANCELED",
  "STOPPING_KILLED",
  "STOPPING_COMPLETED",
  "STOPPING_ERROR",
  "RUNNING",
];
const OVER = ["COMPLETED", "CANCELED", "ERROR", "DELETE_FAILED"];

/** Sets for how many days the logs of a finished experiment are kept; -1 is forever. */
function retainLogs(state: MasterState, experiment: ExperimentRecord, days: number): void {
  refuseRetention(days);
  if (experiment.archived) throw notFound(state, "experiment", experiment.id);
  if (!isTerminal(experiment.state))
    throw refuse("precondition", `experiment in non terminal state '${experiment.state}', try again later`);
  experiment.logRetentionDays = days;
}

function bulk(
  call: { state: Call<Bulk>["state"]; path: Call<Bulk>["path"]; body: Call<Bulk>["body"] },
  states: string[],
  act: (experiment: ExperimentRecord) => void,
): { results: { error: string; id: number }[] } {
  // The routes of older releases name no project.
  const projectId = call.path.integer("projectId");
  const results = chosen(call, projectId, states).map((id) => {
    try {
      const experiment = call.state.experiments[id];
      if (experiment === undefined || (projectId !== 0 && experiment.projectId !== projectId))
        throw notFound(call.state, "experiment", id);
      act(experiment);
      return { error: "", id };
    } catch (error) {
      return { error: toGoText(error), id };
    }
  });
  // What is not there comes first, as on the real master.
  return { results: results.sort((one, other) => Number(other.error !== "") - Number(one.error !== "")) };
}

function chosen(
  call: { state: Call<Bulk>["state"]; body: Call<Bulk>["body"] },
  projectId: number,
  states: string[],
): number[] {
  if (!call.body.has("filters")) return call.body.integers("experimentIds");
  return filteredIds(call.state, call.body.message("filters"), { projectId, states });
}
