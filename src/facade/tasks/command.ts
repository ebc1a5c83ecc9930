import type { Connection } from "../connection.js";
import { LaunchedTask } from "./launched-task.js";
import { toLaunchedTaskRecord, type LaunchedTaskRecord } from "./launched-task-record.js";
import type { TaskKind } from "./task-kind.js";

export const commandKind: TaskKind = {
  one: "command",
  title: "Command",
  answers: false,
  decode: toLaunchedTaskRecord,
};

/**
 * A program that runs once on the cluster; made by `determined.commands`.
 *
 * @example
 * const entrypoint = ["bash", "-c", "echo hello"];
 * const command = await determined.commands.start({ config: { entrypoint, resources: { slots: 0 } } });
 * for await (const line of command.logs({ follow: true })) console.log(line);
 */
export class Command extends LaunchedTask {
  /** @internal */
  constructor(connection: Connection, fields: Partial<LaunchedTaskRecord>) {
    super(connection, fields, commandKind);
  }
}
