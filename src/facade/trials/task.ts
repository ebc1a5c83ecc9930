import { MasterObject } from "../master-object.js";
import type { LogEntry } from "./log-entry.js";
import type { LogOptions } from "./log-options.js";
import { readLogEntries, readLogLines } from "./logs.js";

/** The fields of `Task`. */
export interface TaskRecord {
  /** The id, a string. */
  readonly id: string;
}

export interface Task extends TaskRecord {}

/**
 * A task of the master: a trial's run, a notebook, a shell, a command. Made by `determined.task(id)`.
 *
 * @example
 * for await (const line of determined.task("17.08edbca9-b281-48fc-a170-8c413a52d48c").logs()) console.log(line);
 */
export class Task extends MasterObject<TaskRecord> {
  /** Returns `Task(id=…)`. */
  override toString(): string {
    return `Task(id=${this.id})`;
  }

  /**
   * The lines of its log as text; see `Trial.logs`. Python: `task_logs`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the task does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const line of task.logs({ tail: 20 })) console.log(line);
   */
  logs(options?: LogOptions): AsyncGenerator<string, void> {
    return readLogLines(this.connection, this.id, options, arguments[1]);
  }

  /**
   * The same as {@link Task.logs}.
   *
   * @example
   * for await (const line of task.iterLogs({ tail: 20 })) console.log(line);
   */
  iterLogs(options?: LogOptions): AsyncGenerator<string, void> {
    return readLogLines(this.connection, this.id, options, arguments[1]);
  }

  /**
   * The lines of its log with their time, level and so on; see `Trial.logEntries`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the task does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { timestamp, log } of task.logEntries({ follow: true })) console.log(timestamp, log);
   */
  logEntries(options?: LogOptions): AsyncGenerator<LogEntry, void> {
    return readLogEntries(this.connection, this.id, options, arguments[1]);
  }
}
