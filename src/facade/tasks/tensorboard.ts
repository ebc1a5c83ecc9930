import { toId, WireFields, type Known } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { LaunchedTask } from "./launched-task.js";
import { toLaunchedTaskRecord, type LaunchedTaskRecord, type WireTask } from "./launched-task-record.js";
import { serviceUrl } from "./service-url.js";
import type { TaskKind } from "./task-kind.js";

/** What a master records of a TensorBoard; the fields of `Tensorboard`. */
export interface TensorboardRecord extends LaunchedTaskRecord {
  /** The path of its `url` on the master; undefined when the master does not say. */
  readonly serviceAddress: string | undefined;
  /** The experiments that it shows whole. */
  readonly experimentIds: readonly number[];
  /** The trials that it shows. */
  readonly trialIds: readonly number[];
}

/** Decodes the record of a TensorBoard; what the answer leaves out is as it was known. */
export function toTensorboardRecord(wire: WireTask, known: Known<TensorboardRecord> = {}): TensorboardRecord {
  const from = new WireFields<WireTask>(wire, known);
  return {
    ...toLaunchedTaskRecord(wire, known),
    serviceAddress: from.filled("serviceAddress"),
    experimentIds: from.array("experimentIds", (id) => toId(id, "id")) ?? [],
    trialIds: from.array("trialIds", (id) => toId(id, "id")) ?? [],
  };
}

export const tensorboardKind: TaskKind = {
  one: "tensorboard",
  title: "Tensorboard",
  answers: true,
  decode: toTensorboardRecord,
};

export interface Tensorboard extends TensorboardRecord {}

/**
 * A TensorBoard that shows experiments or trials; made by `determined.tensorboards`.
 *
 * @example
 * const tensorboard = await determined.tensorboards.start({ experiments: [42] });
 * await tensorboard.waitUntilReady();
 * await tensorboard.kill();
 */
export class Tensorboard extends LaunchedTask {
  /** @internal */
  constructor(connection: Connection, fields: Partial<TensorboardRecord>) {
    super(connection, fields, tensorboardKind);
  }

  /**
   * The address to open in a browser, from the start on; it answers once the TensorBoard is ready. It holds no token: the
   * master asks a browser that is not logged in to log in, and programs send `Authorization: Bearer …`. Undefined when the
   * master does not say it.
   */
  get url(): string | undefined {
    return serviceUrl(this.connection.master, this.serviceAddress);
  }
}
