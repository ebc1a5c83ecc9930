import type { components } from "#schema";
import { WireFields, type Known } from "../../values/index.js";

type Wire = components["schemas"]["v1User"];
type WireAccount = NonNullable<Wire["agentUserGroup"]>;

/** The account on agents that a user's tasks run as; undefined when none is linked. */
export interface AgentAccount {
  /** Number of the user on the agents. */
  readonly agentUid: number | undefined;
  /** Number of the group on the agents. */
  readonly agentGid: number | undefined;
  /** Name of the user on the agents. */
  readonly agentUser: string | undefined;
  /** Name of the group on the agents. */
  readonly agentGroup: string | undefined;
}

/** What a master records of a user; the fields of `User`. */
export interface UserRecord extends AgentAccount {
  /** The id. */
  readonly userId: number;
  /** The name to log in with; change it with `rename`. */
  readonly username: string;
  /** Whether the user is an administrator. */
  readonly admin: boolean;
  /** Whether the user may log in. */
  readonly active: boolean;
  /** Whether the user logs in by single sign-on only; false before release 0.21.1. */
  readonly remote: boolean;
  /** The name to show; empty when none is set. */
  readonly displayName: string;
  /** When the user was last changed; undefined when the master does not say. */
  readonly modifiedAt: Date | undefined;
  /** `modifiedAt` with every digit that the master sent. */
  readonly modifiedAtText: string | undefined;
  /** Undefined before the first login, and before release 0.26.1. */
  readonly lastAuthAt: Date | undefined;
  /** `lastAuthAt` with every digit that the master sent. */
  readonly lastAuthAtText: string | undefined;
}

/** Decodes the record of a user; what the answer leaves out is as it was known. */
export function toUserRecord(wire: Wire, known: Known<UserRecord> = {}): UserRecord {
  const from = new WireFields<Wire>(wire, known);
  return {
    userId: from.ownId("id", known.userId ?? 0),
    username: from.string("username", ""),
    admin: from.boolean("admin", false),
    active: from.boolean("active", true),
    remote: from.boolean("remote", false),
    displayName: from.string("displayName", ""),
    ...from.times("modifiedAt", "lastAuthAt"),
    ...toAgentAccount(from.part("agentUserGroup", (account) => account) ?? {}, known),
  };
}

function toAgentAccount(wire: WireAccount, known: Known<AgentAccount>): AgentAccount {
  const from = new WireFields<WireAccount>(wire, known);
  return {
    agentUid: from.integer("agentUid"),
    agentGid: from.integer("agentGid"),
    agentUser: from.string("agentUser"),
    agentGroup: from.string("agentGroup"),
  };
}
