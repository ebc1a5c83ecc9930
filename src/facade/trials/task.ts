import type { Connection } from "../connection.js";
import { prepareClass } from "../prepare-class.js";
import type { LogEntry } from "./log-entry.js";
import type { LogOptions } from "./log-options.js";
import { readLogEntries, readLogLines } from "./logs.js";

/**
 * A task of the master: a trial's run, a notebook, a shell, a command. Made by `determined.task(id)`.
 *
 * @example
 * for await (const line of determined.task("17.08edbca9-b281-48fc-a170-8c413a52d48c").logs()) console.log(line);
 */
export class Task {
  /** What identifies it. */
  readonly id: string;
  /** Gives `Task(id=…)`. */
  declare readonly toString: () => string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, id: string) {
    prepareClass(Task, (task) => `Task(id=${task.id})`);
    this.#connection = connection;
    this.id = id;
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * The lines of its log as text; see `Trial.logs`. Python: `task_logs`.
   *
   * @example
   * for await (const line of task.logs({ tail: 20 })) console.log(line);
   */
  logs(options?: LogOptions): AsyncGenerator<string, void> {
    return readLogLines(this.#connection, this.id, options);
  }

  /**
   * The same as {@link Task.logs}.
   *
   * @example
   * for await (const line of task.iterLogs({ tail: 20 })) console.log(line);
   */
  iterLogs(options?: LogOptions): AsyncGenerator<string, void> {
    return this.logs(options);
  }

  /**
   * The lines of its log with their time, level and so on; see `Trial.logEntries`.
   *
   * @example
   * for await (const { timestamp, log } of task.logEntries({ follow: true })) console.log(timestamp, log);
   */
  logEntries(options?: LogOptions): AsyncGenerator<LogEntry, void> {
    return readLogEntries(this.#connection, this.id, options);
  }
}
