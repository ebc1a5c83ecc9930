import type { RequestOptions } from "../../api/request-options.js";
import { decodeAnswer, unwrapMember, type Answer } from "../../api/unwrap-member.js";
import {
  checkPriority,
  readOptions,
  readRequest,
  WireFields,
  type Known,
  type RequestSettings,
} from "../../values/index.js";
import type { TaskConfig } from "../../wire-types/task-config.js";
import type { Connection } from "../connection.js";
import { describe } from "../inspectable.js";
import { Task } from "../trials/task.js";
import type { LaunchedTaskRecord, WireTask } from "./launched-task-record.js";
import { routesOf, type TaskKind } from "./task-kind.js";
import { untilEnded, untilReady, waitForTaskOptions, type WaitForTaskOptions } from "./wait-for-task.js";

export interface LaunchedTask extends LaunchedTaskRecord {}

/**
 * What notebooks, shells, commands and TensorBoards have in common; made by `determined.notebooks.start()` and the like.
 *
 * @example
 * const [newest] = await determined.notebooks.list({ sortBy: "START_TIME", orderBy: "DESC", limit: 1 });
 * await newest?.kill();
 */
export abstract class LaunchedTask extends Task {
  readonly #kind: TaskKind;

  /** @internal */
  constructor(connection: Connection, fields: Partial<LaunchedTaskRecord>, kind: TaskKind) {
    super(connection, fields);
    this.#kind = kind;
  }

  /** Returns its class with its id. */
  override toString(): string {
    return describe(this.#kind.title, { id: this.id });
  }

  /** @internal */
  override summary(): string {
    const { id, description, state } = this;
    return describe(this.#kind.title, { id, description, state });
  }

  /**
   * Reads it again and resolves to this object.
   *
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @example
   * console.log((await notebook.reload()).state);
   */
  async reload(options?: RequestOptions): Promise<this> {
    return this.#reload(readRequest("reload", options, arguments[1]));
  }

  /**
   * Ends it; one that has ended stays as it is. The master takes a moment: {@link LaunchedTask.wait} resolves when it is over.
   *
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @throws ForbiddenError when you may not end it.
   * @example
   * await notebook.kill();
   * await notebook.wait();
   */
  async kill(options?: RequestOptions): Promise<void> {
    const { kill, path } = routesOf(this.#kind);
    const init = { params: { path: path(this.id) }, ...readRequest("kill", options, arguments[1]) };
    this.#read(await this.connection.api.POST(kill, init));
  }

  /**
   * Changes its place in the queue of a cluster that goes by priority: an integer from 1 (first) to 99.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await notebook.setPriority(30);
   */
  async setPriority(priority: number, options?: RequestOptions): Promise<void> {
    const body = { priority: checkPriority(priority, "priority") };
    const { priority: route, path } = routesOf(this.#kind);
    const init = { params: { path: path(this.id) }, body, ...readRequest("setPriority", options, arguments[2]) };
    this.#read(await this.connection.api.POST(route, init));
  }

  /**
   * Waits until it can be used and resolves to this object, read again. A command does not report that: there it resolves once
   * it runs or has ended.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws TaskEndedError when it ends before.
   * @throws WaitTimeoutError after `maxWait`; it goes on.
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @example
   * await notebook.waitUntilReady({ maxWait: "5m" });
   */
  async waitUntilReady(options?: WaitForTaskOptions): Promise<this> {
    const settings = readOptions(waitForTaskOptions, "waitUntilReady", options, arguments[1]);
    return untilReady(this.connection, this, this.#kind, { ...settings, writtenMaxWait: options?.maxWait });
  }

  /**
   * Waits until it has ended and resolves to this object, whose `exitStatus` says how.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws WaitTimeoutError after `maxWait`; it goes on.
   * @throws NotFoundError when it does not exist, or you may not see it.
   * @example
   * const { exitStatus } = await command.wait();
   */
  async wait(options?: WaitForTaskOptions): Promise<this> {
    const settings = readOptions(waitForTaskOptions, "wait", options, arguments[1]);
    return untilEnded(this.connection, this, this.#kind, { ...settings, writtenMaxWait: options?.maxWait });
  }

  async #reload(request: RequestSettings): Promise<this> {
    const { one, path } = routesOf(this.#kind);
    const answer = await this.connection.api.GET(one, { params: { path: path(this.id) }, ...request });
    this.#read(answer);
    return this.take({ config: configOf(answer) } as Partial<LaunchedTaskRecord>);
  }

  #read(answer: Answer & { data?: { notebook?: unknown } }): void {
    const known = this as Known<LaunchedTaskRecord>;
    this.take(unwrapMember(answer, routesOf(this.#kind).member, (wire) => this.#kind.decode(wire as WireTask, known)));
  }
}

/** The configuration of an answer. */
export function configOf({ data, response }: { data?: { config?: object | null }; response: Response }): TaskConfig {
  return decodeAnswer(response, () => new WireFields(data ?? {}).object("config", {}));
}
