import { expectTypeOf, test } from "vitest";
import {
  createExperiment,
  Determined,
  getExperiment,
  listExperiments,
  login,
  logout,
  waitAll,
  where,
  type ApiClient,
  type Checkpoint,
  type Experiment,
  type ExperimentReference,
  type ExperimentState,
  type FailureReport,
  type Handle,
  type Listing,
  type LogCursor,
  type LogEntry,
  type LogLevel,
  type MasterInfo,
  type Open,
  type Task,
  type Trial,
  type TrialMetrics,
  type TrialReference,
  type TrialState,
} from "../../src/index.js";

declare const determined: Determined;
declare const experiment: Experiment;
declare const trial: Trial;
declare const task: Task;

/** Checked by the compiler; never run, since nothing here has a value. */
function never(...bodies: (() => void)[]): number {
  return bodies.length;
}

test("types are checked by the compiler", () => {});

never(() => {
  expectTypeOf(new Determined()).toEqualTypeOf<Determined>();
  expectTypeOf(new Determined({ master: new URL("http://x"), retry: false })).toEqualTypeOf<Determined>();
  // @ts-expect-error a string is not an options object
  new Determined("http://x");
  expectTypeOf(Determined.login({ user: "a", password: "b" })).toEqualTypeOf<Promise<Determined>>();
  // @ts-expect-error seconds are not a retry option
  void Determined.login({ retry: 5 });
  expectTypeOf(determined.master).toEqualTypeOf<string>();
  expectTypeOf(determined.api).toEqualTypeOf<ApiClient>();
  expectTypeOf(determined.withOptions({ timeout: "5m" })).toEqualTypeOf<Determined>();
  // @ts-expect-error an unknown option
  determined.withOptions({ timeOut: "5m" });
  expectTypeOf(determined.logout()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are an object
  void determined.logout(true);
  expectTypeOf(determined.getSessionUsername()).toEqualTypeOf<Promise<string>>();
  // @ts-expect-error a signal is an AbortSignal
  void determined.getSessionUsername({ signal: "x" });
  expectTypeOf(determined.getMasterInfo()).toEqualTypeOf<Promise<MasterInfo>>();
  // @ts-expect-error a timeout is a number or a string
  void determined.getMasterInfo({ timeout: true });
});

never(() => {
  expectTypeOf(determined.createExperiment({ config: {} })).toEqualTypeOf<Promise<Experiment>>();
  expectTypeOf(
    determined.createExperiment({
      config: "a.yaml",
      modelDir: ".",
      includes: ["x"],
      activate: undefined,
      dedupeKey: "k",
    }),
  ).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error config is required
  void determined.createExperiment({ modelDir: "." });
  expectTypeOf(determined.getExperiment(1)).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error an id is a number
  void determined.getExperiment("1");
  expectTypeOf(determined.listExperiments({ states: ["PAUSED", "STATE_ERROR"], orderBy: "DESC" })).toEqualTypeOf<
    Listing<Experiment>
  >();
  // @ts-expect-error a typo in a state
  determined.listExperiments({ states: ["PASUED"] });
  expectTypeOf(determined.getTrial(1)).toEqualTypeOf<Promise<Trial>>();
  // @ts-expect-error an id is required
  void determined.getTrial();
  expectTypeOf(determined.getCheckpoint("u")).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error a UUID is a string
  void determined.getCheckpoint(1);
  expectTypeOf(determined.waitAll([experiment, determined.experiment(1)], { maxWait: "1h" })).toEqualTypeOf<
    Promise<Open<ExperimentState>[]>
  >();
  expectTypeOf(determined.waitAll([1, experiment])).toEqualTypeOf<Promise<Open<ExperimentState>[]>>();
  // @ts-expect-error a trial is not an experiment
  void determined.waitAll([trial]);
  void determined.waitAll([experiment], { onProgress: ({ ended, total }) => console.log(`${ended} of ${total} done`) });
  expectTypeOf(determined.iterTrialsMetrics([1], { group: "training" })).toExtend<AsyncIterable<TrialMetrics>>();
  // @ts-expect-error the group is required
  determined.iterTrialsMetrics([1], {});
});

never(() => {
  const handle = determined.experiment(1);
  expectTypeOf(handle).toEqualTypeOf<Handle<Experiment>>();
  expectTypeOf(handle.id).toEqualTypeOf<number>();
  expectTypeOf(handle.name).toEqualTypeOf<string | undefined>();
  expectTypeOf(handle.reload()).toEqualTypeOf<Promise<Experiment>>();
  expectTypeOf(handle.wait()).toEqualTypeOf<Promise<Open<ExperimentState>>>();
  // @ts-expect-error a field that is not loaded yet may be undefined
  void handle.name.length;
  // @ts-expect-error a handle has an id
  determined.experiment();
  expectTypeOf(determined.trial(1).reload()).toEqualTypeOf<Promise<Trial>>();
  expectTypeOf(determined.trial(1).experimentId).toEqualTypeOf<number | undefined>();
  // @ts-expect-error an id is a number
  determined.trial("1");
  expectTypeOf(determined.checkpoint("u").uuid).toEqualTypeOf<string>();
  expectTypeOf(determined.checkpoint("u").reload()).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error a UUID is a string
  determined.checkpoint(1);
  expectTypeOf(determined.model("m").name).toEqualTypeOf<string>();
  // @ts-expect-error a name is a string
  determined.model(1);
  expectTypeOf(determined.task("t")).toEqualTypeOf<Task>();
  // @ts-expect-error the id of a task is a string
  determined.task(1);
});

never(() => {
  expectTypeOf(experiment).toEqualTypeOf<ExperimentReference>();
  expectTypeOf(experiment.state).toEqualTypeOf<Open<ExperimentState>>();
  expectTypeOf(experiment.labels).toEqualTypeOf<ReadonlySet<string>>();
  expectTypeOf(experiment.startTime).toEqualTypeOf<Date | undefined>();
  expectTypeOf(experiment.progress).toEqualTypeOf<number | undefined>();
  // @ts-expect-error fields are read-only
  experiment.name = "x";
  expectTypeOf(experiment.reload()).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error options are an object
  void experiment.reload(1);
  for (const set of ["setName", "setDescription", "setNotes", "addLabel", "removeLabel"] as const) {
    expectTypeOf(experiment[set]("x")).toEqualTypeOf<Promise<void>>();
  }
  // @ts-expect-error a name is a string
  void experiment.setName(1);
  // @ts-expect-error a description is a string
  void experiment.setDescription(null);
  // @ts-expect-error notes are a string
  void experiment.setNotes(undefined);
  // @ts-expect-error a label is a string
  void experiment.addLabel(1);
  // @ts-expect-error a label is a string
  void experiment.removeLabel(["a"]);
  expectTypeOf(experiment.setLabels(new Set(["a"]))).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error a number is not an array
  void experiment.setLabels(1);
  for (const act of [
    "activate",
    "pause",
    "cancel",
    "kill",
    "archive",
    "unarchive",
    "delete",
    "deleteTensorboardFiles",
  ] as const) {
    expectTypeOf(experiment[act]()).toEqualTypeOf<Promise<void>>();
    // @ts-expect-error options are an object
    void experiment[act]("now");
  }
});

never(() => {
  expectTypeOf(experiment.getTrials()).toEqualTypeOf<Promise<Trial[]>>();
  expectTypeOf(experiment.listTrials({ sortBy: "ID", orderBy: "ASCENDING" })).toEqualTypeOf<Listing<Trial>>();
  expectTypeOf(experiment.iterTrials()).toExtend<AsyncIterable<Trial>>();
  // @ts-expect-error a typo in a sort key
  void experiment.getTrials({ sortBy: "IDD" });
  // @ts-expect-error a typo in an order
  experiment.listTrials({ orderBy: "UP" });
  // @ts-expect-error a page size is a number
  experiment.iterTrials({ pageSize: "2" });
  expectTypeOf(experiment.awaitFirstTrial({ interval: "1s", maxWait: 1000 })).toEqualTypeOf<Promise<Trial>>();
  // @ts-expect-error a duration is a number or a string
  void experiment.awaitFirstTrial({ interval: null });
  expectTypeOf(experiment.wait({ onPaused: "wait", onProgress: ({ progress }) => progress })).toEqualTypeOf<
    Promise<Open<ExperimentState>>
  >();
  // @ts-expect-error Python's positional seconds
  void experiment.wait(5);
  expectTypeOf(experiment.topCheckpoint({ sortBy: "loss" })).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error Python's positional metric
  void experiment.topCheckpoint("loss");
  expectTypeOf(experiment.topNCheckpoints(3, { smallerIsBetter: true })).toEqualTypeOf<Promise<Checkpoint[]>>();
  // @ts-expect-error the number is required
  void experiment.topNCheckpoints();
  expectTypeOf(experiment.listCheckpoints({ sortBy: "any metric", orderBy: "DESC", maxResults: 3 })).toEqualTypeOf<
    Listing<Checkpoint>
  >();
  // @ts-expect-error a metric is a string
  experiment.listCheckpoints({ sortBy: 1 });
  expectTypeOf(experiment.bestTrial()).toEqualTypeOf<Promise<Trial>>();
  // @ts-expect-error true or false
  void experiment.bestTrial({ smallerIsBetter: "yes" });
  expectTypeOf(experiment.downloadCode({ outputDir: "x" })).toEqualTypeOf<Promise<string>>();
  // @ts-expect-error a directory is a string
  void experiment.downloadCode({ outputDir: 1 });
  expectTypeOf(experiment.code()).toEqualTypeOf<Promise<Blob>>();
  // @ts-expect-error options are an object
  void experiment.code("x");
  expectTypeOf(experiment.moveToProject({ workspaceName: "w", projectName: "p" })).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error both names are required
  void experiment.moveToProject({ workspaceName: "w" });
  expectTypeOf(experiment.getPachydermConfig()).toEqualTypeOf<Promise<Record<string, unknown>>>();
  // @ts-expect-error options are an object
  void experiment.getPachydermConfig(1);
  expectTypeOf(experiment.explainFailure({ lines: 5 })).toEqualTypeOf<Promise<FailureReport>>();
  // @ts-expect-error a number of lines
  void experiment.explainFailure({ lines: "5" });
});

never(() => {
  expectTypeOf(trial).toEqualTypeOf<TrialReference>();
  expectTypeOf(trial.state).toEqualTypeOf<Open<TrialState>>();
  expectTypeOf(trial.reload()).toEqualTypeOf<Promise<Trial>>();
  // @ts-expect-error options are an object
  void trial.reload("x");
  expectTypeOf(trial.kill()).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are an object
  void trial.kill("x");
  expectTypeOf(trial.getExperiment()).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error options are an object
  void trial.getExperiment(1);
  expectTypeOf(trial.logs({ minLevel: "WARNING", timestampAfter: new Date() })).toExtend<AsyncIterable<string>>();
  expectTypeOf(trial.iterLogs({ levels: ["INFO"] })).toExtend<AsyncIterable<string>>();
  expectTypeOf(trial.logEntries({ rankIds: [0] })).toExtend<AsyncIterable<LogEntry>>();
  // @ts-expect-error Python's positional follow
  trial.logs(true);
  // @ts-expect-error a typo in a level
  trial.iterLogs({ minLevel: "WARN" });
  // @ts-expect-error ranks are numbers
  trial.logEntries({ rankIds: ["0"] });
  expectTypeOf(trial.topCheckpoint()).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error options are an object
  void trial.topCheckpoint("loss");
  expectTypeOf(trial.selectCheckpoint({ best: true, sortBy: "loss" })).toEqualTypeOf<Promise<Checkpoint>>();
  expectTypeOf(trial.selectCheckpoint({ latest: true })).toEqualTypeOf<Promise<Checkpoint>>();
  expectTypeOf(trial.selectCheckpoint({ uuid: "u" })).toEqualTypeOf<Promise<Checkpoint>>();
  // @ts-expect-error exactly one of the three
  void trial.selectCheckpoint({ best: true, latest: true });
  // @ts-expect-error sortBy goes with best
  void trial.selectCheckpoint({ latest: true, sortBy: "loss" });
  expectTypeOf(trial.getCheckpoints()).toEqualTypeOf<Promise<Checkpoint[]>>();
  expectTypeOf(trial.listCheckpoints()).toEqualTypeOf<Listing<Checkpoint>>();
  // @ts-expect-error an order is a string
  void trial.getCheckpoints({ orderBy: 1 });
  // @ts-expect-error a number of results
  trial.listCheckpoints({ maxResults: "1" });
  expectTypeOf(trial.iterMetrics({ group: "training", follow: true })).toExtend<AsyncIterable<TrialMetrics>>();
  expectTypeOf(trial.iterTrainingMetrics()).toExtend<AsyncIterable<TrialMetrics>>();
  expectTypeOf(trial.iterValidationMetrics({ follow: true })).toExtend<AsyncIterable<TrialMetrics>>();
  expectTypeOf(trial.streamMetrics({ group: "x" })).toExtend<AsyncIterable<TrialMetrics>>();
  expectTypeOf(trial.streamTrainingMetrics()).toExtend<AsyncIterable<TrialMetrics>>();
  expectTypeOf(trial.streamValidationMetrics()).toExtend<AsyncIterable<TrialMetrics>>();
  // @ts-expect-error the group is required
  trial.iterMetrics();
  // @ts-expect-error the group is fixed
  trial.iterTrainingMetrics({ group: "x" });
  // @ts-expect-error true or false
  trial.iterValidationMetrics({ follow: 1 });
  // @ts-expect-error the group is required
  trial.streamMetrics({});
  // @ts-expect-error true or false
  trial.streamTrainingMetrics({ follow: 1 });
  // @ts-expect-error true or false
  trial.streamValidationMetrics({ follow: 1 });
});

never(() => {
  expectTypeOf(task.logs({ tail: 3 })).toExtend<AsyncIterable<string>>();
  expectTypeOf(task.iterLogs()).toExtend<AsyncIterable<string>>();
  expectTypeOf(task.logEntries()).toExtend<AsyncIterable<LogEntry>>();
  // @ts-expect-error a number of lines
  task.logs({ tail: "3" });
  // @ts-expect-error options are an object
  task.iterLogs(1);
  // @ts-expect-error a cursor is that of an entry
  task.logEntries({ from: "138907" });
  expectTypeOf<LogEntry["level"]>().toEqualTypeOf<Open<LogLevel>>();
  expectTypeOf<LogEntry["cursor"]>().toEqualTypeOf<LogCursor>();
});

never(() => {
  const listing = determined.listExperiments();
  expectTypeOf<Awaited<typeof listing>>().toEqualTypeOf<Experiment[]>();
  expectTypeOf(listing.first()).toEqualTypeOf<Promise<Experiment | undefined>>();
  expectTypeOf(listing.pages()).toEqualTypeOf<AsyncIterable<Experiment[]>>();
  // @ts-expect-error a listing is not an array
  void listing.length;
});

never(() => {
  expectTypeOf(login({ master: "x" })).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error options are an object
  void login("x");
  expectTypeOf(logout()).toEqualTypeOf<Promise<void>>();
  expectTypeOf(createExperiment({ config: {} })).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error config is required
  void createExperiment({});
  expectTypeOf(getExperiment(1)).toEqualTypeOf<Promise<Experiment>>();
  // @ts-expect-error an id is a number
  void getExperiment("1");
  expectTypeOf(listExperiments()).toEqualTypeOf<Listing<Experiment>>();
  expectTypeOf(waitAll([experiment])).toEqualTypeOf<Promise<Open<ExperimentState>[]>>();
});

never(() => {
  where("startTime").gt(new Date()).and(where("hparams.lr").lt(1), where("validation.loss.min").lt(1));
  where("metadata.team").eq("a").or(where("inference.f1").gt(0.5), where("state").eq("COMPLETED"));
  where("state").ne("STATE_ERROR");
  where("userId").eq(2);
  void determined.searchExperiments({ sort: ["state", { by: "validation.loss", order: "DESC" }] });
  // @ts-expect-error a field that does not exist
  where("start_time");
  // @ts-expect-error a hyperparameter needs its place
  where("learning_rate");
  // @ts-expect-error a state that does not exist
  where("state").eq("COMPLETE");
  // @ts-expect-error masters store it as ACTIVE
  where("state").eq("QUEUED");
  // @ts-expect-error users are found by their id
  where("user").eq("ada");
  // @ts-expect-error a field that does not exist
  void determined.searchRuns({ sort: "start_time" });
  // @ts-expect-error a field that does not exist
  void determined.searchRuns({ sort: { by: "start_time" } });
});

never(() => {
  void determined.topNCheckpoints(3, { experiments: [1, experiment], perExperiment: 1, sortBy: "loss" });
  void determined.topNCheckpoints(3, { projectId: 1 });
  void determined.topNCheckpoints(3, { workspace: "risk", projectId: undefined });
  // @ts-expect-error one of the three is needed
  void determined.topNCheckpoints(3, { sortBy: "loss" });
  // @ts-expect-error only one of the three
  void determined.topNCheckpoints(3, { experiments: [1], projectId: 1 });
  // @ts-expect-error only one of the three
  void determined.topNCheckpoints(3, { workspace: "risk", projectId: 1 });
  void determined.tensorboards.start({ experiments: [1], trials: [trial] });
  void determined.tensorboards.start({ trials: [2], template: "small" });
  // @ts-expect-error it would show nothing
  void determined.tensorboards.start({});
  // @ts-expect-error it would show nothing
  void determined.tensorboards.start({ workspaceId: 1 });
});
