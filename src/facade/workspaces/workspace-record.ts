import type { components } from "#schema";
import { WireFields, type Known } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";

type Wire = components["schemas"]["v1Workspace"];

/** What a master records of a workspace; the fields of `Workspace`. */
export interface WorkspaceRecord {
  /** The id. */
  readonly id: number;
  /** Its name, once on a master. */
  readonly name: string;
  /** Whether it is hidden and takes no changes. */
  readonly archived: boolean;
  /** Whether it is the one that every master has, which takes no changes. */
  readonly immutable: boolean;
  /** Who owns it. */
  readonly username: string;
  /** Id of who created it. */
  readonly userId: number;
  /** How many projects it has. */
  readonly numProjects: number;
  /** How many experiments its projects have. */
  readonly numExperiments: number;
  /** Whether the logged-in user pinned it. */
  readonly pinned: boolean;
  /** Set while it is being deleted. */
  readonly state: Open<components["schemas"]["v1WorkspaceState"]>;
  /** Why deleting it failed; empty otherwise. */
  readonly errorMessage: string;
  /** Pool for its experiments; empty for the cluster's, undefined before release 0.23.1. */
  readonly defaultComputePool: string | undefined;
  /** Pool for its notebooks and the like; empty for the cluster's, undefined before release 0.23.1. */
  readonly defaultAuxPool: string | undefined;
}

/** Decodes the record of a workspace; what the answer leaves out is as it was known. */
export function toWorkspaceRecord(wire: Wire, known: Known<WorkspaceRecord> = {}): WorkspaceRecord {
  const from = new WireFields<Wire>(wire, known);
  return {
    id: from.ownId("id"),
    name: from.string("name", ""),
    archived: from.boolean("archived", false),
    immutable: from.boolean("immutable", false),
    username: from.string("username", ""),
    userId: from.id("userId", 0),
    numProjects: from.integer("numProjects", 0),
    numExperiments: from.integer("numExperiments", 0),
    pinned: from.boolean("pinned", false),
    state: from.string("state", "WORKSPACE_STATE_UNSPECIFIED"),
    errorMessage: from.string("errorMessage", ""),
    defaultComputePool: from.string("defaultComputePool"),
    defaultAuxPool: from.string("defaultAuxPool"),
  };
}
