import { WireFields, type Known } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { LaunchedTask } from "./launched-task.js";
import { toLaunchedTaskRecord, type LaunchedTaskRecord, type WireTask } from "./launched-task-record.js";
import { serviceUrl, withoutToken } from "./service-url.js";
import type { TaskKind } from "./task-kind.js";

/** What a master records of a notebook; the fields of `Notebook`. */
export interface NotebookRecord extends LaunchedTaskRecord {
  /** The path of its `url` on the master, with the token; undefined when the master does not say. */
  readonly serviceAddress: string | undefined;
}

/** Decodes the record of a notebook; what the answer leaves out is as it was known. */
export function toNotebookRecord(wire: WireTask, known: Known<NotebookRecord> = {}): NotebookRecord {
  const from = new WireFields<WireTask>(wire, known);
  return { ...toLaunchedTaskRecord(wire, known), serviceAddress: from.filled("serviceAddress") };
}

export const notebookKind: TaskKind = {
  one: "notebook",
  title: "Notebook",
  answers: true,
  decode: toNotebookRecord,
};

export interface Notebook extends NotebookRecord {}

/**
 * A JupyterLab on the cluster; made by `determined.notebooks`.
 *
 * @example
 * const notebook = await determined.notebooks.start({ config: { resources: { slots: 0 } } });
 * await notebook.waitUntilReady();
 * await notebook.kill();
 */
export class Notebook extends LaunchedTask {
  /** @internal */
  constructor(connection: Connection, fields: Partial<NotebookRecord>) {
    super(connection, fields, notebookKind);
  }

  /**
   * The address to open in a browser, from the start on; it answers once the notebook is ready. It holds a token that lets in
   * everybody who knows the address, without a login: treat it like a password. Undefined when the master does not say it.
   */
  get url(): string | undefined {
    return serviceUrl(this.connection.master, this.serviceAddress);
  }

  /** The fields as plain data, for `JSON.stringify`; the address without its token. */
  override toJSON(): object {
    return { ...this, serviceAddress: withoutToken(this.serviceAddress) };
  }
}
