import { WireFields, type Known } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { LaunchedTask } from "./launched-task.js";
import { toLaunchedTaskRecord, type LaunchedTaskRecord, type WireTask } from "./launched-task-record.js";
import type { TaskKind } from "./task-kind.js";

/** Where the SSH server of a shell listens. */
export interface ShellAddress {
  /** Address of the container. */
  readonly containerIp: string | undefined;
  /** Port in the container. */
  readonly containerPort: number | undefined;
  /** Address of the machine that it runs on. */
  readonly hostIp: string | undefined;
  /** Port of that machine. */
  readonly hostPort: number | undefined;
}

/** What a master records of a shell; the fields of `Shell`. */
export interface ShellRecord extends LaunchedTaskRecord {
  /** Where its SSH server listens, on the network of the cluster; empty until it runs. */
  readonly addresses: readonly ShellAddress[];
  /** The key to log in with: treat it like a password. `JSON.stringify` leaves it out. */
  readonly privateKey: string | undefined;
  /** The key that the SSH server knows. */
  readonly publicKey: string | undefined;
  /** The account on the agent to log in as. */
  readonly agentUser: string | undefined;
}

interface WireAddress {
  container_ip?: string;
  container_port?: number;
  host_ip?: string;
  host_port?: number;
}

/** Decodes the record of a shell; what the answer leaves out is as it was known. */
export function toShellRecord(wire: WireTask, known: Known<ShellRecord> = {}): ShellRecord {
  const from = new WireFields<WireTask>(wire, known);
  const account = from.part("agentUserGroup", (group) => new WireFields<{ user?: string }>(group).filled("user"));
  return {
    ...toLaunchedTaskRecord(wire, known),
    addresses: from.array("addresses", toShellAddress) ?? [],
    privateKey: from.filled("privateKey"),
    publicKey: from.filled("publicKey"),
    agentUser: account ?? known.agentUser,
  };
}

function toShellAddress(wire: WireAddress): ShellAddress {
  const from = new WireFields<WireAddress>(wire);
  return {
    containerIp: from.filled("container_ip"),
    containerPort: from.integer("container_port"),
    hostIp: from.filled("host_ip"),
    hostPort: from.integer("host_port"),
  };
}

export const shellKind: TaskKind = { one: "shell", title: "Shell", answers: true, decode: toShellRecord };

export interface Shell extends ShellRecord {}

/**
 * A container on the cluster with an SSH server; made by `determined.shells`. The master forwards to it inside a web socket,
 * which the command `det shell open` speaks; on the network of the cluster `addresses` and `privateKey` are enough.
 *
 * @example
 * const shell = await determined.shells.start({ config: { resources: { slots: 0 } } });
 * console.log((await shell.waitUntilReady()).addresses);
 * await shell.kill();
 */
export class Shell extends LaunchedTask {
  /** @internal */
  constructor(connection: Connection, fields: Partial<ShellRecord>) {
    super(connection, fields, shellKind);
  }

  /** The fields as plain data, for `JSON.stringify`; without the private key. */
  override toJSON(): object {
    return { ...this, privateKey: undefined };
  }
}
