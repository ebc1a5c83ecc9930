import type { RequestOptions } from "../../api/request-options.js";
import { readListOptions, type Listing } from "../../sequence/listing.js";
import { isUuid, readOptions, readRequest, refusal } from "../../values/index.js";
import type { TaskConfig } from "../../wire-types/task-config.js";
import type { Connection } from "../connection.js";
import { Inspectable } from "../inspectable.js";
import type { LaunchedTaskRecord } from "./launched-task-record.js";
import type { LaunchedTask } from "./launched-task.js";
import { listTasks, listTasksOptions, type ListTasksOptions } from "./list-tasks.js";
import {
  previewNotebook,
  previewNotebookOptions,
  startTask,
  startTaskOptions,
  startTensorboardOptions,
  toStart,
  toTensorboardStart,
  type PreviewNotebookOptions,
  type Start,
  type StartTaskOptions,
  type StartTensorboardOptions,
} from "./start-task.js";
import { Notebook, notebookKind } from "./notebook.js";
import type { TaskKind } from "./task-kind.js";
import { Tensorboard, tensorboardKind } from "./tensorboard.js";

/** The class of the tasks of a kind. */
type TaskClass<T> = new (connection: Connection, fields: Partial<LaunchedTaskRecord>) => T;

/** The tasks of one kind on a master: {@link Determined.notebooks}, {@link Determined.tensorboards} and so on. */
export abstract class TaskCollection<T extends LaunchedTask> extends Inspectable {
  readonly #connection: Connection;
  readonly #kind: TaskKind;
  readonly #make: (fields: Partial<LaunchedTaskRecord>) => T;

  /** @internal */
  constructor(connection: Connection, kind: TaskKind, Class: TaskClass<T>) {
    super();
    this.#connection = connection;
    this.#kind = kind;
    this.#make = (fields) => new Class(connection, fields);
  }

  /** The address of the master, for `JSON.stringify`. */
  toJSON(): object {
    return { master: this.#connection.master };
  }

  /** Returns its name with the master. */
  override toString(): string {
    return `${this.#kind.one}s(master=${this.#connection.master})`;
  }

  /**
   * Those that run or wait, and those that ended in the last 24 hours.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @throws UnsupportedByMasterError for `workspaceId` on a master before release 0.19.11.
   * @example
   * for await (const { id, description, state } of determined.notebooks.list({ users: ["anna"] })) {
   *   console.log(id, description, state);
   * }
   */
  list(options?: ListTasksOptions): Listing<T> {
    const read = () => readListOptions(listTasksOptions, this.method("list"), options, arguments[1]);
    return listTasks(this.#connection, this.#kind, read, this.#make);
  }

  /**
   * Reads one by its id, a UUID.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @example
   * const notebook = await determined.notebooks.get("22dd23cb-a911-475d-a89e-a6bdd58c833d");
   */
  async get(id: string, options?: RequestOptions): Promise<T> {
    if (!isUuid(id)) throw refusal("id", "a UUID, as list() and start() give it", id);
    const task = this.#make({ id });
    return task.reload(readRequest(this.method("get"), options, arguments[2]));
  }

  /** @internal */
  startWith(start: Start): Promise<T> {
    return startTask(this.#connection, this.#kind, start, this.#make);
  }

  /** @internal A method as callers write it. */
  method(name: string): string {
    return `${this.#kind.one}s.${name}`;
  }
}

/** The notebooks, shells or commands of a master. */
export class StartableTasks<T extends LaunchedTask> extends TaskCollection<T> {
  /**
   * Starts one, which waits for its slots: one slot unless the configuration says otherwise, so write
   * `resources: { slots: 0 }` where there are none.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws BadRequestError when the master refuses the configuration.
   * @throws NotFoundError when the template or the workspace does not exist.
   * @throws AmbiguousCreateError when the answer was lost, so that it may have been started.
   * @throws UnsupportedByMasterError for `workspaceId` on a master before release 0.19.11.
   * @example
   * const notebook = await determined.notebooks.start({ config: { resources: { slots: 0 }, idle_timeout: "30m" } });
   * await notebook.waitUntilReady();
   * @example
   * const config = { entrypoint: ["python3", "report.py"], resources: { slots: 0 } };
   * await determined.commands.start({ config, contextDir: "reports", includes: ["shared.py"] });
   */
  async start(options?: StartTaskOptions): Promise<T> {
    return this.startWith(toStart(readOptions(startTaskOptions, this.method("start"), options, arguments[1])));
  }
}

/** The notebooks of a master. */
export class Notebooks extends StartableTasks<Notebook> {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    super(connection, notebookKind, Notebook);
    this.#connection = connection;
  }

  /**
   * The configuration that a notebook would have, completed by the template and the cluster; nothing is started.
   * Python: `det notebook start --preview`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws BadRequestError when the master refuses the configuration.
   * @throws NotFoundError when the template or the workspace does not exist.
   * @throws UnsupportedByMasterError for `workspaceId` on a master before release 0.19.11.
   * @example
   * const config = await determined.notebooks.preview({ config: { resources: { slots: 0 } } });
   * console.log(config.resources?.resource_pool, config.environment?.image);
   */
  async preview(options?: PreviewNotebookOptions): Promise<TaskConfig> {
    const checked = readOptions(previewNotebookOptions, "notebooks.preview", options, arguments[1]);
    return previewNotebook(this.#connection, notebookKind, checked);
  }
}

/** The TensorBoards of a master. */
export class Tensorboards extends TaskCollection<Tensorboard> {
  /** @internal */
  constructor(connection: Connection) {
    super(connection, tensorboardKind, Tensorboard);
  }

  /**
   * Starts a TensorBoard that shows experiments, trials or both; it needs no slot. Which experiments can be said by filters.
   *
   * @throws InvalidArgumentError for a wrong argument or option, and when it would show nothing, before any request.
   * @throws BadRequestError when the master refuses the configuration.
   * @throws NotFoundError when an experiment, a trial, the template or the workspace does not exist.
   * @throws AmbiguousCreateError when the answer was lost, so that it may have been started.
   * @throws UnsupportedByMasterError for `workspaceId` on a master before release 0.19.11, for `filters` before 0.21.2.
   * @example
   * const tensorboard = await determined.tensorboards.start({ experiments: [42, 43] });
   * await tensorboard.waitUntilReady();
   * await tensorboard.kill();
   * @example
   * await determined.tensorboards.start({ filters: { projectId: 3, labels: ["sweep 7"], states: ["COMPLETED"] } });
   */
  async start(options: StartTensorboardOptions): Promise<Tensorboard> {
    const table = { ...startTensorboardOptions, ...startTaskOptions };
    return this.startWith(toTensorboardStart(readOptions(table, "tensorboards.start", options, arguments[1])));
  }
}
