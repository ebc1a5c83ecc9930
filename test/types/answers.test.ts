import { expect, expectTypeOf, test } from "vitest";
import type { components } from "../../src/api/index.js";
import {
  CheckpointState,
  ExperimentState,
  type Checkpoint,
  type CheckpointStateError,
  type CheckpointSummary,
  type Determined,
  type Experiment,
  type ExperimentFailedError,
  type FailureReport,
  type LogEntry,
  type LogLevel,
  type Open,
  type Trial,
  type TrialMetrics,
  type TrialState,
  type UnknownMember,
  type User,
  type WaitProgress,
  type WaitTimeoutError,
  type Workspace,
  iterTrialsMetrics,
  getTrial,
} from "../../src/index.js";

type Schemas = components["schemas"];

// Only the compiler reads the functions below; none is called.
declare const determined: Determined;
declare const experiment: Experiment;
declare const trial: Trial;
declare const checkpoint: Checkpoint;
declare const workspace: Workspace;
declare const entry: LogEntry;

test("the types below hold; the compiler checks them", () => {
  expect([states, newerStates, everyEnum, fields, generics]).toHaveLength(5);
});

function states(): string {
  if (experiment.state === "STATE_COMPLETED" || experiment.state === ExperimentState.ERROR) return "known";
  // @ts-expect-error the bare name is not a wire value
  if (experiment.state === "COMPLETED") return "never";
  // @ts-expect-error misspelt
  if (experiment.state === "COMPLTED") return "never";
  // @ts-expect-error the bare name of a trial's state
  if (trial.state === "ERROR") return "never";
  // @ts-expect-error no state of a checkpoint
  if (checkpoint.state === "STATE_PAUSED") return "never";
  // @ts-expect-error the bare name of a level
  if (entry.level === "INFO") return "never";
  // @ts-expect-error no state of a workspace
  if (workspace.state === "STATE_DELETED") return "never";
  if (workspace.state === "WORKSPACE_STATE_DELETING") return "known";
  if (entry.level === "LOG_LEVEL_UNSPECIFIED" || entry.level === "LOG_LEVEL_INFO") return "known";
  if (checkpoint.state === CheckpointState.PARTIALLY_DELETED) return "known";
  return judged(experiment);
}

function judged({ state }: Experiment): string {
  switch (state) {
    case "STATE_COMPLETED":
      return "known";
    // @ts-expect-error misspelt
    case "STATE_COMPLTED":
      return "never";
    default:
      return state.replace("STATE_", "");
  }
}

function newerStates(state: Open<ExperimentState>): void {
  // @ts-expect-error misspelt
  if (state !== "STATE_COMPLTED") console.log("always");
  expectTypeOf(state).toExtend<string>();
  if (state === ("STATE_HIBERNATING" as UnknownMember)) return;
  if ((state as string) === "STATE_HIBERNATING") return;
  const names: Record<Open<ExperimentState>, string> = {} as Record<ExperimentState, string>;
  expectTypeOf(names[state]).toEqualTypeOf<string | undefined>();
  if (state === trial.state) return;
  expectTypeOf<"STATE_UNSPECIFIED">().toExtend<typeof state>();
}

/** The fields of a record whose wire type is an enum, though the record's is any string. */
type Loose<Fields, Wire> = {
  [K in keyof Fields & keyof Wire]: string extends Fields[K]
    ? NonNullable<Wire[K]> extends string
      ? string extends NonNullable<Wire[K]>
        ? never
        : K
      : never
    : never;
}[keyof Fields & keyof Wire];

function everyEnum(): void {
  expectTypeOf<Loose<{ state: string }, { state: "A" | "B" }>>().toEqualTypeOf<"state">();
  expectTypeOf<Loose<Experiment, Schemas["v1Experiment"]>>().toBeNever();
  expectTypeOf<Loose<Trial, Schemas["trialv1Trial"]>>().toBeNever();
  expectTypeOf<Loose<Checkpoint, Schemas["v1Checkpoint"]>>().toBeNever();
  expectTypeOf<Loose<CheckpointSummary, Schemas["v1CheckpointWorkload"]>>().toBeNever();
  expectTypeOf<Loose<Workspace, Schemas["v1Workspace"]>>().toBeNever();
  expectTypeOf<Loose<User, Schemas["v1User"]>>().toBeNever();
  expectTypeOf<Loose<LogEntry, Schemas["v1TrialLogsResponse"]>>().toBeNever();
  expectTypeOf<WaitProgress["state"]>().toEqualTypeOf<Open<ExperimentState>>();
  expectTypeOf<FailureReport["state"]>().toEqualTypeOf<Open<ExperimentState>>();
  expectTypeOf<FailureReport["trials"][number]["state"]>().toEqualTypeOf<Open<TrialState>>();
  expectTypeOf<WaitTimeoutError["states"][number]["state"]>().toEqualTypeOf<Open<ExperimentState>>();
  expectTypeOf<ExperimentFailedError["state"]>().toEqualTypeOf<Open<ExperimentState>>();
  expectTypeOf<ExperimentFailedError["report"]>().toEqualTypeOf<FailureReport>();
  expectTypeOf<CheckpointStateError["state"]>().toEqualTypeOf<Open<CheckpointState>>();
  expectTypeOf<CheckpointSummary["state"]>().toEqualTypeOf<Open<CheckpointState>>();
  expectTypeOf<LogEntry["level"]>().toEqualTypeOf<Open<LogLevel>>();
}

function fields(): void {
  // No answer holds all of these: listings lack three, all other answers the fourth.
  expectTypeOf(experiment.originalConfig).toEqualTypeOf<string | undefined>();
  expectTypeOf(experiment.trialIds).toEqualTypeOf<readonly number[] | undefined>();
  expectTypeOf(experiment.notes).toEqualTypeOf<string | undefined>();
  expectTypeOf(experiment.displayName).toEqualTypeOf<string | undefined>();
}

interface Losses {
  loss: number;
}

interface Chosen {
  lr: number;
  optimizer: "adam" | "sgd";
}

async function generics(): Promise<void> {
  for await (const { metrics, batchMetrics } of trial.iterMetrics<Losses>({ group: "validation" })) {
    expectTypeOf(metrics).toEqualTypeOf<Losses>();
    expectTypeOf(batchMetrics).toEqualTypeOf<Partial<Losses>[] | undefined>();
  }
  for await (const { metrics } of trial.iterTrainingMetrics()) {
    expectTypeOf(metrics).toEqualTypeOf<Record<string, unknown>>();
  }
  expectTypeOf(trial.iterTrainingMetrics<Losses>()).toExtend<AsyncIterable<TrialMetrics<Losses>>>();
  expectTypeOf(trial.iterValidationMetrics<Losses>()).toExtend<AsyncIterable<TrialMetrics<Losses>>>();
  expectTypeOf(checkpoint.iterMetrics<Losses>()).toExtend<AsyncIterable<TrialMetrics<Losses>>>();
  const several = { group: "training" };
  expectTypeOf(determined.iterTrialsMetrics<Losses>([1], several)).toExtend<AsyncIterable<TrialMetrics<Losses>>>();
  expectTypeOf(iterTrialsMetrics<Losses>([1], several)).toExtend<AsyncIterable<TrialMetrics<Losses>>>();
  expectTypeOf((await determined.getTrial(7)).hparams).toEqualTypeOf<Readonly<Record<string, unknown>>>();
  expectTypeOf((await determined.getTrial<Chosen>(7)).hparams).toEqualTypeOf<Readonly<Chosen>>();
  expectTypeOf((await getTrial<Chosen>(7)).hparams.lr).toEqualTypeOf<number>();
  expectTypeOf((await determined.trial<Chosen>(7).reload()).hparams.optimizer).toEqualTypeOf<"adam" | "sgd">();
  expectTypeOf((await experiment.bestTrial<Chosen>()).hparams).toEqualTypeOf<Readonly<Chosen>>();
  expectTypeOf((await experiment.awaitFirstTrial<Chosen>()).hparams).toEqualTypeOf<Readonly<Chosen>>();
  for (const { hparams } of await experiment.listTrials<Chosen>()) {
    expectTypeOf(hparams).toEqualTypeOf<Readonly<Chosen>>();
  }
  for await (const { hparams } of experiment.iterTrials<Chosen>()) {
    expectTypeOf(hparams).toEqualTypeOf<Readonly<Chosen>>();
  }
  // @ts-expect-error there is no such hyperparameter
  void (await determined.getTrial<Chosen>(7)).hparams.lrate;
  // @ts-expect-error metrics are an object
  void trial.iterMetrics<number>({ group: "training" });
}
