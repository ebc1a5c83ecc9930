import type { components } from "#schema";
import { WireFields, type Known } from "../../values/index.js";

type Wire = components["schemas"]["v1Project"];
type WireNote = components["schemas"]["v1Note"];

/** A note of a project; several may have the same name. */
export interface ProjectNote {
  /** Title of the page. */
  readonly name: string;
  /** Its text, in Markdown. */
  readonly contents: string;
}

/** What a master records of a project; the fields of `Project`. */
export interface ProjectRecord {
  /** The id. */
  readonly id: number;
  /** Its name, once in a workspace; change it with `setName`. */
  readonly name: string;
  /** Short unique name, upper case; undefined before release 0.34.0. */
  readonly key: string | undefined;
  /** A description; change it with `setDescription`. */
  readonly description: string;
  /** Whether it is hidden and takes no changes. */
  readonly archived: boolean;
  /** How many experiments it has. */
  readonly nExperiments: number;
  /** How many of them have not ended. */
  readonly nActiveExperiments: number;
  /** Its notes; change them with `addNote` and `removeNote`. */
  readonly notes: readonly ProjectNote[];
  /** The workspace that it is in. */
  readonly workspaceId: number;
  /** Name of that workspace; undefined where the master left it out. */
  readonly workspaceName: string | undefined;
  /** Who owns it. */
  readonly username: string;
  /** Id of who created it. */
  readonly userId: number;
  /** Whether it is the one that every master has, which takes no changes. */
  readonly immutable: boolean;
  /** When its newest experiment began; undefined when it has none. */
  readonly lastExperimentStartedAt: Date | undefined;
  /** `lastExperimentStartedAt` with every digit that the master sent. */
  readonly lastExperimentStartedAtText: string | undefined;
}

/** Decodes the record of a project; what the answer leaves out is as it was known. */
export function toProjectRecord(wire: Wire, known: Known<ProjectRecord> = {}): ProjectRecord {
  const from = new WireFields<Wire>(wire, known);
  return {
    id: from.ownId("id"),
    name: from.string("name", ""),
    key: from.string("key"),
    description: from.string("description", ""),
    archived: from.boolean("archived", false),
    nExperiments: from.integer("numExperiments", known.nExperiments ?? 0),
    nActiveExperiments: from.integer("numActiveExperiments", known.nActiveExperiments ?? 0),
    notes: from.array("notes", toNote) ?? [],
    workspaceId: from.id("workspaceId", 0),
    workspaceName: from.string("workspaceName"),
    username: from.string("username", ""),
    userId: from.id("userId", 0),
    immutable: from.boolean("immutable", false),
    ...from.times("lastExperimentStartedAt"),
  };
}

/** Decodes a note. */
export function toNote(wire: WireNote): ProjectNote {
  const from = new WireFields<WireNote>(wire);
  return { name: from.string("name", ""), contents: from.string("contents", "") };
}
