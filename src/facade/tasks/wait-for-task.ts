import { TaskEndedError, WaitTimeoutError } from "../../errors/index.js";
import type { Duration } from "../../time/duration.js";
import { formatMilliseconds } from "../../time/format-milliseconds.js";
import { checkDuration, checkMaxOutage, type OptionTable, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { pollUntil, type PollSettings } from "../poll-until.js";
import { requireState } from "../require-state.js";
import { secondsHint } from "../seconds-hint.js";
import type { WaitLimits } from "../wait-limits.js";
import type { LaunchedTaskRecord } from "./launched-task-record.js";
import { readReadiness } from "./readiness.js";
import type { TaskKind } from "./task-kind.js";

/** Options of `waitUntilReady` and `wait` of notebooks, shells, commands and TensorBoards. */
export interface WaitForTaskOptions extends WaitLimits {
  /**
   * Exact time between two polls.
   *
   * @default 1 s at first until it is ready and 5 s until it ends, later 1 % of the time waited so far, at most 60 s
   */
  interval?: Duration | undefined;
  /**
   * How long the master may be out of reach after a poll has succeeded, as in `wait` of an experiment.
   *
   * @default "15m"; with `retry: false` 0
   */
  maxOutage?: Duration | undefined;
}

export const waitForTaskOptions = {
  interval: { check: checkDuration },
  maxWait: { check: checkDuration },
  maxOutage: { check: checkMaxOutage },
} satisfies OptionTable<WaitForTaskOptions>;

interface Settings extends PollSettings {
  /** `maxWait` as the caller wrote it. */
  readonly writtenMaxWait: Duration | undefined;
}

/** What is needed of the task. */
interface Waited extends Pick<LaunchedTaskRecord, "id" | "state" | "exitStatus"> {
  reload(request: RequestSettings): Promise<unknown>;
}

/** What one poll found. */
interface Seen {
  readonly isSo: boolean;
  /** Left out: that of the task. */
  readonly state?: string | undefined;
}

const hasEnded = ({ state }: Pick<Waited, "state">): boolean => state === "STATE_TERMINATED";

/** Polls until the task has ended. */
export async function untilEnded<T extends Waited>(
  connection: Connection,
  task: T,
  { one }: TaskKind,
  settings: Settings,
): Promise<T> {
  const words = { first: 5000, name: `${one} ${task.id}`, until: "to end" };
  return poll(connection, task, settings, words, async (request) => {
    await task.reload(request);
    requireState(task.state);
    return { isSo: hasEnded(task) };
  });
}

/** Polls until the task can be used; TaskEndedError when it ends before. */
export async function untilReady<T extends Waited>(
  connection: Connection,
  task: T,
  { one, answers }: TaskKind,
  settings: Settings,
): Promise<T> {
  const words = { first: 1000, name: `${one} ${task.id}`, until: "to be ready" };
  return poll(connection, task, settings, words, async (request) => {
    if (!answers) {
      await task.reload(request);
      requireState(task.state);
      return { isSo: task.state === "STATE_RUNNING" || hasEnded(task) };
    }
    // Only the task's allocation says whether it is ready; the rest is read again once there is something new in it.
    const { state, isReady, isOver } = await readReadiness(connection, task.id, request);
    if (isReady || isOver) {
      await task.reload(request);
      if (hasEnded(task)) throw endedError(task, words.name);
    }
    return { isSo: isReady, state };
  });
}

async function poll<T extends Waited>(
  connection: Connection,
  task: T,
  settings: Settings,
  { first, name, until }: { first: number; name: string; until: string },
  look: (request: RequestSettings) => Promise<Seen>,
): Promise<T> {
  let last: string = "none";
  return pollUntil(connection, settings, {
    first,
    async once(request) {
      const { isSo, state = task.state } = await look(request);
      last = state;
      return isSo ? task : undefined;
    },
    known: () => `The last state seen of ${name} is ${last}.`,
    gaveUp: (waited) =>
      new WaitTimeoutError(
        `Gave up waiting for ${name} ${until} after ${formatMilliseconds(waited)}; the last state seen is ${last}. It goes on: wait again with a longer maxWait, or stop it with kill().${secondsHint(settings.writtenMaxWait)}`,
        { taskId: task.id, states: [] },
      ),
  });
}

function endedError({ id: taskId, exitStatus }: Waited, name: string): TaskEndedError {
  const words = exitStatus ? ` The master says: ${exitStatus}.` : "";
  return new TaskEndedError(
    `The ${name} ended before it was ready.${words} Its log may say more: determined.task(${JSON.stringify(taskId)}).logs().`,
    { taskId, exitStatus },
  );
}
