import type { MasterCore } from "../master-core.js";
import { check, checkInteger, checkOneOf, checkString, isContent, isLines, isPlainObject } from "../options/checks.js";
import { readOptions, type OptionTable } from "../options/options.js";
import { trialOf } from "../state/lookup.js";
import type { TaskRecord } from "../state/records.js";
import { stamp } from "../state/stamp.js";
import { logPosted } from "../state/tasks/logs.js";
import { currentTask } from "../state/trials/trial-life-cycle.js";
import { saveCheckpoint } from "../training/save-checkpoint.js";
import { orMistake } from "./owner.js";

/** Lines to be in the log of a trial without its program having printed them. */
export interface LogSeed {
  trialId: number;
  /** One line or several, without line ends. */
  lines: string | readonly string[];
  /**
   * Rank of the process in distributed training.
   *
   * @default none
   */
  rank?: number | undefined;
  /**
   * The container that they come from.
   *
   * @default that of the trial's last run
   */
  containerId?: string | undefined;
  /** @default "stdout" */
  stdtype?: "stdout" | "stderr" | undefined;
  /** @default "UNSPECIFIED" */
  level?: "UNSPECIFIED" | "TRACE" | "DEBUG" | "INFO" | "WARNING" | "ERROR" | "CRITICAL" | undefined;
  /** @default "task" */
  source?: "task" | "agent" | "master" | undefined;
}

/** Options of `fake.logs.add`. */
export const logSeedOptions = {
  trialId: { check: checkInteger(1), required: true },
  lines: {
    check: check<string | readonly string[]>("a string or an array of strings", isLines),
    required: true,
  },
  rank: { check: checkInteger(0) },
  containerId: { check: checkString },
  stdtype: { check: checkOneOf("stdout", "stderr"), default: "stdout" },
  level: {
    check: checkOneOf("UNSPECIFIED", "TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"),
    default: "UNSPECIFIED",
  },
  source: { check: checkOneOf("task", "agent", "master"), default: "task" },
} satisfies OptionTable<LogSeed>;

/** A checkpoint to be there without its program having saved it. */
export interface CheckpointSeed {
  trialId: number;
  /** Contents by path. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /**
   * Its `steps_completed`.
   *
   * @default 1
   */
  batches?: number | undefined;
}

/** Options of `fake.checkpoints.add`. */
export const checkpointSeedOptions = {
  trialId: { check: checkInteger(1), required: true },
  files: {
    check: check<Readonly<Record<string, string | Uint8Array>>>(
      "an object of strings and Uint8Arrays by path",
      (value) => isPlainObject(value) && Object.values(value).every(isContent),
    ),
    required: true,
  },
  batches: { check: checkInteger(0), default: 1 },
} satisfies OptionTable<CheckpointSeed>;

/** Adds lines to the log of a trial; those who follow it get them. */
export function addLog(core: MasterCore, given: LogSeed): void {
  const { state, clock } = core;
  const {
    lines,
    rank,
    trialId,
    containerId: ownContainer,
    ...line
  } = readOptions(logSeedOptions, "fake.logs.add()", given);
  const { task, allocation } = lastRun(core, "fake.logs.add()", trialId);
  const containerId = ownContainer ?? allocation?.containerId;
  for (const text of typeof lines === "string" ? [lines] : lines) {
    logPosted(state, task, {
      ...line,
      timestamp: stamp(state, clock.now()),
      log: `${text}\n`,
      agentId: "agent-1",
      ...(allocation && { allocationId: allocation.id }),
      ...(containerId !== undefined && { containerId }),
      ...(rank !== undefined && { rankId: rank }),
    });
  }
  core.settle();
}

/** Adds a checkpoint with these files to a trial. */
export function addCheckpoint(core: MasterCore, given: CheckpointSeed): { uuid: string } {
  const what = "fake.checkpoints.add()";
  const { trialId, files, batches } = readOptions(checkpointSeedOptions, what, given);
  const { trial, allocation } = lastRun(core, what, trialId);
  if (!allocation) throw new TypeError(`${what}: trial ${trialId} has not run yet.`);
  const step = {
    step: batches,
    steps: batches,
    batches,
    run: allocation.run,
    restarts: trial.restarts,
    random: () => 0,
  };
  saveCheckpoint(core, core.clock.now(), allocation, trial, step, { ...files });
  core.settle();
  return { uuid: trial.checkpoints.at(-1)! };
}

function lastRun(
  { state }: MasterCore,
  what: string,
  trialId: number,
): {
  trial: ReturnType<typeof trialOf>;
  task: TaskRecord;
  allocation: MasterCore["state"]["allocations"][string] | undefined;
} {
  const trial = orMistake(what, () => trialOf(state, trialId));
  const task = currentTask(state, trial);
  if (!task) throw new TypeError(`${what}: trial ${trialId} has not been scheduled yet.`);
  return { trial, task, allocation: state.allocations[task.allocationIds.at(-1) ?? ""] };
}
